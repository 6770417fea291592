#include "cli/input/csv.hpp"

#include <algorithm>

#include "svcdesk/base/error.hpp"
#include "svcdesk/base/utf8.hpp"

namespace svcdesk::cli {
namespace {

constexpr std::size_t longest_cell = 1U << 20U;
constexpr std::size_t most_cells = 4096;

}  // namespace

CsvReader::CsvReader(std::string_view bytes, std::string file)
    : rest_(bytes), file_(std::move(file)) {
  if (begins("\xEF\xBB\xBF")) rest_.remove_prefix(3);
}

CsvReader::CsvReader(More more, std::string file) : more_(std::move(more)), file_(std::move(file)) {
  if (begins("\xEF\xBB\xBF")) rest_.remove_prefix(3);
}

// Puts the next piece behind what is left; false at the end.
bool CsvReader::fill() {
  if (!more_) return false;
  const std::string_view piece = more_();
  if (piece.empty()) {
    more_ = nullptr;
    return false;
  }
  std::vector<char> longer;
  longer.reserve(rest_.size() + piece.size());
  longer.assign(rest_.begin(), rest_.end());
  longer.insert(longer.end(), piece.begin(), piece.end());
  held_ = std::move(longer);
  rest_ = {held_.data(), held_.size()};
  return true;
}

bool CsvReader::begins(std::string_view text) {
  while (rest_.size() < text.size() && fill()) {
  }
  return rest_.starts_with(text);
}

void CsvReader::fail(std::string_view id) const {
  throw Error(ErrorCode::invalid, {"cli.csv.invalid", {{"file", file_}}})
      .findings({{Severity::error, {file_, line_, 0}, {std::string(id), {}}}});
}

std::string CsvReader::quoted_cell() {
  rest_.remove_prefix(1);
  std::string text;
  while (true) {
    std::size_t quote = rest_.find('"');
    while (quote == std::string_view::npos && rest_.size() <= longest_cell && fill()) {
      quote = rest_.find('"');
    }
    if (quote == std::string_view::npos && !more_) fail("cli.csv.open_quote");
    if (text.size() + std::min(quote, rest_.size()) > longest_cell) fail("cli.csv.cell_too_long");
    text.append(rest_.substr(0, quote));
    rest_.remove_prefix(quote + 1);
    if (!begins("\"")) break;
    text += '"';
    rest_.remove_prefix(1);
  }
  if (!rest_.empty() && std::string_view(",\r\n").find(rest_.front()) == std::string_view::npos) {
    fail("cli.csv.after_quote");
  }
  return text;
}

std::string CsvReader::cell() {
  if (begins("\"")) return quoted_cell();
  std::size_t end = rest_.find_first_of(",\r\n");
  while (end == std::string_view::npos && rest_.size() <= longest_cell && fill()) {
    end = rest_.find_first_of(",\r\n");
  }
  end = std::min(end, rest_.size());
  if (end > longest_cell) fail("cli.csv.cell_too_long");
  std::string text(rest_.substr(0, end));
  rest_.remove_prefix(end);
  return text;
}

bool CsvReader::next(CsvRecord& record) {
  while (begins("\n") || begins("\r\n")) {
    rest_.remove_prefix(rest_.starts_with('\n') ? 1 : 2);
    ++line_;
  }
  if (rest_.empty()) return false;
  record.line = line_;
  record.cells.clear();
  while (true) {
    if (record.cells.size() == most_cells) fail("cli.csv.too_many_cells");
    record.cells.push_back(cell());
    const std::string& text = record.cells.back();
    if (!is_valid_utf8(text)) fail("cli.csv.not_utf8");
    line_ += static_cast<int>(std::ranges::count(text, '\n'));
    if (!begins(",")) break;
    rest_.remove_prefix(1);
  }
  if (begins("\r")) rest_.remove_prefix(1);
  if (begins("\n")) rest_.remove_prefix(1);
  ++line_;
  return true;
}

CsvTable::CsvTable(CsvReader reader) : reader_(std::move(reader)) {
  CsvRecord heading;
  if (!reader_.next(heading)) {
    throw Error(ErrorCode::invalid, {"cli.csv.empty", {{"file", reader_.file()}}});
  }
  for (std::size_t i = 0; i < heading.cells.size(); ++i) {
    if (columns_.emplace(heading.cells[i], i).second) continue;
    throw Error(ErrorCode::invalid,
                {"cli.csv.column_twice", {{"file", reader_.file()}, {"name", heading.cells[i]}}});
  }
}

std::size_t CsvTable::column(const std::string& name) const {
  if (const auto found = columns_.find(name); found != columns_.end()) return found->second;
  Error error(ErrorCode::not_found,
              {"cli.csv.no_column", {{"file", reader_.file()}, {"name", name}}});
  if (const std::string near = nearest(name, names()); !near.empty()) {
    error.hint({"cli.did_you_mean", {{"word", near}}});
  }
  throw error;
}

std::vector<std::string> CsvTable::names() const {
  std::vector<std::string> out;
  for (const auto& [name, index] : columns_) out.push_back(name);
  return out;
}

bool CsvTable::next(CsvRecord& record) {
  if (!reader_.next(record)) return false;
  if (record.cells.size() == columns_.size()) return true;
  throw Error(ErrorCode::invalid, {"cli.csv.invalid", {{"file", reader_.file()}}})
      .findings({{Severity::error,
                  {reader_.file(), record.line, 0},
                  {"cli.csv.cell_count",
                   {{"found", std::to_string(record.cells.size())},
                    {"wanted", std::to_string(columns_.size())}}}}});
}

}  // namespace svcdesk::cli
