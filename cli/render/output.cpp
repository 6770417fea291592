#include "cli/render/output.hpp"

#include "cli/render/machine.hpp"
#include "svcdesk/base/utf8.hpp"
#include "svcdesk/text/messages.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::cli {
namespace {

Json with_schema(std::string_view schema, const Json& object) {
  Json out = Json::object({{"schema", schema_name(schema)}});
  for (const auto& [key, value] : object.members()) out.set(key, value);
  return out;
}

std::string line_of(Format format, const std::vector<Json>& cells) {
  return format == Format::csv ? reports::csv_record(cells_of(cells))
                               : reports::tsv_record(cells_of(cells));
}

std::string heading(Format format, const std::vector<std::string>& keys) {
  std::vector<Json> cells;
  cells.reserve(keys.size());
  for (const std::string& key : keys) cells.emplace_back(key);
  return line_of(format, cells);
}

}  // namespace

std::string schema_name(std::string_view schema) { return "svcdesk/" + std::string(schema) + "/1"; }

void Output::object(std::string_view schema, const Json& object, const std::string& people) {
  switch (screen_.format) {
    case Format::table:
      out_ << people;
      return;
    case Format::json:
      out_ << json_pretty(with_schema(schema, object)) << '\n';
      return;
    case Format::jsonl:
      out_ << json_text(with_schema(schema, object)) << '\n';
      return;
    case Format::csv:
    case Format::tsv: {
      std::vector<std::string> keys;
      std::vector<Json> cells;
      for (const auto& [key, value] : object.members()) {
        if (value.is_object()) continue;
        if (value.is_array() && !value.items().empty() && !value.items().front().is_string())
          continue;
        keys.push_back(key);
        cells.push_back(value);
      }
      out_ << heading(screen_.format, keys) << line_of(screen_.format, cells);
      return;
    }
  }
}

void Output::object(std::string_view schema, const std::function<Json()>& object,
                    const std::function<std::string()>& people) {
  this->object(schema, for_people() ? Json() : object(), for_people() ? people() : std::string());
}

void Output::text(std::string_view text) { out_ << text; }
void Output::flush() { out_.flush(); }

std::string Output::say(const Message& message) const {
  return text::render(message, screen_.language);
}

std::string Output::say(std::string_view id) const { return text::word(id, screen_.language); }

List::List(Output& output, Shape shape) : output_(output), shape_(std::move(shape)) {
  table_.columns = shape_.columns;
  const Format format = output_.screen_.format;
  if (format == Format::json) {
    output_.out_ << "{\n  \"schema\": " << Json(schema_name(shape_.schema)).dump() << ",\n  \""
                 << shape_.member << "\": [";
  } else if (format == Format::csv || format == Format::tsv) {
    output_.out_ << heading(format, shape_.keys);
  }
}

void List::hold(Row row) {
  if (table_.rows.size() == rows_together || held_ >= bytes_together) {
    output_.out_ << render(table_, output_.screen_);
    table_.rows.clear();
    held_ = 0;
  }
  for (const Cell& cell : row) held_ += cell.text.size();
  table_.rows.push_back(std::move(row));
}

void List::add(const Json& object, Row row) {
  const bool first = count_++ == 0;
  switch (output_.screen_.format) {
    case Format::table:
      hold(std::move(row));
      return;
    case Format::json:
      output_.out_ << (first ? "\n    " : ",\n    ") << json_text(object);
      return;
    case Format::jsonl:
      // A line is an item of the list's schema, not the list itself.
      output_.out_ << json_text(object) << '\n';
      return;
    case Format::csv:
    case Format::tsv: {
      std::vector<Json> cells;
      for (const std::string& key : shape_.keys) cells.push_back(object[key]);
      output_.out_ << line_of(output_.screen_.format, cells);
      return;
    }
  }
}

void List::add(const std::function<Json()>& object, const std::function<Row()>& row) {
  if (output_.for_people()) {
    add(Json(), row());
  } else {
    add(object(), Row());
  }
}

void List::finish(const Json& beside) {
  switch (output_.screen_.format) {
    case Format::table:
      output_.out_ << (count_ == 0 ? output_.say(shape_.none) + "\n"
                                   : render(table_, output_.screen_));
      return;
    case Format::json:
      output_.out_ << (count_ == 0 ? "]" : "\n  ]");
      for (const auto& [key, value] : beside.members()) {
        output_.out_ << ",\n  " << Json(key).dump() << ": " << json_text(value);
      }
      output_.out_ << "\n}\n";
      return;
    case Format::jsonl:
    case Format::csv:
    case Format::tsv:
      return;
  }
}

std::string time_text(std::optional<Instant> at, const Output& out, const Wall& wall) {
  return at ? time::for_people(*at, wall.now, wall.zone, out.screen().language) : std::string();
}

}  // namespace svcdesk::cli
