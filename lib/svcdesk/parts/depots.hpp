// The depots of a contract: surveyed, then evaluated by somebody else, and only then stocked
// (PRT-9). Pure.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "svcdesk/authority/acting.hpp"
#include "svcdesk/contract/terms.hpp"
#include "svcdesk/journal/event.hpp"

namespace svcdesk::parts {

using authority::Acting;
using authority::Drafts;

enum class Suitable { no, yes };
enum class Verdict { refused, accepted };

struct DepotSurvey {
  Instant at;
  std::string by;
  std::string surroundings;
  std::string route;    // to the sites
  std::string storage;  // the conditions that the parts are kept in
  Suitable suitable = Suitable::no;
  bool operator==(const DepotSurvey&) const = default;
};

struct DepotEvaluation {
  Instant at;
  std::string by;
  Verdict verdict = Verdict::refused;
  std::string note;
  bool operator==(const DepotEvaluation&) const = default;
};

// A new survey asks for a new evaluation.
struct DepotRecord {
  std::optional<DepotSurvey> survey;
  std::optional<DepotEvaluation> evaluation;  // of that survey

  bool accepted() const { return evaluation && evaluation->verdict == Verdict::accepted; }
  bool operator==(const DepotRecord&) const = default;
};

struct Depots {
  std::map<std::string, DepotRecord, std::less<>> by_code;
  Instant last_event;

  const DepotRecord* find(std::string_view code) const;  // null: nothing is on record
  bool operator==(const Depots&) const = default;
};

// `events` in any order; what was recorded by hand and names no depot is passed over.
Depots depots_of(std::span<const journal::Event> events);

struct Survey {
  std::string depot;
  std::string surroundings;
  std::string route;
  std::string storage;
  Suitable suitable = Suitable::yes;
};

// Of the newest survey; a depot that it found unsuitable cannot be accepted. A refusal says why.
struct Evaluate {
  std::string depot;
  Verdict verdict = Verdict::accepted;
  std::string note = {};
};

Drafts decide(const contract::Terms& terms, const Acting& acting, const Depots& state,
              const Survey& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Depots& state,
              const Evaluate& request);

}  // namespace svcdesk::parts
