// A JSON value, its reading, and its canonical text, which the journal hashes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace svcdesk {

class Json {
 public:
  using Array = std::vector<Json>;
  // Members keep the order in which they were added: output reads as it was written.
  using Object = std::vector<std::pair<std::string, Json>>;

  Json() = default;  // null
  Json(std::nullptr_t) {}
  Json(bool value) : value_(value) {}
  Json(int value) : value_(std::int64_t{value}) {}
  Json(std::int64_t value) : value_(value) {}
  Json(double value) : value_(value) {}
  Json(const char* value) : value_(std::string(value)) {}
  Json(std::string_view value) : value_(std::string(value)) {}
  Json(std::string value) : value_(std::move(value)) {}
  Json(Array value) : value_(std::move(value)) {}
  Json(Object value) : value_(std::move(value)) {}

  static Json object(std::initializer_list<std::pair<std::string, Json>> members = {});
  static Json array(std::initializer_list<Json> items = {});

  // An object is a record: who sends more members than this wants to keep somebody busy.
  static constexpr std::size_t most_members = 10'000;

  // RFC 8259. Throws Error(invalid) with line and column for anything else, for invalid UTF-8, for
  // a key that stands twice, for an object of more than most_members, and for nesting deeper than
  // 200.
  static Json parse(std::string_view text);

  bool is_null() const { return std::holds_alternative<std::monostate>(value_); }
  bool is_string() const { return std::holds_alternative<std::string>(value_); }
  bool is_integer() const { return std::holds_alternative<std::int64_t>(value_); }
  bool is_number() const { return is_integer() || std::holds_alternative<double>(value_); }
  bool is_bool() const { return std::holds_alternative<bool>(value_); }
  bool is_array() const { return std::holds_alternative<Array>(value_); }
  bool is_object() const { return std::holds_alternative<Object>(value_); }

  // Each throws Error(invalid) when the value is of another type.
  const std::string& string() const;
  std::int64_t integer() const;
  double number() const;  // integers too
  bool boolean() const;
  const Array& items() const;
  const Object& members() const;

  // Member of an object; a null value where it is missing (or this is no object).
  const Json& operator[](std::string_view key) const;
  bool contains(std::string_view key) const;
  // The member's text or number, or the fallback where it is missing or of another type.
  std::string text(std::string_view key, std::string_view fallback = {}) const;
  std::int64_t integer(std::string_view key, std::int64_t fallback) const;

  // Adds or replaces a member; a null value becomes an object first.
  Json& set(std::string key, Json value);
  // Adds a member unless the value is null, an empty string or an empty array.
  Json& set_if(std::string key, Json value);
  // Appends; a null value becomes an array first.
  Json& push(Json value);

  // Compact text in the order of the members.
  std::string dump() const;
  // Two spaces a level, for people who read JSON.
  std::string pretty() const;
  // The canonical text that is hashed: members sorted by key (bytes), no white space, only what
  // RFC 8259 demands escaped. Throws Error(failed) on a non-integer number and on an object of
  // more than most_members, which nobody could read back.
  std::string canonical() const;

  bool operator==(const Json&) const = default;

 private:
  std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object> value_;
};

// JSON text whose invisible and control characters are \uXXXX escapes: the same value when read,
// and safe on a terminal.
std::string visible_json(std::string text);

}  // namespace svcdesk
