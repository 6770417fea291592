// Reading CSV (RFC 4180) as other desks export it.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace svcdesk::cli {

// So many mistakes of one file are told; then it is read no further.
inline constexpr std::size_t most_findings = 1000;

struct CsvRecord {
  int line = 0;  // where it begins, from 1
  std::vector<std::string> cells;
};

// One record at a time: quoted cells with line ends in them, CRLF or LF, a byte order mark. Empty
// lines are passed over.
class CsvReader {
 public:
  // The next bytes, good until it is called again; none at the end.
  using More = std::function<std::string_view()>;

  // The bytes have to outlive the reader.
  CsvReader(std::string_view bytes, std::string file);
  // Holds no more than a cell and a piece.
  CsvReader(More more, std::string file);

  // False at the end. Throws Error(invalid) with the line for a quote that is not closed, for text
  // behind a closing quote, for bytes that are no UTF-8, and for a line of more than 4,096 cells or
  // a cell of more than a mebibyte (F20).
  bool next(CsvRecord& record);
  const std::string& file() const { return file_; }

 private:
  bool fill();
  bool begins(std::string_view text);
  std::string cell();
  std::string quoted_cell();
  [[noreturn]] void fail(std::string_view id) const;

  More more_;
  std::vector<char> held_;  // what rest_ looks at, where it comes in pieces
  std::string_view rest_;
  std::string file_;
  int line_ = 1;
};

// The columns of a CSV file by the names in its first line.
class CsvTable {
 public:
  // Throws Error(invalid) for a file without a heading, and for a name that stands there twice.
  explicit CsvTable(CsvReader reader);
  CsvTable(std::string_view bytes, std::string file)
      : CsvTable(CsvReader(bytes, std::move(file))) {}

  // The column of that name. Throws Error(not_found) that names the nearest.
  std::size_t column(const std::string& name) const;
  bool has(const std::string& name) const { return columns_.contains(name); }
  std::vector<std::string> names() const;  // in no particular order
  // As CsvReader::next; a record with another number of cells than the heading is an error.
  bool next(CsvRecord& record);

 private:
  CsvReader reader_;
  std::map<std::string, std::size_t> columns_;
};

}  // namespace svcdesk::cli
