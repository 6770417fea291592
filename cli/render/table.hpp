// Tables for people, fitted to the terminal, aligned for wide characters too.
#pragma once

#include <string>
#include <vector>

#include "cli/render/screen.hpp"

namespace svcdesk::cli {

enum class Align { left, right };
// Which columns give way when the terminal is narrow.
enum class Fit { keep, shrink };

struct Column {
  std::string heading;  // as shown
  Fit fit = Fit::keep;
  Align align = Align::left;
};

struct Cell {
  std::string text;  // raw: made printable when it is shown
  Tint tint = Tint::plain;
};

using Row = std::vector<Cell>;

struct Table {
  std::vector<Column> columns;
  std::vector<Row> rows;
};

// Two blanks between columns, headings above (none where every heading is empty), no blanks at line
// ends. Columns without any text are left out. At most screen.columns wide as long as the shrinking
// columns have more than 8 left.
std::string render(const Table& table, const Screen& screen);

// "key: value" lines with the values aligned: one thing with its properties.
struct Field {
  std::string label;
  std::string text;
  Tint tint = Tint::plain;
};
// Fields without text are left out; long values go on aligned below themselves.
std::string render(const std::vector<Field>& fields, const Screen& screen);

}  // namespace svcdesk::cli
