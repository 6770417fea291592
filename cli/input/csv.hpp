// Reading CSV (RFC 4180) as other desks export it.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/input/decoder.hpp"
#include "svcdesk/base/error.hpp"

namespace svcdesk::cli {

// So many mistakes of one file are told; then it is read no further.
inline constexpr std::size_t most_findings = 1000;

// How a file is written, as far as somebody said so.
struct CsvForm {
  std::string encoding{};  // one of `encodings`; empty: its byte order mark's, else UTF-8
  char separator = 0;      // 0: the comma, or what parts a heading that has none
};

struct CsvRecord {
  int line = 0;  // where it begins, from 1
  std::vector<std::string> cells;
};

// One record at a time: quoted cells with line ends in them; LF, CRLF and CR alone end a line.
// Empty lines are passed over. Cells are data, byte for byte: what looks like a formula stays.
class CsvReader {
 public:
  using More = Pieces;

  // The bytes have to outlive the reader.
  CsvReader(std::string_view bytes, std::string file, CsvForm form = {});
  // Holds no more than a cell and a piece.
  CsvReader(More more, std::string file, CsvForm form = {});

  // False at the end. Throws Error(invalid) with the line for a quote that is not closed, for text
  // behind a closing quote, for NUL, for what the encoding does not have (with a hint where nothing
  // says what the encoding is), and for a line of more than 4,096 cells or a cell of more than a
  // mebibyte (F20).
  bool next(CsvRecord& record);
  const std::string& file() const { return file_; }
  char separator() const { return separator_; }  // known once the first record is read

 private:
  bool fill();
  bool begins(std::string_view text);
  bool take_line_end();
  void separate_by(char separator);
  char separator_of_heading();
  std::size_t plain_end(std::size_t from) const;
  std::size_t closing_quote();
  std::string cell();
  std::string quoted_cell();
  void check(std::string_view text, int line) const;
  [[noreturn]] void fail(std::string_view id, int line) const;
  [[noreturn]] void fail_bytes(std::string_view id, int line) const;

  Decoder text_;
  std::vector<char> held_;  // what rest_ looks at, where it comes in pieces
  std::string_view rest_;
  std::string file_;
  std::array<bool, 256> ends_{};  // what ends a cell without quotes
  char separator_ = 0;
  int line_ = 1;  // of what rest_ begins with
};

// The columns of a CSV file by the names in its first line.
class CsvTable {
 public:
  // Throws Error(invalid) for a file without a heading, for a column without a name, and for a name
  // that stands there twice.
  explicit CsvTable(CsvReader reader);
  CsvTable(std::string_view bytes, std::string file, CsvForm form = {})
      : CsvTable(CsvReader(bytes, std::move(file), std::move(form))) {}

  // The column of that name. Throws Error(not_found) that names the nearest.
  std::size_t column(const std::string& name) const;
  bool has(const std::string& name) const { return columns_.contains(name); }
  std::vector<std::string> names() const;  // in no particular order
  // As CsvReader::next; a record with another number of cells than the heading is an error.
  bool next(CsvRecord& record);

 private:
  // Says --separator where a name in the heading looks like several.
  Error hinted(Error error) const;

  CsvReader reader_;
  std::map<std::string, std::size_t> columns_;
};

}  // namespace svcdesk::cli
