#include "svcdesk/time/detail/duration_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "svcdesk/base/utf8.hpp"

namespace svcdesk::time::detail {
namespace {

struct UnitRow {
  std::string_view suffix;
  Unit unit;
  std::int64_t most;    // in 100 years
  int family;           // only units of one family can be added up
  std::int64_t factor;  // in the family's smallest unit
};

constexpr std::array units{
    UnitRow{"y", Unit::year, 100, 3, 12},          UnitRow{"mo", Unit::month, 1200, 3, 1},
    UnitRow{"bd", Unit::working_day, 36525, 2, 1}, UnitRow{"w", Unit::week, 5217, 1, 7},
    UnitRow{"d", Unit::day, 36525, 1, 1},          UnitRow{"h", Unit::hour, 876600, 0, 3600},
    UnitRow{"m", Unit::minute, 52596000, 0, 60},   UnitRow{"s", Unit::second, 3155760000, 0, 1},
};

// What people write, longest first where one begins another.
constexpr std::array words{
    UnitWord{"businessdays", "bd"},
    UnitWord{"businessday", "bd"},
    UnitWord{"workingdays", "bd"},
    UnitWord{"workingday", "bd"},
    UnitWord{"workdays", "bd"},
    UnitWord{"workday", "bd"},
    UnitWord{"个工作日", "bd"},
    UnitWord{"工作日", "bd"},
    UnitWord{"bds", "bd"},
    UnitWord{"wd", "bd"},
    UnitWord{"months", "mo"},
    UnitWord{"month", "mo"},
    UnitWord{"mon", "mo"},
    UnitWord{"个月", "mo"},
    UnitWord{"月", "mo"},
    UnitWord{"years", "y"},
    UnitWord{"year", "y"},
    UnitWord{"yr", "y"},
    UnitWord{"年", "y"},
    UnitWord{"weeks", "w"},
    UnitWord{"week", "w"},
    UnitWord{"周", "w"},
    UnitWord{"星期", "w"},
    UnitWord{"个星期", "w"},
    UnitWord{"days", "d"},
    UnitWord{"day", "d"},
    UnitWord{"天", "d"},
    UnitWord{"日", "d"},
    UnitWord{"hours", "h"},
    UnitWord{"hour", "h"},
    UnitWord{"hrs", "h"},
    UnitWord{"hr", "h"},
    UnitWord{"个小时", "h"},
    UnitWord{"小时", "h"},
    UnitWord{"时", "h"},
    UnitWord{"minutes", "m"},
    UnitWord{"minute", "m"},
    UnitWord{"mins", "m"},
    UnitWord{"min", "m"},
    UnitWord{"分钟", "m"},
    UnitWord{"分", "m"},
    UnitWord{"seconds", "s"},
    UnitWord{"second", "s"},
    UnitWord{"secs", "s"},
    UnitWord{"sec", "s"},
    UnitWord{"秒钟", "s"},
    UnitWord{"秒", "s"},
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct Term {
  std::int64_t count;
  const UnitRow* row;
};

// "15m" at the front of the text, which is taken away.
std::optional<Term> take_term(std::string_view& text) {
  std::int64_t count = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), count);
  if (text.empty() || !is_digit(text.front()) || read.ec != std::errc()) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
  const auto end = std::ranges::find_if(text, [](char c) { return c == ' ' || is_digit(c); });
  const std::string_view name(text.begin(), end);
  const auto* const row = std::ranges::find(units, name, &UnitRow::suffix);
  if (row == units.end() || count > row->most) return std::nullopt;
  text.remove_prefix(name.size());
  if (text.size() > 1 && text.front() == ' ') text.remove_prefix(1);
  return Term{count, row};
}

std::optional<std::vector<Term>> take_terms(std::string_view text) {
  std::vector<Term> terms;
  while (!text.empty()) {
    const auto term = take_term(text);
    if (!term || (!terms.empty() && terms.back().row >= term->row)) return std::nullopt;
    terms.push_back(*term);
  }
  return terms.empty() ? std::nullopt : std::optional(std::move(terms));
}

std::optional<Duration> sum(const std::vector<Term>& terms) {
  const UnitRow& last = *terms.back().row;
  std::int64_t total = 0;
  for (const Term& term : terms) {
    if (term.row->family != last.family) return std::nullopt;
    total += term.count * term.row->factor;
  }
  total /= last.factor;
  if (total > last.most || (total == 0 && last.unit == Unit::working_day)) return std::nullopt;
  return Duration{total, last.unit};
}

// Days and hours in one text are seconds to whoever writes them so: "1d 12h" is offered as "36h".
std::optional<Duration> sum_of_days_and_hours(const std::vector<Term>& terms) {
  const UnitRow& last = *terms.back().row;
  std::int64_t total = 0;
  for (const Term& term : terms) {
    if (term.row->family > 1) return std::nullopt;
    total += term.count * term.row->factor * (term.row->family == 1 ? 86400 : 1);
  }
  return last.family == 0 ? std::optional(Duration{total / last.factor, last.unit}) : std::nullopt;
}

// Lower case, narrow, without spaces, the letters O and l beside a digit read as digits.
std::string tidy(std::string_view text) {
  std::string out;
  for (const char c : fold_case(text)) {
    if (c == ' ' || c == '\t') continue;
    const bool after_digit = !out.empty() && is_digit(out.back());
    out += after_digit && c == 'o' ? '0' : c;
  }
  if (out.size() > 1 && out[0] == 'l' && is_digit(out[1])) out[0] = '1';
  return out;
}

std::string with_unit_letters(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto rest = std::string_view(text).substr(at);
    const auto* const word = std::ranges::find_if(words, [&](const UnitWord& w) {
      if (!rest.starts_with(w.first)) return false;
      return rest.size() == w.first.size() || is_digit(rest[w.first.size()]);
    });
    if (word != words.end() && !out.empty() && is_digit(out.back())) {
      out += word->second;
      at += word->first.size();
    } else {
      out += text[at++];
    }
  }
  return out;
}

// "1.5h" is "90m".
std::optional<Duration> read_fraction(const std::string& text) {
  const auto dot = text.find('.');
  if (dot == std::string::npos || text.size() != dot + 3 || !is_digit(text[dot + 1])) {
    return std::nullopt;
  }
  const auto whole = read_duration(text.substr(0, dot) + text.back());
  if (!whole || (whole->unit != Unit::hour && whole->unit != Unit::minute)) return std::nullopt;
  const Unit smaller = whole->unit == Unit::hour ? Unit::minute : Unit::second;
  return Duration{whole->count * 60 + std::int64_t{text[dot + 1] - '0'} * 6, smaller};
}

}  // namespace

std::string_view suffix(Unit unit) {
  return std::ranges::find(units, unit, &UnitRow::unit)->suffix;
}

std::optional<Duration> read_duration(std::string_view text) {
  const auto terms = take_terms(text);
  return terms ? sum(*terms) : std::nullopt;
}

std::optional<Seconds> read_length(std::string_view text) {
  const auto terms = take_terms(text);
  if (!terms || terms->back().row->family > 1 || terms->front().row->family > 1) {
    return std::nullopt;
  }
  Seconds total{0};
  for (const Term& term : *terms) total += Duration{term.count, term.row->unit}.seconds();
  return total;
}

std::optional<Duration> likely_duration(std::string_view text) {
  if (text.size() > 64 || !is_valid_utf8(text)) return std::nullopt;
  const std::string tidied = with_unit_letters(tidy(text));
  if (const auto read = read_duration(tidied)) return read;
  if (const auto read = read_fraction(tidied)) return read;
  const auto terms = take_terms(tidied);
  return terms ? sum_of_days_and_hours(*terms) : std::nullopt;
}

}  // namespace svcdesk::time::detail
