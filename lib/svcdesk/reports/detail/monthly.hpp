// The monthly report's other shapes.
#pragma once

#include <string>

#include "svcdesk/base/json.hpp"
#include "svcdesk/reports/detail/words.hpp"
#include "svcdesk/reports/monthly.hpp"

namespace svcdesk::reports::detail {

// What the templates monthly.html and monthly.md are filled with.
Json monthly_view(const Monthly& report, const Words& words);
// "svcdesk/monthly/1".
Json monthly_json(const Monthly& report);
std::string monthly_csv(const Monthly& report);

// Whether there is anything to say of separate paid work (AST-2).
bool has_paid_work(const Monthly& report);

// Whether the obligation is owed to us by a vendor or the customer.
bool owed_by_others(const MonthlyInput& input, const std::string& obligation);

}  // namespace svcdesk::reports::detail
