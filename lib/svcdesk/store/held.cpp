#include "svcdesk/store/detail/held.hpp"

namespace svcdesk::store {

// NULL reads as zero, or as nothing.
bool holds(const Query& row, int column, std::int64_t value) {
  return row.integer(column) == value && (value != 0 || !row.null(column));
}

bool holds(const Query& row, int column, std::string_view value) {
  return row.view(column) == value && (!value.empty() || !row.null(column));
}

Json told_as_stored(const Query& row, int first) {
  Json out = Json::object();
  for (int i = first; i < row.columns(); ++i) {
    Json value;
    if (row.is_integer(i)) {
      value = row.integer(i);
    } else if (!row.null(i)) {
      value = row.text(i);
    }
    out.set(row.name(i), std::move(value));
  }
  return out;
}

}  // namespace svcdesk::store
