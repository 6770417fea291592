#include <fmt/format.h>

#include "svcdesk/base/error.hpp"
#include "svcdesk/time/detail/faults.hpp"
#include "svcdesk/time/detail/written.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::time {
namespace {

using std::chrono::days;

// Full-width ASCII (U+FF01 to U+FF5E) and the ideographic space made narrow, letters small, no
// spaces around.
std::string narrow(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = [&](std::size_t ahead) {
      return at + ahead < text.size() ? static_cast<unsigned char>(text[at + ahead]) : 0U;
    };
    const bool wide = byte(0) == 0xEF && (byte(1) == 0xBC || byte(1) == 0xBD) && byte(2) >= 0x80;
    const unsigned code = wide ? (byte(1) - 0xBC) * 0x40 + byte(2) - 0x60 : byte(0);
    const bool wide_space = text.substr(at).starts_with("\u3000");
    if (wide_space || (wide && code > ' ' && code < 0x7F)) at += 2;
    const char c = wide_space ? ' ' : static_cast<char>(wide && code >= 0x7F ? byte(0) : code);
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  const auto first = out.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  return out.substr(first, out.find_last_not_of(' ') - first + 1);
}

[[noreturn]] void refuse_reading(std::string_view text, const Message& why) {
  throw Error(ErrorCode::usage, {"time.not_a_time", {{"text", std::string(text)}}})
      .hint(why)
      .hint({"time.hint.time_forms", {}});
}

[[noreturn]] void refuse_skipped(std::string_view text, const Zone& zone, Instant gap_end) {
  throw Error(ErrorCode::usage,
              {"time.skipped_reading", {{"text", std::string(text)}, {"zone", zone.name()}}})
      .hint({"time.hint.gap_end", {{"text", with_offset(gap_end, zone)}}});
}

// "2026-01-05 09:00" and then an offset: people leave out the seconds.
bool lacks_seconds(const std::string& plain) {
  if (plain.size() < 17 || plain[4] != '-' || plain[13] != ':') return false;
  const std::size_t after = plain.find_first_not_of(' ', 16);
  return plain[after] == '+' || plain[after] == '-' || plain[after] == 'z';
}

// The form in which svcdesk itself prints a moment has a space before the offset.
std::optional<Instant> read_absolute(const std::string& plain, std::string_view as_typed) {
  std::string joined = plain;
  if (lacks_seconds(joined)) joined.insert(16, ":00");
  if (const auto sign = joined.find_last_of("+-"); sign == 20 && joined[19] == ' ') {
    joined.erase(19, 1);
  }
  const auto read = detail::read_rfc3339(joined);
  if (const auto* instant = std::get_if<Instant>(&read)) return *instant;
  const auto fault = std::get<detail::Fault>(read);
  if (fault != detail::Fault::form) refuse_reading(as_typed, detail::explain(fault));
  return std::nullopt;
}

// A day, a time of day, or both; the time is missing where only the day was said.
struct Wall {
  detail::NamedDay day;
  std::optional<Seconds> time;
};

std::optional<Wall> read_wall(const std::string& plain, Date today) {
  detail::Scanner in(plain);
  const auto day = detail::take_day(in, today);
  if (!day) {
    const auto time = detail::take_clock(in);
    return time && in.done() ? std::optional(Wall{{today, false}, time}) : std::nullopt;
  }
  if (in.done()) return Wall{*day, std::nullopt};
  // "今天9点" needs no space, "mon 9:00" does.
  const char last = plain[plain.size() - in.rest().size() - 1];
  const bool chinese = static_cast<unsigned char>(last) >= 0x80;
  const bool iso = plain.size() > 4 && plain[4] == '-';
  if (!in.take_spaces() && !chinese && !(iso && in.take("t"))) return std::nullopt;
  const auto time = detail::take_clock(in);
  return time && in.done() ? std::optional(Wall{*day, time}) : std::nullopt;
}

Instant moment_of(const Wall& wall, std::string_view as_typed, const Zone& zone) {
  const LocalSeconds reading = wall.day.date + wall.time.value_or(Seconds{0});
  const Instant instant = zone.instant(reading);
  const bool whole_day = !wall.time || *wall.time == days{1};
  const bool there =
      whole_day ? wall.time || zone.exists(wall.day.date) : zone.local(instant) == reading;
  if (!there) refuse_skipped(as_typed, zone, instant);
  return instant;
}

}  // namespace

std::optional<Instant> parse_zoneless(std::string_view text, Instant now) {
  const std::string plain = narrow(text);
  if (plain == "now" || plain == "现在") return now;
  if (const auto instant = read_absolute(plain, text)) return instant;
  if (const auto distance = detail::read_distance(plain)) return now + *distance;
  return std::nullopt;
}

Instant parse_time(std::string_view text, Instant now, const Zone& zone) {
  if (const auto instant = parse_zoneless(text, now)) return *instant;
  auto wall = read_wall(narrow(text), zone.date(now));
  if (!wall) refuse_reading(text, {"time.hint.write_date_and_time", {}});
  const bool over = wall->day.weekly && moment_of(*wall, text, zone) <= now;
  if (over) wall->day.date += days{7};
  return moment_of(*wall, text, zone);
}

}  // namespace svcdesk::time
