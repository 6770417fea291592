// Promises that begin and end by the calendar of the world, not by an event (rulings 10, 11, 12).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "svcdesk/contract/terms.hpp"

namespace svcdesk::contract {

// One civil occurrence. Keys: "2026-Q1", "2026-01", "2026" (periods), "2026-spring-festival"
// (holidays), "ends", "signed", "starts" (dates of the contract).
struct CivilOccurrence {
  std::string key;
  Date first;  // its window, both dates included: clipped to the term, and for
  Date last;   // `due = { before }` from the date it opens to the last date before the day itself
  Instant opens;  // 00:00 of `first`, in the contract's zone
  Instant due;
  bool operator==(const CivilOccurrence&) const = default;
};

// Those of an obligation with `every` or `due = { before, lead, opens }` whose `opens` lies in
// [from, to), in the order of opening. None for an obligation of another sort.
//
// `every`: calendar periods in the contract's zone, clipped to the term and still owed
// (`partial = "skip"` waives those). Due at 24:00 of the last day, or `within` counted from it.
//
// `due`: `lead` and `opens` are counted back from the day itself: from 00:00 of a holiday's first
// day, from 24:00 of any other date; without `opens`, 30 days before the deadline. Nothing is owed
// when the deadline lies before the term, or the holiday after it.
std::vector<CivilOccurrence> civil_occurrences(const Terms& terms, const Obligation& obligation,
                                               Instant from, Instant to);

// The moment `length` after the end of that date (ruling 10), on the calendar.
Instant after_date(const Terms& terms, const time::Calendar& calendar, Date date,
                   time::Duration length);

int year_of(Date date);

// The year that names a holiday: that of its fourth day, so that a New Year's holiday that begins
// on 31 December belongs to the new year.
int year_of_holiday(Date first_day);

}  // namespace svcdesk::contract
