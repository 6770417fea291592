#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "svcdesk/base/utf8.hpp"
#include "svcdesk/reports/detail/words.hpp"
#include "svcdesk/text/messages.hpp"
#include "svcdesk/time/duration.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::reports::detail {
namespace {

constexpr std::string_view prefix = "report.";

}  // namespace

Words::Words(Language language, std::string_view zone)
    : language_(language), zone_(time::Zone::load(zone)) {}

std::string Words::word(std::string_view id) const {
  return text::word(std::string(prefix).append(id), language_);
}

std::string Words::with(std::string_view id, std::string_view argument, std::string value) const {
  return text::render({std::string(prefix).append(id), {{std::string(argument), std::move(value)}}},
                      language_);
}

std::string Words::code(std::string_view group, std::string_view code) const {
  const std::string id = fmt::format("{}{}.{}", prefix, group, code);
  return text::has(id, language_) ? text::word(id, language_) : printable(code);
}

std::string Words::name(const NamedCodes& codes, std::string_view code) const {
  const auto found = std::ranges::find_if(codes, [&](const auto& c) { return c.first == code; });
  const std::string name = found == codes.end() ? "" : found->second.in(language_);
  return printable(name.empty() ? code : name);
}

std::string Words::moment(Instant at) const {
  const LocalSeconds local = zone_.local(at);
  const auto day = std::chrono::floor<std::chrono::days>(local);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss clock{local - day};
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     clock.hours().count(), clock.minutes().count());
}

std::string Words::moment(const std::optional<Instant>& at) const {
  return at ? moment(*at) : std::string(dash);
}

std::string Words::month(std::string_view key) const {
  const std::size_t hyphen = key.find('-');
  if (hyphen == std::string_view::npos) return printable(key);
  const std::string id = "month." + std::string(key.substr(hyphen + 1));
  if (!text::has(std::string(prefix) + id, language_)) return printable(key);
  return text::render(
      {"report.month", {{"year", std::string(key.substr(0, hyphen))}, {"month", word(id)}}},
      language_);
}

std::string Words::offset(Instant at) const {
  const auto seconds = zone_.offset(at).count();
  const auto minutes = std::abs(seconds) / 60;
  return fmt::format("{}{:02}:{:02}", seconds < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

std::string Words::length(Seconds length) const { return time::for_people(length, language_); }

Json Words::table() const {
  Json out = Json::object();
  for (const std::string& id : text::ids(language_)) {
    if (!id.starts_with(prefix)) continue;
    const std::string words = text::word(id, language_);
    if (words.find('{') != std::string::npos) continue;
    std::string key = id.substr(prefix.size());
    std::ranges::replace(key, '.', '_');
    out.set(std::move(key), words);
  }
  return out;
}

std::string permille(std::int64_t value) {
  if (value < 0) return std::string(dash);
  return fmt::format("{}.{} %", value / 10, value % 10);
}

Json utc(const std::optional<Instant>& at) { return at ? Json(time::to_utc(*at)) : Json(); }

std::string valid(const std::string& text) { return to_valid_utf8(text); }

std::string grouped(std::string_view hash) {
  std::string out;
  std::size_t written = 0;
  for (const char c : hash) {
    if (std::string_view("0123456789abcdefABCDEF").find(c) == std::string_view::npos) continue;
    if (written > 0 && written % 8 == 0) out += ' ';
    out += c;
    ++written;
  }
  return out;
}

}  // namespace svcdesk::reports::detail
