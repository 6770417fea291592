// What an event is (AUD-1). History is the record; every table is derived from it.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/base/json.hpp"
#include "svcdesk/time/instant.hpp"

namespace svcdesk::journal {

// What an event is about: kind and printed id. Written "case/C-12", "contract/DG-2026-017".
struct Subject {
  std::string kind;
  std::string id;

  std::string str() const { return kind + "/" + id; }
  static Subject parse(std::string_view text);  // throws Error(invalid)
  auto operator<=>(const Subject&) const = default;
};

// An event as somebody wants to record it: the desk adds who, when recorded and the chain.
struct Draft {
  std::string type;  // from the catalogue: "case.opened"
  Subject subject;
  Instant at;  // when it happened
  Json payload = Json::object();
  std::vector<Subject> refs;  // other subjects it concerns (decision 2)
};

// An event on record. Never changed, never removed.
struct Event {
  std::int64_t seq = 0;  // over the whole database, from 1, without gaps
  std::string contract;  // the chain it belongs to; empty: the desk's own chain (decision 3)
  Subject subject;
  std::vector<Subject> refs;
  std::string type;
  std::int64_t version = 1;
  Instant at;
  Instant recorded;
  std::string actor;
  std::string request_id;  // --request-id, or empty
  Json payload = Json::object();
};

}  // namespace svcdesk::journal
