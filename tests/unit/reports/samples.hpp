// A month and a case as a real desk could have them; what the tests of this room are run on.
#pragma once

#include <string>
#include <string_view>

#include "svcdesk/reports/monthly.hpp"
#include "svcdesk/reports/service.hpp"

namespace samples {

using svcdesk::Instant;
using svcdesk::Seconds;
using svcdesk::reports::Verdict;

// "2026-10-03T06:05:00Z".
Instant at(std::string_view utc);

// An occurrence of `obligation` on `subject`: started, settled `gross` later, of which `paused`
// stood still; due `limit` counted seconds after the start.
svcdesk::reports::MonthlyItem item(std::string subject, std::string obligation, std::string level,
                                   Verdict verdict, Seconds gross);

// A contract with levels, obligations and services, and October 2026 in Shanghai, without any data.
svcdesk::reports::MonthlyInput empty_month();
// The same with about forty cases.
svcdesk::reports::MonthlyInput full_month();

// Three kinds of part, one of them not covered; consumption, requests, orders and loans.
svcdesk::reports::MonthlyParts month_of_parts();
// Two changes open, and one of everything counted.
svcdesk::reports::MonthlyChanges month_of_changes();

// A P1 fault with one finished visit, resolved, not yet confirmed.
svcdesk::reports::Service visit_report();

inline constexpr svcdesk::Language both[] = {svcdesk::Language::en, svcdesk::Language::zh_cn};

bool has(std::string_view text, std::string_view part);

// SVCDESK_REPORT_SAMPLES=DIR keeps what the tests render, to be looked at.
std::string kept(const std::string& name, std::string text);

}  // namespace samples
