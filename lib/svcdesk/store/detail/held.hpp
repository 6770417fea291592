// A row as it stands in its table against the values that it should have, column by column.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <tuple>

#include "svcdesk/base/json.hpp"
#include "svcdesk/store/detail/query.hpp"

namespace svcdesk::store {

// Tables are STRICT: a column holds its one type or NULL (else SQLite's own check says so).
bool holds(const Query& row, int column, std::int64_t value);
bool holds(const Query& row, int column, std::string_view value);
inline bool holds(const Query& row, int column, const std::string& value) {
  return holds(row, column, std::string_view(value));
}
inline bool holds(const Query& row, int column, Instant value) {
  return holds(row, column, number_of(value));
}
bool holds(const Query& row, int column, std::integral auto value) {
  return holds(row, column, static_cast<std::int64_t>(value));
}
template <class Value>
bool holds(const Query& row, int column, const std::optional<Value>& value) {
  return value ? holds(row, column, *value) : row.null(column);
}

inline Json told(const std::string& value) { return value; }
inline Json told(Instant value) { return number_of(value); }
Json told(std::integral auto value) { return static_cast<std::int64_t>(value); }
template <class Value>
Json told(const std::optional<Value>& value) {
  return value ? told(*value) : Json();
}

// From that column on, as many as there are values.
template <class... Values>
bool holds_all(const Query& row, int first, const std::tuple<Values...>& values) {
  int column = first;
  return std::apply([&](const auto&... each) { return (holds(row, column++, each) && ...); },
                    values);
}

// Under the names that the statement's columns have.
template <class... Values>
Json told_all(const Query& row, int first, const std::tuple<Values...>& values) {
  Json out = Json::object();
  int column = first;
  std::apply([&](const auto&... each) { (out.set(row.name(column++), told(each)), ...); }, values);
  return out;
}

// The row as it stands there, from that column to the last.
Json told_as_stored(const Query& row, int first);

}  // namespace svcdesk::store
