#include "reading.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "svcdesk/contract/diff.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::contract::testing {

std::vector<time::CalendarEntry> read_plain_days(std::string_view bytes) {
  std::vector<time::CalendarEntry> entries;
  std::istringstream in{std::string(bytes)};
  std::string first;
  std::string last;
  std::string summary;
  while (in >> first >> last && std::getline(in >> std::ws, summary)) {
    entries.push_back({summary, time::parse_date(first), time::parse_date(last)});
  }
  return entries;
}

Sources golden_sources() {
  const auto read = [](std::string_view name) -> std::optional<std::string> {
    const auto path = source("tests/golden/contracts") / std::string(name);
    if (!std::filesystem::is_regular_file(path)) return std::nullopt;
    return bytes_of(path);
  };
  return {read, read_plain_days};
}

std::string words(const std::vector<Finding>& findings, Language language) {
  std::string text;
  for (const Finding& one : findings) {
    text += one.place.file;
    if (one.place.line > 0) text += fmt::format(":{}:{}", one.place.line, one.place.column);
    text += one.severity == Severity::error ? ": error: " : ": warning: ";
    text += text::render(one.text, language) + "\n";
  }
  return text;
}

std::string words(const Reading& reading) { return words(reading.findings, Language::en); }

std::string small_contract() {
  return R"(svcdesk = 1
[contract]
id = "T-1"
customer = "Example Bureau"
timezone = "Asia/Shanghai"
signed = 2026-01-05
starts = 2026-01-10
ends = 2027-01-09
fallback = ["boss"]
[calendars.office]
week = { mon-fri = ["09:00-12:00", "13:30-18:00"] }
[levels.P1]
name = "Emergency"
[levels.P2]
name = "Severe"
[roles.boss]
name = "Boss"
[people.li]
name = "Engineer Li"
roles = ["boss"]
email = "li@example.test"
mobile = "+86 100"
[[obligations]]
name = "response"
on = "case"
starts = "opened"
within = "15m"
met-by = ["responded"]
void-by = ["merged", "withdrawn"]
escalate = [
  { at = "breach", to = ["boss"], by = ["email"] },
]
)";
}

std::string small_contract_with(const std::string& from, const std::string& to) {
  std::string text = small_contract();
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::string changes_between(const Contract& before, const Contract& after) {
  std::string text;
  for (const Change& one : diff(before, after)) {
    text += one.path + ": " + one.before + " -> " + one.after + "\n";
  }
  return text;
}

Contract example() {
  Reading reading = read_contract(example_text(), "contract.example.toml", {});
  REQUIRE(words(reading) == "");
  return std::move(reading.contract);
}

}  // namespace svcdesk::contract::testing
