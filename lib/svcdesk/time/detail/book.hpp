// The opening hours of a calendar laid out in real time, worked out where they are asked for.
#pragma once

#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "svcdesk/time/calendar.hpp"

namespace svcdesk::time::detail {

// The open stretches inside [from, to), in order: each stretch of constant offset is a contiguous
// stretch of the wall clock, on which the hours of the dates are laid (clock rule 1).
class Layout {
 public:
  using HoursOf = std::function<const DayHours&(Date)>;

  Layout(const Zone& zone, HoursOf hours_of) : zone_(zone), hours_of_(std::move(hours_of)) {}

  std::vector<Span> open_in(Instant from, Instant to) const;
  // Those that belong to the date, wherever they lie.
  std::vector<Span> open_of(Date date) const;

 private:
  template <class Visit>
  void each_piece(Instant from, Instant to, Visit visit) const;
  void lay(Span piece, Seconds offset, Date date, std::vector<Span>& out) const;

  const Zone& zone_;
  HoursOf hours_of_;
};

// A growing table of open stretches with the counted seconds before each.
class Table {
 public:
  bool covers(Instant from, Instant to) const;
  // The stretch that has to be laid out next so that [from, to) gets covered; grows by shares of
  // what is there already, so that many small steps stay cheap.
  Span missing(Instant from, Instant to) const;
  void insert(Span covered, const std::vector<Span>& open);

  // Counted seconds from a fixed origin; `instant` lies in the covered stretch.
  Seconds counted(Instant instant) const;
  // The earliest covered instant with that count, if the table reaches it.
  std::optional<Instant> at_count(Seconds count) const;
  Instant end() const { return covered_.to; }
  std::vector<Span> open_in(Instant from, Instant to) const;

 private:
  struct Open {
    Span span;
    Seconds before;
  };
  std::vector<Open> open_;
  Span covered_{};
  Seconds total_first_{0};  // the count at the begin of the covered stretch
  Seconds total_last_{0};   // and at its end
};

}  // namespace svcdesk::time::detail
