// The month's chapter on spare parts (PRT-8): the store as it stood when the month ended.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "svcdesk/base/language.hpp"
#include "svcdesk/parts/statistics.hpp"

namespace svcdesk::reports {

// A code of the contract with its name in both languages.
using NamedCodes = std::vector<std::pair<std::string, Name>>;

// What had not come by then.
struct MonthlyOrder {
  std::string id, kind, supplier, depot;
  std::int64_t pieces = 0;
  Instant placed;
  std::string expected;  // the supplier's day, "2026-10-12", or empty
};

// What was out by then.
struct MonthlyLoan {
  std::string id, purpose, kind, case_id, place, borrower;
  std::int64_t pieces = 0;
  Instant opened;
  std::optional<Instant> due;
};

struct MonthlyParts {
  NamedCodes kinds;  // in the contract's order
  parts::Coverage coverage;
  std::map<std::string, Instant> gaps;       // since when, by kind, where it is on record
  std::vector<std::string> months;           // twelve, this one the last: "2025-11" ... "2026-10"
  std::vector<parts::Consumption> consumed;  // in those, by month and kind
  std::vector<parts::HitRate> asked;         // in this one, by kind
  std::vector<parts::HitRate> asked_year;    // in the twelve
  std::vector<parts::LeadTime> lead_times;   // of the orders placed in the twelve
  std::vector<parts::DeadStock> dead;        // what nothing moved in the twelve
  std::vector<parts::Proposal> proposals;    // out of what the twelve consumed and missed
  std::vector<MonthlyOrder> orders;          // open, the first ones by number
  std::int64_t orders_in_all = 0;
  std::vector<MonthlyLoan> loans;  // out, the first ones by number
  std::int64_t loans_in_all = 0;
};

// Pieces consumed of that kind, or of all where it is empty, in that month, or in all twelve.
std::int64_t consumed(const MonthlyParts& parts, const std::string& kind, const std::string& month);

}  // namespace svcdesk::reports
