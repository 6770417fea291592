#include "cli/input/csv.hpp"

#include <algorithm>

#include "svcdesk/base/utf8.hpp"

namespace svcdesk::cli {
namespace {

constexpr std::size_t longest_cell = 1U << 20U;
constexpr std::size_t most_cells = 4096;
constexpr std::string_view line_ends = "\r\n";

// CRLF is one.
int count_line_ends(std::string_view text) {
  auto count = std::ranges::count(text, '\n');
  for (std::size_t at = text.find('\r'); at != std::string_view::npos;
       at = text.find('\r', at + 1)) {
    if (!text.substr(at + 1).starts_with('\n')) ++count;
  }
  return static_cast<int>(count);
}

Error unreadable_csv(const std::string& file, int line, Message text) {
  return Error(ErrorCode::invalid, {"cli.csv.invalid", {{"file", file}}})
      .findings({{Severity::error, {file, line, 0}, std::move(text)}});
}

// The bytes once, and then no more.
Pieces once(std::string_view bytes) {
  return [bytes]() mutable { return std::exchange(bytes, {}); };
}

}  // namespace

CsvReader::CsvReader(std::string_view bytes, std::string file, CsvForm form)
    : CsvReader(once(bytes), std::move(file), std::move(form)) {}

CsvReader::CsvReader(More more, std::string file, CsvForm form)
    : text_(std::move(more), std::move(form.encoding)), file_(std::move(file)) {
  if (form.separator != 0) separate_by(form.separator);
}

// Puts the next piece behind what is left; false at the end.
bool CsvReader::fill() {
  std::vector<char> longer(rest_.begin(), rest_.end());  // the piece that it looks at goes away
  const std::string_view piece = text_.next();
  const bool found = !piece.empty();
  if (found && longer.empty()) {
    rest_ = piece;
    return true;
  }
  longer.insert(longer.end(), piece.begin(), piece.end());
  held_ = std::move(longer);
  rest_ = {held_.data(), held_.size()};
  if (text_.broken() && !found) fail_bytes("cli.csv.not_encoded", line_ + count_line_ends(rest_));
  return found;
}

bool CsvReader::begins(std::string_view text) {
  while (rest_.size() < text.size() && fill()) {
  }
  return rest_.starts_with(text);
}

void CsvReader::fail(std::string_view id, int line) const {
  throw unreadable_csv(file_, line, {std::string(id), {}});
}

// Bytes that are no text, with what they may be where nobody said so.
void CsvReader::fail_bytes(std::string_view id, int line) const {
  const std::string& guess = text_.guess();
  const bool utf16 = guess.starts_with("utf-16");
  Error error = unreadable_csv(
      file_, line, {utf16 ? "cli.csv.utf16" : std::string(id), {{"encoding", text_.encoding()}}});
  if (utf16 || (!guess.empty() && id != "cli.csv.nul")) {
    error.hint({"cli.csv.encoding_hint", {{"encoding", guess}}});
  }
  throw error;
}

void CsvReader::separate_by(char separator) {
  separator_ = separator;
  for (const char c : {separator, '\r', '\n', '\0'}) ends_[static_cast<unsigned char>(c)] = true;
}

// The comma, unless the heading has none and is parted by semicolons, or by tabs.
char CsvReader::separator_of_heading() {
  bool quoted = false;
  bool semicolons = false;
  bool tabs = false;
  for (std::size_t at = 0; at <= longest_cell; ++at) {
    if (at == rest_.size() && !fill()) break;
    const char c = rest_[at];
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == ',') return ',';
    if (line_ends.find(c) != std::string_view::npos) break;
    semicolons = semicolons || c == ';';
    tabs = tabs || c == '\t';
  }
  if (semicolons == tabs) return ',';
  return semicolons ? ';' : '\t';
}

// NUL and bytes that are no UTF-8 are told with the very line.
void CsvReader::check(std::string_view text, int line) const {
  if (text.find('\0') == std::string_view::npos && is_valid_utf8(text)) return;
  while (true) {
    const std::size_t end = std::min(text.find_first_of(line_ends), text.size());
    const std::string_view one = text.substr(0, end);
    if (one.find('\0') != std::string_view::npos) fail_bytes("cli.csv.nul", line);
    if (!is_valid_utf8(one)) fail_bytes("cli.csv.not_utf8", line);
    text.remove_prefix(end + (text.substr(end).starts_with("\r\n") ? 2 : 1));
    ++line;
  }
}

// Where the closing quote may be; npos where there is none within a cell's length.
std::size_t CsvReader::closing_quote() {
  std::size_t at = 0;
  do {
    const std::size_t found = rest_.substr(0, longest_cell + 1).find('"', at);
    if (found != std::string_view::npos) return found;
    at = rest_.size();
  } while (at <= longest_cell && fill());
  return std::string_view::npos;
}

std::string CsvReader::quoted_cell() {
  const int begun = line_;
  rest_.remove_prefix(1);
  std::string text;
  while (true) {
    const std::size_t quote = closing_quote();
    if (text.size() + std::min(quote, rest_.size()) > longest_cell) {
      fail("cli.csv.cell_too_long", begun);
    }
    if (quote == std::string_view::npos) fail("cli.csv.open_quote", begun);
    text.append(rest_.substr(0, quote));
    line_ += count_line_ends(rest_.substr(0, quote));
    rest_.remove_prefix(quote + 1);
    if (!begins("\"")) break;
    text += '"';
    rest_.remove_prefix(1);
  }
  check(text, begun);
  if (rest_.starts_with('\0')) fail_bytes("cli.csv.nul", line_);
  if (!rest_.empty() && !ends_[static_cast<unsigned char>(rest_.front())]) {
    fail("cli.csv.after_quote", line_);
  }
  return text;
}

// The first byte from there on that ends a cell, or that is one too many for it.
std::size_t CsvReader::plain_end(std::size_t from) const {
  const std::size_t last = std::min(rest_.size(), longest_cell + 1);
  while (from < last && !ends_[static_cast<unsigned char>(rest_[from])]) ++from;
  return from;
}

std::string CsvReader::cell() {
  if (begins("\"")) return quoted_cell();
  std::size_t end = plain_end(0);
  while (end == rest_.size() && end <= longest_cell && fill()) end = plain_end(end);
  if (end > longest_cell) fail("cli.csv.cell_too_long", line_);
  std::string text(rest_.substr(0, end));
  rest_.remove_prefix(end);
  if (rest_.starts_with('\0')) fail_bytes("cli.csv.nul", line_);
  check(text, line_);
  return text;
}

bool CsvReader::take_line_end() {
  if (rest_.empty() && !fill()) return false;
  if (line_ends.find(rest_.front()) == std::string_view::npos) return false;
  rest_.remove_prefix(rest_.front() == '\r' && begins("\r\n") ? 2 : 1);
  ++line_;
  return true;
}

bool CsvReader::next(CsvRecord& record) {
  while (take_line_end()) {
  }
  if (rest_.empty()) return false;
  if (separator_ == 0) separate_by(separator_of_heading());
  record.line = line_;
  record.cells.clear();
  while (true) {
    if (record.cells.size() == most_cells) fail("cli.csv.too_many_cells", line_);
    record.cells.push_back(cell());
    if (rest_.empty() && !fill()) break;
    if (rest_.front() != separator_) break;
    rest_.remove_prefix(1);
  }
  take_line_end();
  return true;
}

CsvTable::CsvTable(CsvReader reader) : reader_(std::move(reader)) {
  CsvRecord heading;
  if (!reader_.next(heading)) {
    throw Error(ErrorCode::invalid, {"cli.csv.empty", {{"file", reader_.file()}}});
  }
  for (std::size_t i = 0; i < heading.cells.size(); ++i) {
    const std::string& name = heading.cells[i];
    if (!name.empty() && columns_.emplace(name, i).second) continue;
    const Message text = name.empty()
                             ? Message{"cli.csv.no_name", {{"column", std::to_string(i + 1)}}}
                             : Message{"cli.csv.column_twice", {{"name", name}}};
    throw hinted(unreadable_csv(reader_.file(), heading.line, text));
  }
}

Error CsvTable::hinted(Error error) const {
  const bool several = std::ranges::any_of(columns_, [](const auto& column) {
    return column.first.find_first_of(",;\t") != std::string::npos;
  });
  if (several) error.hint({"cli.csv.separator_hint", {}});
  return error;
}

std::size_t CsvTable::column(const std::string& name) const {
  if (const auto found = columns_.find(name); found != columns_.end()) return found->second;
  Error error(ErrorCode::not_found,
              {"cli.csv.no_column", {{"file", reader_.file()}, {"name", name}}});
  if (const std::string near = nearest(name, names()); !near.empty()) {
    error.hint({"cli.did_you_mean", {{"word", near}}});
  }
  throw hinted(std::move(error));
}

std::vector<std::string> CsvTable::names() const {
  std::vector<std::string> out;
  for (const auto& [name, index] : columns_) out.push_back(name);
  return out;
}

bool CsvTable::next(CsvRecord& record) {
  if (!reader_.next(record)) return false;
  if (record.cells.size() == columns_.size()) return true;
  throw hinted(unreadable_csv(reader_.file(), record.line,
                              {"cli.csv.cell_count",
                               {{"found", std::to_string(record.cells.size())},
                                {"wanted", std::to_string(columns_.size())}}}));
}

}  // namespace svcdesk::cli
