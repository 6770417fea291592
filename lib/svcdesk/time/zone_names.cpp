#include "svcdesk/time/detail/zone_names.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "svcdesk/base/utf8.hpp"

namespace svcdesk::time::detail {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

// What people write for it, and the IANA name.
constexpr std::array meant{
    Pair{"asia/beijing", "Asia/Shanghai"},
    Pair{"beijing", "Asia/Shanghai"},
    Pair{"china", "Asia/Shanghai"},
    Pair{"utc+8", "Asia/Shanghai"},
    Pair{"gmt+8", "Asia/Shanghai"},
    Pair{"+08:00", "Asia/Shanghai"},
    Pair{"cst", "Asia/Shanghai"},
    Pair{"北京", "Asia/Shanghai"},
    Pair{"北京时间", "Asia/Shanghai"},
    Pair{"asia/shenzhen", "Asia/Shanghai"},
    Pair{"asia/guangzhou", "Asia/Shanghai"},
    Pair{"z", "UTC"},
    Pair{"asia/bangalore", "Asia/Kolkata"},
    Pair{"america/boston", "America/New_York"},
    Pair{"europe/frankfurt", "Europe/Berlin"},
    Pair{"europe/munich", "Europe/Berlin"},
};

const std::vector<std::string> frequent{
    "UTC",           "Asia/Shanghai",       "Asia/Hong_Kong",   "Asia/Macau",
    "Asia/Taipei",   "Asia/Urumqi",         "Asia/Tokyo",       "Asia/Seoul",
    "Asia/Tehran",   "Asia/Singapore",      "Asia/Kolkata",     "Asia/Dubai",
    "Asia/Bangkok",  "Asia/Jakarta",        "Asia/Kathmandu",   "Europe/London",
    "Europe/Berlin", "Europe/Paris",        "Europe/Madrid",    "Europe/Moscow",
    "Europe/Zurich", "America/New_York",    "America/Chicago",  "America/Denver",
    "Africa/Cairo",  "America/Los_Angeles", "Australia/Sydney", "America/Sao_Paulo",
};

bool is_name_character(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '+' || c == '/';
}

std::string probably(std::string_view name) {
  const std::string folded = fold_case(name);
  const auto* const known = std::ranges::find(meant, folded, &Pair::first);
  if (known != meant.end()) return std::string(known->second);
  for (const auto& candidate : frequent) {
    if (fold_case(candidate) == folded) return candidate;
  }
  return nearest(name, frequent);
}

}  // namespace

bool is_zone_name(std::string_view name) {
  constexpr std::array refused{"right/", "posix/", "Fixed/", "localtime", "posixrules", "Factory"};
  if (name.empty() || name.size() > 64 || name.front() == '/') return false;
  if (!std::ranges::all_of(name, is_name_character)) return false;
  return std::ranges::none_of(refused, [&](std::string_view p) { return name.starts_with(p); });
}

Error unknown_zone(std::string_view name) {
  Error error(ErrorCode::invalid, {"time.unknown_zone", {{"zone", std::string(name)}}});
  error.rule("CAL-1");
  if (const auto better = probably(name); !better.empty()) {
    error.hint({"time.hint.did_you_mean", {{"text", better}}});
  }
  return error.hint({"time.hint.zone_form", {}});
}

}  // namespace svcdesk::time::detail
