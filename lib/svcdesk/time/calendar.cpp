#include "svcdesk/time/calendar.hpp"

#include <algorithm>

#include "svcdesk/base/error.hpp"
#include "svcdesk/time/detail/book.hpp"
#include "svcdesk/time/detail/hours.hpp"

namespace svcdesk::time {
namespace {

using std::chrono::days;

// As far ahead as a promise may reach (ruling 14).
constexpr days horizon{36525};

[[noreturn]] void refuse_end_before_start() {
  throw Error(ErrorCode::invalid, {"time.end_before_start", {}}).rule("clock rule 3");
}

[[noreturn]] void refuse_exhausted(const CalendarRules& rules) {
  throw Error(ErrorCode::invalid, {"time.calendar_exhausted", {{"calendar", rules.name}}})
      .rule("clock ruling 14");
}

// A make-up day without hours of its own has those of the first open weekday.
void fill_workday_hours(CalendarRules& rules) {
  if (!rules.workday_hours.empty()) return;
  const auto first = std::ranges::find_if(rules.week, [](const auto& d) { return !d.empty(); });
  if (first != rules.week.end()) rules.workday_hours = *first;
}

}  // namespace

struct Calendar::Book {
  explicit Book(CalendarRules given) : rules(std::move(given)), effective(rules) {
    fill_workday_hours(effective);
    detail::check_hours(effective);
  }

  const Zone& loaded_zone() {
    if (!zone) zone = Zone::load(rules.zone);
    return *zone;
  }

  detail::Layout layout() {
    return {loaded_zone(),
            [this](Date date) -> const DayHours& { return detail::hours_of(effective, date); }};
  }

  void cover(Instant from, Instant to) {
    while (!table.covers(from, to)) {
      const Span span = table.missing(from, to);
      table.insert(span, layout().open_in(span.from, span.to));
    }
  }

  std::vector<Span> open_of(Date date) {
    return loaded_zone().exists(date) ? layout().open_of(date) : std::vector<Span>();
  }

  CalendarRules rules;      // as given
  CalendarRules effective;  // with what it leaves out filled in
  std::optional<Zone> zone;
  detail::Table table;
};

Calendar::Calendar(CalendarRules rules) : book_(std::make_shared<Book>(std::move(rules))) {
  if (!book_->rules.always) book_->loaded_zone();
}

const CalendarRules& Calendar::rules() const { return book_->rules; }

const Zone& Calendar::zone() const { return book_->loaded_zone(); }

const DayHours& Calendar::hours_of(Date date) const {
  return detail::hours_of(book_->effective, date);
}

DayKind Calendar::kind_of(Date date) const { return detail::kind_of(book_->rules, date); }

Seconds Calendar::counted_on(Date date) const {
  Seconds sum{0};
  for (const Span& span : book_->open_of(date)) sum += span.to - span.from;
  return sum;
}

Seconds Calendar::between(Instant from, Instant to) const {
  if (to < from) refuse_end_before_start();
  if (book_->rules.always) return to - from;
  book_->cover(from, to);
  return book_->table.counted(to) - book_->table.counted(from);
}

Instant Calendar::add(Instant start, Seconds length) const {
  if (length < Seconds{0}) refuse_end_before_start();
  if (length > Seconds{horizon}) refuse_exhausted(book_->rules);
  if (book_->rules.always || length == Seconds{0}) return start + length;
  const Instant last = start + horizon;
  detail::Table& table = book_->table;
  book_->cover(start, start);
  const Seconds goal = table.counted(start) + length;
  while (true) {
    if (const auto reached = table.at_count(goal)) {
      if (*reached > last) refuse_exhausted(book_->rules);
      return *reached;
    }
    if (table.end() >= last) refuse_exhausted(book_->rules);
    book_->cover(start, table.end() + Seconds{1});
  }
}

Instant Calendar::close_of_working_day(Date after, std::int64_t n) const {
  if (n == 0) throw Error(ErrorCode::invalid, {"time.no_zeroth_working_day", {}}).rule("ruling 9");
  const days step{n > 0 ? 1 : -1};
  std::int64_t left = n > 0 ? n : -n;
  for (Date date = after + step; date - after <= horizon && after - date <= horizon; date += step) {
    const auto open = book_->open_of(date);
    if (!open.empty() && --left == 0) return open.back().to;
  }
  refuse_exhausted(book_->rules);
}

std::vector<Span> Calendar::open_in(Instant from, Instant to) const {
  if (to < from) refuse_end_before_start();
  if (from == to) return {};
  if (book_->rules.always) return {{from, to}};
  book_->cover(from, to);
  return book_->table.open_in(from, to);
}

}  // namespace svcdesk::time
