#include "cli/input/log_time.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "svcdesk/base/error.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::cli {
namespace {

// Takes leading numbers off a text.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  std::optional<int> number() {
    int value = 0;
    const auto read = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    if (read.ec != std::errc() || rest_.starts_with('-')) return std::nullopt;
    rest_.remove_prefix(static_cast<std::size_t>(read.ptr - rest_.data()));
    return value;
  }

  bool one_of(std::string_view characters) {
    if (rest_.empty() || characters.find(rest_.front()) == std::string_view::npos) return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

std::optional<Date> read_date(Scanner& scanner, DateOrder order) {
  std::array<int, 3> parts{};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0 && !scanner.one_of("-/.")) return std::nullopt;
    const auto part = scanner.number();
    if (!part) return std::nullopt;
    parts[i] = *part;
  }
  if (order != DateOrder::iso) std::swap(parts[0], parts[2]);
  if (order == DateOrder::mdy) std::swap(parts[1], parts[2]);
  if (parts[0] < 1000 || parts[0] > 9999 || parts[1] < 1 || parts[2] < 1) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{parts[0]},
                                         std::chrono::month{static_cast<unsigned>(parts[1])},
                                         std::chrono::day{static_cast<unsigned>(parts[2])}};
  if (!date.ok()) return std::nullopt;
  return Date{date};
}

std::optional<Seconds> read_clock(Scanner& scanner) {
  const auto hour = scanner.number();
  if (!hour || !scanner.one_of(":")) return std::nullopt;
  const auto minute = scanner.number();
  if (!minute) return std::nullopt;
  int second = 0;
  if (scanner.one_of(":")) {
    const auto read = scanner.number();
    if (!read) return std::nullopt;
    second = *read;
  }
  if (*hour > 23 || *minute > 59 || second > 59) return std::nullopt;
  return std::chrono::hours{*hour} + std::chrono::minutes{*minute} + Seconds{second};
}

}  // namespace

bool unknown_value(std::string_view text) {
  constexpr std::array<std::string_view, 7> words = {"", "?", "-", "NULL", "null", "N/A", "n/a"};
  return std::ranges::find(words, text) != words.end();
}

std::optional<Instant> parse_log_time(std::string_view text, DateOrder order,
                                      const time::Zone& zone) {
  Scanner scanner(text);
  const auto date = read_date(scanner, order);
  if (!date) return std::nullopt;
  Seconds clock{0};
  if (!scanner.rest().empty()) {
    if (!scanner.one_of("T ")) return std::nullopt;
    const auto read = read_clock(scanner);
    if (!read) return std::nullopt;
    clock = *read;
  }
  if (scanner.rest().empty()) return zone.instant(LocalSeconds{*date} + clock);
  if (order != DateOrder::iso) return std::nullopt;
  try {
    return time::parse_rfc3339(text);
  } catch (const Error&) {
    return std::nullopt;
  }
}

}  // namespace svcdesk::cli
