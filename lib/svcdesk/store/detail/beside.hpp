// Rows that stand beside those which the events give.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "svcdesk/store/derived_rows.hpp"
#include "svcdesk/store/detail/found.hpp"
#include "svcdesk/store/detail/impl.hpp"

namespace svcdesk::store {

// How many rows of each table were found where the events give them.
struct Rows {
  std::int64_t cases = 0, texts = 0, lines = 0, closed = 0, notices = 0, abouts = 0, moves = 0;
  std::array<std::int64_t, derived_tables> derived{};  // by Table
};

// A table with more rows than that. It may only have grown meanwhile: each row is asked whether an
// event gives it, in pages of short snapshots.
class Beside {
 public:
  // `rows`: key, whether an event gives it, and the columns, above a key and in its order.
  Beside(Store::Impl& impl, const Store& store, std::string_view table, const char* rows)
      : impl_(impl), store_(store), table_(table), rows_(rows) {}

  bool is(const char* rows) const { return rows_ == rows; }
  void look(Found& found) const;

 private:
  bool page(Json& key, Found& found) const;

  Store::Impl& impl_;
  const Store& store_;
  std::string_view table_;
  const char* rows_;
};

std::vector<Beside> tables_beside(Store::Impl& impl, const Store& store, const Rows& told);

}  // namespace svcdesk::store
