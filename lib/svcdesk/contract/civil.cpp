#include "svcdesk/contract/civil.hpp"

#include <algorithm>
#include <chrono>
#include <string_view>

namespace svcdesk::contract {
namespace {

using std::chrono::days;

constexpr time::Duration default_window{30, time::Unit::day};
constexpr std::string_view holiday_prefix = "holiday:";

// A day before which something is due.
struct Anchor {
  std::string key;
  Date date;       // the day itself
  Instant moment;  // what lead times are counted back from
  Date last;       // of the window
};

// The latest moment from which `length` counted seconds lie before `end`.
Instant count_back(const time::Calendar& calendar, Instant end, Seconds length) {
  if (calendar.rules().always) return end - length;
  constexpr int years = 100;
  Instant to = end;
  Seconds left = length;
  for (int month = 0; month < 12 * years; ++month) {
    const Instant from = to - days{31};
    const std::vector<Span> open = calendar.open_in(from, to);
    for (auto span = open.rbegin(); span != open.rend(); ++span) {
      if (span->to - span->from >= left) return span->to - left;
      left -= span->to - span->from;
    }
    to = from;
  }
  return to;
}

Instant before(const Terms& terms, const time::Calendar& calendar, const Anchor& anchor,
               time::Duration lead) {
  if (lead.is_working_days()) return calendar.close_of_working_day(anchor.date, -lead.count);
  if (!lead.is_civil()) return count_back(calendar, anchor.moment, lead.seconds());
  const std::int64_t months = lead.unit == time::Unit::year ? 12 * lead.count : lead.count;
  const Date date = time::add_months(anchor.date, -months);
  // What begins at 00:00 is preceded by a month that begins at 00:00.
  return anchor.moment == terms.start_of(anchor.date) ? terms.start_of(date) : terms.end_of(date);
}

std::vector<Anchor> anchors(const Terms& terms, const CivilDue& due) {
  const Contract& contract = terms.contract();
  std::vector<Anchor> found;
  const auto add_date = [&](const std::optional<Date>& date) {
    if (date) found.push_back({due.before, *date, terms.end_of(*date), *date});
  };
  if (due.before == "ends") add_date(contract.ends);
  if (due.before == "signed") add_date(contract.signed_on);
  if (due.before == "starts") add_date(contract.starts);
  if (!due.before.starts_with(holiday_prefix)) return found;
  const std::string code = due.before.substr(holiday_prefix.size());
  for (const Holiday& holiday : contract.holidays) {
    if (holiday.code != code) continue;
    for (const Date day : holiday.first_days) {
      found.push_back({std::to_string(year_of_holiday(day)) + "-" + code, day, terms.start_of(day),
                       day - days{1}});
    }
  }
  return found;
}

std::optional<CivilOccurrence> occurrence_before(const Terms& terms, const Obligation& obligation,
                                                 const Anchor& anchor) {
  const Contract& contract = terms.contract();
  const time::Calendar& calendar = terms.calendar(obligation.calendar);
  CivilOccurrence found{anchor.key, {}, anchor.last, {}, {}};
  found.due = before(terms, calendar, anchor, obligation.due->lead);
  const bool of_term = obligation.due->before != "signed";
  if (of_term && contract.starts && found.due < terms.start_of(*contract.starts)) return {};
  if (contract.ends && anchor.date > *contract.ends) return {};
  const Instant window = obligation.due->opens ? before(terms, terms.calendar("always"), anchor,
                                                        *obligation.due->opens)
                                               : found.due - default_window.seconds();
  found.first = terms.zone().date(std::min(window, found.due));
  if (of_term && contract.starts) found.first = std::max(found.first, *contract.starts);
  found.opens = terms.start_of(found.first);
  return found;
}

std::optional<CivilOccurrence> occurrence_in(const Terms& terms, const Obligation& obligation,
                                             const time::Period& period) {
  const Contract& contract = terms.contract();
  CivilOccurrence found{period.key, period.first, period.last, {}, {}};
  if (contract.starts) found.first = std::max(found.first, *contract.starts);
  if (contract.ends) found.last = std::min(found.last, *contract.ends);
  if (found.first > found.last) return {};
  const bool clipped = found.first != period.first || found.last != period.last;
  if (clipped && obligation.partial == Partial::skip) return {};
  found.opens = terms.start_of(found.first);
  const time::Duration* within = obligation.within.of(contract.default_level);
  found.due = within ? after_date(terms, terms.calendar(obligation.calendar), found.last, *within)
                     : terms.end_of(found.last);
  return found;
}

std::vector<CivilOccurrence> periods(const Terms& terms, const Obligation& obligation, Instant from,
                                     Instant to) {
  const Contract& contract = terms.contract();
  std::vector<CivilOccurrence> found;
  Date day = terms.zone().date(from);
  if (contract.starts) day = std::max(day, *contract.starts);
  time::Period period = time::period_of(day, *obligation.every);
  while (terms.start_of(period.first) < to && (!contract.ends || period.first <= *contract.ends)) {
    const auto one = occurrence_in(terms, obligation, period);
    if (one && from <= one->opens && one->opens < to) found.push_back(*one);
    period = time::next(period, *obligation.every);
  }
  return found;
}

}  // namespace

std::vector<CivilOccurrence> civil_occurrences(const Terms& terms, const Obligation& obligation,
                                               Instant from, Instant to) {
  if (obligation.every) return periods(terms, obligation, from, to);
  std::vector<CivilOccurrence> found;
  if (!obligation.due) return found;
  for (const Anchor& anchor : anchors(terms, *obligation.due)) {
    const auto one = occurrence_before(terms, obligation, anchor);
    if (one && from <= one->opens && one->opens < to) found.push_back(*one);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.opens < b.opens; });
  return found;
}

Instant after_date(const Terms& terms, const time::Calendar& calendar, Date date,
                   time::Duration length) {
  if (length.is_working_days()) return calendar.close_of_working_day(date, length.count);
  if (!length.is_civil()) return calendar.add(terms.end_of(date), length.seconds());
  const std::int64_t months = length.unit == time::Unit::year ? 12 * length.count : length.count;
  return terms.end_of(time::add_months(date, months));
}

int year_of(Date date) { return static_cast<int>(std::chrono::year_month_day(date).year()); }

int year_of_holiday(Date first_day) { return year_of(first_day + days{3}); }

}  // namespace svcdesk::contract
