#include "svcdesk/reports/csv.hpp"

#include <algorithm>
#include <array>

#include "svcdesk/base/utf8.hpp"

namespace svcdesk::reports {
namespace {

constexpr std::array<std::string_view, 10> formula_starts{"=",  "+",  "-",  "@", "＝",
                                                          "＋", "－", "＠", "−", "﹦"};
constexpr std::array<std::string_view, 5> passed_over{" ", "\"", "'", "　", "\u00a0"};

bool is_formula(std::string_view text) {
  if (!text.empty() && std::string_view("\t\r\n").find(text.front()) != std::string_view::npos)
    return true;
  const auto begins = [&](std::string_view start) { return text.starts_with(start); };
  for (auto skip = passed_over.begin(); skip != passed_over.end();) {
    skip = std::ranges::find_if(passed_over, begins);
    if (skip != passed_over.end()) text.remove_prefix(skip->size());
  }
  return std::ranges::any_of(formula_starts, begins);
}

std::string quoted(std::string_view raw) {
  const std::string guard = is_formula(raw) ? "'" : "";
  std::string text = guard + printable_lines(raw);
  if (text.find_first_of(",\"\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) out.append(c == '"' ? 2 : 1, c);
  return out + '"';
}

}  // namespace

std::string csv_record(const std::vector<CsvCell>& cells) {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += ',';
    if (const auto* text = std::get_if<std::string>(&cells[i])) out += quoted(*text);
    if (const auto* number = std::get_if<std::int64_t>(&cells[i])) out += std::to_string(*number);
  }
  return out + "\r\n";
}

}  // namespace svcdesk::reports
