#include "svcdesk/time/detail/book.hpp"

#include <algorithm>
#include <iterator>

namespace svcdesk::time::detail {
namespace {

using std::chrono::days;

void append_joined(std::vector<Span>& out, Span span) {
  if (!out.empty() && span.from <= out.back().to) {
    out.back().to = std::max(out.back().to, span.to);
  } else {
    out.push_back(span);
  }
}

}  // namespace

template <class Visit>
void Layout::each_piece(Instant from, Instant to, Visit visit) const {
  while (from < to) {
    const auto change = zone_.next_change(from);
    const Instant end = change ? std::min(*change, to) : to;
    visit(Span{from, end}, zone_.offset(from));
    from = end;
  }
}

void Layout::lay(Span piece, Seconds offset, Date date, std::vector<Span>& out) const {
  const DayHours& hours = hours_of_(date);
  if (hours.empty() || !zone_.exists(date)) return;
  const Instant midnight = Instant{Seconds{date.time_since_epoch()}} - offset;
  for (const Hours& each : hours) {
    const Instant open = std::max(piece.from, midnight + Seconds{each.open});
    const Instant close = std::min(piece.to, midnight + Seconds{each.close});
    if (open < close) append_joined(out, {open, close});
  }
}

std::vector<Span> Layout::open_in(Instant from, Instant to) const {
  std::vector<Span> out;
  each_piece(from, to, [&](Span piece, Seconds offset) {
    const auto wall = [&](Instant instant) {
      return std::chrono::floor<days>(LocalSeconds{(instant + offset).time_since_epoch()});
    };
    const Date last = wall(piece.to - Seconds{1});
    // The hours of a date may reach into the next one.
    for (Date date = wall(piece.from) - days{1}; date <= last; date += days{1}) {
      lay(piece, offset, date, out);
    }
  });
  return out;
}

std::vector<Span> Layout::open_of(Date date) const {
  const DayHours& hours = hours_of_(date);
  std::vector<Span> out;
  if (hours.empty()) return out;
  // No zone is farther than a day from UTC, so that all its readings lie in here.
  const Instant midnight{Seconds{date.time_since_epoch()}};
  const Instant from = midnight + Seconds{hours.front().open} - days{2};
  const Instant to = midnight + Seconds{hours.back().close} + days{2};
  each_piece(from, to, [&](Span piece, Seconds offset) { lay(piece, offset, date, out); });
  return out;
}

bool Table::covers(Instant from, Instant to) const {
  return covered_.from < covered_.to && covered_.from <= from && to <= covered_.to;
}

Span Table::missing(Instant from, Instant to) const {
  constexpr days least{14};
  if (covered_.from >= covered_.to) return {from, std::max(to, from + least)};
  const Seconds share = (covered_.to - covered_.from) / 2 + least;
  if (from < covered_.from) return {std::min(from, covered_.from - share), covered_.from};
  return {covered_.to, std::max(to, covered_.to + share)};
}

void Table::insert(Span covered, const std::vector<Span>& open) {
  Seconds count{0};
  for (const Span& span : open) count += span.to - span.from;
  const bool in_front = covered_.from < covered_.to && covered.to == covered_.from;
  const Seconds base = in_front ? total_first_ - count : total_last_;
  auto place = open_.insert(in_front ? open_.begin() : open_.end(), open.size(), Open{});
  Seconds before = base;
  for (const Span& span : open) {
    *place++ = {span, before};
    before += span.to - span.from;
  }
  if (in_front) {
    covered_.from = covered.from;
    total_first_ = base;
  } else {
    if (covered_.from >= covered_.to) covered_.from = covered.from;
    covered_.to = covered.to;
    total_last_ = base + count;
  }
}

Seconds Table::counted(Instant instant) const {
  const auto after =
      std::ranges::upper_bound(open_, instant, {}, [](const Open& each) { return each.span.from; });
  if (after == open_.begin()) return total_first_;
  const Open& last = *std::prev(after);
  return last.before + (std::min(instant, last.span.to) - last.span.from);
}

std::optional<Instant> Table::at_count(Seconds count) const {
  const auto found = std::ranges::lower_bound(open_, count, {}, [](const Open& each) {
    return each.before + (each.span.to - each.span.from);
  });
  if (found == open_.end()) return std::nullopt;
  return found->span.from + (count - found->before);
}

std::vector<Span> Table::open_in(Instant from, Instant to) const {
  std::vector<Span> out;
  auto each = std::ranges::upper_bound(open_, from, {}, [](const Open& o) { return o.span.to; });
  for (; each != open_.end() && each->span.from < to; ++each) {
    append_joined(out, {std::max(from, each->span.from), std::min(to, each->span.to)});
  }
  return out;
}

}  // namespace svcdesk::time::detail
