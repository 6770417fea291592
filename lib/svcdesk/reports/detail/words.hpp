// Figures, moments and names as a report writes them. No floating point anywhere.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "svcdesk/base/json.hpp"
#include "svcdesk/reports/monthly.hpp"
#include "svcdesk/time/zone.hpp"

namespace svcdesk::reports::detail {

// One report's language and zone, and what follows from them.
class Words {
 public:
  Words(Language language, std::string_view zone);

  Language language() const { return language_; }
  const time::Zone& zone() const { return zone_; }

  // The table's words for "report.<id>".
  std::string word(std::string_view id) const;
  // The same for a text with one argument.
  std::string with(std::string_view id, std::string_view argument, std::string value) const;
  // The word for a code ("report.<group>.<code>"), else the code itself, printable.
  std::string code(std::string_view group, std::string_view code) const;
  // The name the contract gives, else the code; empty for an empty code.
  std::string name(const NamedCodes& codes, std::string_view code) const;

  std::string moment(Instant at) const;                        // "2026-10-03 14:05"
  std::string moment(const std::optional<Instant>& at) const;  // a dash where there is none
  std::string month(std::string_view key) const;  // "2026-10": "October 2026", "2026年10月"
  std::string offset(Instant at) const;           // "+08:00"
  std::string length(Seconds length) const;

  // Every word of the tables that takes no argument, "report.a.b" as "a_b": what templates call w.
  Json table() const;

 private:
  Language language_;
  time::Zone zone_;
};

inline constexpr std::string_view dash = "–";

// 971: "97.1 %"; a dash for anything below 0.
std::string permille(std::int64_t value);

// What the JSON shapes share: a moment in UTC or null, and a text that is valid UTF-8.
Json utc(const std::optional<Instant>& at);
std::string valid(const std::string& text);

// A hexadecimal hash in groups of eight, so that a person can compare it; other characters are left
// out.
std::string grouped(std::string_view hash);

}  // namespace svcdesk::reports::detail
