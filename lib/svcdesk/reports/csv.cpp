#include "svcdesk/reports/csv.hpp"

#include <algorithm>
#include <array>

#include "svcdesk/base/utf8.hpp"

namespace svcdesk::reports {
namespace {

constexpr std::array<std::string_view, 15> formula_starts{
    "=", "+", "-", "@", "|", "%", "＝", "＋", "－", "＠", "−", "﹦", "﹢", "﹣", "﹫"};
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

std::string guard(std::string_view text) { return is_formula(text) ? "'" : ""; }

std::string quoted(std::string_view raw) {
  std::string text = guard(raw) + printable_lines(raw);
  if (text.find_first_of(",\"\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) out.append(c == '"' ? 2 : 1, c);
  return out + '"';
}

std::string tabbed(std::string_view raw) {
  std::string out;
  for (const char c : raw) {
    switch (c) {
      case '\t':
        out += "\\t";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\\':
        out += "\\\\";
        break;
      default:
        out += c;
    }
  }
  return guard(raw) + printable(out);
}

std::string record(const std::vector<CsvCell>& cells, char between,
                   std::string (*written)(std::string_view)) {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += between;
    if (const auto* text = std::get_if<std::string>(&cells[i])) out += written(*text);
    if (const auto* number = std::get_if<std::int64_t>(&cells[i])) out += std::to_string(*number);
  }
  return out;
}

}  // namespace

std::string csv_record(const std::vector<CsvCell>& cells) {
  return record(cells, ',', quoted) + "\r\n";
}

std::string tsv_record(const std::vector<CsvCell>& cells) {
  return record(cells, '\t', tabbed) + "\n";
}

}  // namespace svcdesk::reports
