// What a command shows, in the format that was asked for. Data goes to stdout, nothing else does.
#pragma once

#include <functional>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "cli/render/screen.hpp"
#include "cli/render/table.hpp"
#include "svcdesk/base/error.hpp"
#include "svcdesk/base/json.hpp"

namespace svcdesk::cli {

class Output {
 public:
  Output(std::ostream& out, Screen screen) : out_(out), screen_(screen) {}

  const Screen& screen() const { return screen_; }
  // Whether people read it: then a command may leave out making JSON, and the other way round.
  bool for_people() const { return screen_.format == Format::table; }

  // One thing. `object` gets its schema field; for CSV and TSV its plain members are one row.
  void object(std::string_view schema, const Json& object, const std::string& people);
  // Makes only what the format shows.
  void object(std::string_view schema, const std::function<Json()>& object,
              const std::function<std::string()>& people);
  // Text that is no data format's business: help, scripts, documents.
  void text(std::string_view text);
  void flush();

  // The message in the screen's language.
  std::string say(const Message& message) const;
  std::string say(std::string_view id) const;

 private:
  friend class List;
  std::ostream& out_;
  Screen screen_;
};

// Many things, written as they come. The table for people has to know its widths first: so many
// rows, or rows of so many bytes, have the same, and a heading.
inline constexpr std::size_t rows_together = 1000;
inline constexpr std::size_t bytes_together = std::size_t{4} << 20U;

class List {
 public:
  struct Shape {
    std::string_view schema;        // "case-list"
    std::string member;             // "cases": the array's name in JSON
    std::vector<std::string> keys;  // of each object, in the order of the CSV columns
    std::vector<Column> columns;    // for people
    Message none;                   // shown to people when there is nothing
  };

  List(Output& output, Shape shape);
  void add(const Json& object, Row row);
  // The same, made only in the form that is asked for: for what may be many.
  void add(const std::function<Json()>& object, const std::function<Row()>& row);
  // Members beside the array are written last: totals, "more".
  void finish(const Json& beside = Json::object());
  std::size_t size() const { return count_; }

 private:
  void hold(Row row);

  Output& output_;
  Shape shape_;
  Table table_;
  std::size_t held_ = 0;  // bytes in the table
  std::size_t count_ = 0;
};

// The moment as people read it on that wall's clock; empty where there is none.
std::string time_text(std::optional<Instant> at, const Output& out, const Wall& wall);

// "svcdesk/case-list/1": the value of every object's schema field.
std::string schema_name(std::string_view schema);

}  // namespace svcdesk::cli
