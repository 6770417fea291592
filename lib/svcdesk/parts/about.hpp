// What a decision about parts is told of a case and of an asset: this room knows neither.
#pragma once

#include <optional>
#include <string>

#include "svcdesk/base/ids.hpp"
#include "svcdesk/time/instant.hpp"

namespace svcdesk::parts {

struct AboutCase {
  CaseId id;
  std::string contract;
  std::string level;  // in force; empty: not judged yet
  std::string site;
  Instant opened;
  Instant last_event;
  std::optional<Instant> ended;           // closed, merged or withdrawn
  std::optional<Instant> standby_judged;  // by engineers of both sides (PRT-7)
};

struct AboutAsset {
  AssetId id;
  std::string tag;
  std::string site;
  std::string contract;
};

}  // namespace svcdesk::parts
