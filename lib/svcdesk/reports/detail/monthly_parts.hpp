// The chapters on spare parts and on changes in the monthly report's other shapes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "svcdesk/base/json.hpp"
#include "svcdesk/reports/detail/words.hpp"
#include "svcdesk/reports/monthly_changes.hpp"
#include "svcdesk/reports/monthly_parts.hpp"

namespace svcdesk::reports::detail {

// All that the month says of one kind.
struct KindFigures {
  std::string kind;
  std::optional<parts::Need> need;
  std::int64_t fitted = 0, fitted_year = 0;
  parts::HitRate asked, asked_year;
  std::optional<parts::LeadTime> lead_time;
  std::optional<parts::DeadStock> dead;
  std::optional<parts::Proposal> proposal;
};

// Of every kind of which there is something to say: in the contract's order, then the others.
std::vector<KindFigures> by_kind(const MonthlyParts& parts);

// Members of the view of monthly.html and monthly.md.
Json parts_view(const MonthlyParts& parts, const Words& words);
Json changes_view(const MonthlyChanges& changes, const Words& words);

// Members of "svcdesk/monthly/1".
Json parts_json(const MonthlyParts& parts);
Json changes_json(const MonthlyChanges& changes);

// What was done with changes in the month, by the names that both have.
Json change_counts(const MonthlyChanges& changes);

// A share of nothing is null.
Json permille_json(const parts::HitRate& rate);
// Sets the names that the contract gives.
void add_name(Json& out, const NamedCodes& codes, const std::string& code);

}  // namespace svcdesk::reports::detail
