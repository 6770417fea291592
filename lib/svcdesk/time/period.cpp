#include "svcdesk/time/period.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "svcdesk/base/error.hpp"
#include "svcdesk/time/duration.hpp"

namespace svcdesk::time {
namespace {

using std::chrono::days;
using std::chrono::year_month_day;

struct Row {
  Recurrence recurrence;
  std::string_view word;
  unsigned months;
};

constexpr std::array rows{
    Row{Recurrence::month, "month", 1}, Row{Recurrence::quarter, "quarter", 3},
    Row{Recurrence::half_year, "half-year", 6}, Row{Recurrence::year, "year", 12}};

const Row& row_of(Recurrence recurrence) {
  return *std::ranges::find(rows, recurrence, &Row::recurrence);
}

std::string key_of(int year, unsigned number, Recurrence recurrence) {
  switch (recurrence) {
    case Recurrence::month:
      return fmt::format("{:04}-{:02}", year, number);
    case Recurrence::quarter:
      return fmt::format("{:04}-Q{}", year, number);
    case Recurrence::half_year:
      return fmt::format("{:04}-H{}", year, number);
    case Recurrence::year:
      break;
  }
  return fmt::format("{:04}", year);
}

// The number-th (from 1) period of that kind in the year.
Period nth(int year, unsigned number, Recurrence recurrence) {
  const unsigned length = row_of(recurrence).months;
  const Date first{std::chrono::year{year} / std::chrono::month{(number - 1) * length + 1} / 1};
  return {key_of(year, number, recurrence), first, add_months(first, length) - days{1}};
}

std::optional<unsigned> digits(std::string_view text) {
  unsigned value = 0;
  if (!std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; })) return std::nullopt;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  return read.ec == std::errc() ? std::optional(value) : std::nullopt;
}

std::optional<Period> read_period(std::string_view key) {
  const auto year = digits(key.substr(0, 4));
  if (!year || key.size() < 4) return std::nullopt;
  if (key.size() == 4) return nth(static_cast<int>(*year), 1, Recurrence::year);
  if (key.size() != 7 || key[4] != '-') return std::nullopt;
  const Recurrence recurrence = key[5] == 'Q'   ? Recurrence::quarter
                                : key[5] == 'H' ? Recurrence::half_year
                                                : Recurrence::month;
  const auto number = digits(key.substr(recurrence == Recurrence::month ? 5 : 6));
  if (!number || *number < 1 || *number > 12 / row_of(recurrence).months) return std::nullopt;
  return nth(static_cast<int>(*year), *number, recurrence);
}

}  // namespace

std::optional<Recurrence> parse_recurrence(std::string_view word) {
  const auto* const row = std::ranges::find(rows, word, &Row::word);
  return row != rows.end() ? std::optional(row->recurrence) : std::nullopt;
}

std::string_view to_string(Recurrence recurrence) { return row_of(recurrence).word; }

Period period_of(Date date, Recurrence recurrence) {
  const year_month_day day{date};
  const unsigned number = (static_cast<unsigned>(day.month()) - 1) / row_of(recurrence).months + 1;
  return nth(static_cast<int>(day.year()), number, recurrence);
}

Period next(const Period& period, Recurrence recurrence) {
  return period_of(period.last + days{1}, recurrence);
}

Period parse_period(std::string_view key) {
  if (auto period = read_period(key)) return *std::move(period);
  throw Error(ErrorCode::usage, {"time.bad_period", {{"text", std::string(key)}}})
      .hint({"time.hint.period_form", {}});
}

}  // namespace svcdesk::time
