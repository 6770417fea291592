// What the events of one subject give, written where it differs.
#include "svcdesk/store/detail/derived.hpp"

#include <algorithm>

#include "svcdesk/store/detail/impl.hpp"

namespace svcdesk::store {
namespace {

constexpr std::array<DerivedTable, derived_tables> given_by_events{{
    {Table::asset, "asset", "asset", "SELECT * FROM asset WHERE number = ?",
     "INSERT INTO asset VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
     "DELETE FROM asset WHERE number = ?", 1, "DELETE FROM asset", "SELECT count(*) FROM asset",
     "SELECT number, EXISTS (SELECT 1 FROM event WHERE subject_kind = 'asset' "
     "AND subject_id = 'A-' || number), * FROM asset WHERE number > ? ORDER BY number"},
    {Table::asset_component, "asset_component", "asset",
     "SELECT * FROM asset_component WHERE number = ? ORDER BY slot",
     "INSERT INTO asset_component VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
     "DELETE FROM asset_component WHERE number = ? AND slot = ?", 2, "DELETE FROM asset_component",
     "SELECT count(*) FROM asset_component",
     "SELECT number, EXISTS (SELECT 1 FROM event WHERE subject_kind = 'asset' "
     "AND subject_id = 'A-' || number), * FROM asset_component WHERE number > ? ORDER BY number"},
    {Table::asset_link, "asset_link", "asset",
     "SELECT * FROM asset_link WHERE number = ? ORDER BY kind, other",
     "INSERT INTO asset_link VALUES (?, ?, ?, ?)",
     "DELETE FROM asset_link WHERE number = ? AND kind = ? AND other = ?", 3,
     "DELETE FROM asset_link", "SELECT count(*) FROM asset_link",
     "SELECT number, EXISTS (SELECT 1 FROM event WHERE subject_kind = 'asset' "
     "AND subject_id = 'A-' || number), * FROM asset_link WHERE number > ? ORDER BY number"},
    {Table::part_request, "part_request", "part", "SELECT * FROM part_request WHERE number = ?",
     "INSERT INTO part_request VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
     "DELETE FROM part_request WHERE number = ?", 1, "DELETE FROM part_request",
     "SELECT count(*) FROM part_request",
     "SELECT number, EXISTS (SELECT 1 FROM event WHERE subject_kind = 'part' "
     "AND subject_id = 'P-' || number), * FROM part_request WHERE number > ? ORDER BY number"},
    {Table::part_order, "part_order", "order", "SELECT * FROM part_order WHERE number = ?",
     "INSERT INTO part_order VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
     "DELETE FROM part_order WHERE number = ?", 1, "DELETE FROM part_order",
     "SELECT count(*) FROM part_order",
     "SELECT number, EXISTS (SELECT 1 FROM event WHERE subject_kind = 'order' "
     "AND subject_id = 'O-' || number), * FROM part_order WHERE number > ? ORDER BY number"},
    {Table::loan, "loan", "loan", "SELECT * FROM loan WHERE number = ?",
     "INSERT INTO loan VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
     "DELETE FROM loan WHERE number = ?", 1, "DELETE FROM loan", "SELECT count(*) FROM loan",
     "SELECT number, EXISTS (SELECT 1 FROM event WHERE subject_kind = 'loan' "
     "AND subject_id = 'L-' || number), * FROM loan WHERE number > ? ORDER BY number"},
    {Table::repair, "repair", "repair", "SELECT * FROM repair WHERE number = ?",
     "INSERT INTO repair VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
     "DELETE FROM repair WHERE number = ?", 1, "DELETE FROM repair", "SELECT count(*) FROM repair",
     "SELECT number, EXISTS (SELECT 1 FROM event WHERE subject_kind = 'repair' "
     "AND subject_id = 'R-' || number), * FROM repair WHERE number > ? ORDER BY number"},
    {Table::change, "change", "change", "SELECT * FROM change WHERE number = ?",
     "INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
     "DELETE FROM change WHERE number = ?", 1, "DELETE FROM change", "SELECT count(*) FROM change",
     "SELECT number, EXISTS (SELECT 1 FROM event WHERE subject_kind = 'change' "
     "AND subject_id = 'CH-' || number), * FROM change WHERE number > ? ORDER BY number"},
    {Table::vendor_release, "vendor_release", "release",
     "SELECT * FROM vendor_release WHERE number = ?",
     "INSERT INTO vendor_release VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
     "DELETE FROM vendor_release WHERE number = ?", 1, "DELETE FROM vendor_release",
     "SELECT count(*) FROM vendor_release",
     "SELECT number, EXISTS (SELECT 1 FROM event WHERE subject_kind = 'release' "
     "AND subject_id = 'V-' || number), * FROM vendor_release WHERE number > ? ORDER BY number"},
    {Table::model, "model", "model", "SELECT * FROM model WHERE number = ?",
     "INSERT INTO model VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
     "DELETE FROM model WHERE number = ?", 1, "DELETE FROM model", "SELECT count(*) FROM model",
     "SELECT number, EXISTS (SELECT 1 FROM event WHERE subject_kind = 'model' "
     "AND subject_id = 'M-' || number), * FROM model WHERE number > ? ORDER BY number"},
}};

bool gives(const std::vector<DerivedRow>& rows, Table table, const std::vector<Cell>& cells) {
  return std::any_of(rows.begin(), rows.end(), [&](const DerivedRow& one) {
    return one.table == table && one.cells == cells;
  });
}

void insert(Store::Impl& impl, const DerivedTable& table, const std::vector<Cell>& cells) {
  Query row = impl.query(table.insert);
  with_cells(row, cells, 0, cells.size());
  row.run();
}

}  // namespace

std::span<const DerivedTable> all_derived() { return given_by_events; }

std::vector<Cell> cells_of(const Query& row) {
  std::vector<Cell> out;
  for (int column = 0; column < row.columns(); ++column) {
    if (row.null(column)) {
      out.emplace_back();
    } else if (row.is_integer(column)) {
      out.emplace_back(row.integer(column));
    } else {
      out.emplace_back(row.text(column));
    }
  }
  return out;
}

void with_cells(Query& query, const std::vector<Cell>& cells, std::size_t first,
                std::size_t count) {
  for (std::size_t i = first; i < first + count; ++i) {
    const auto one = [&](const auto& value) {
      using Value = std::decay_t<decltype(value)>;
      if constexpr (std::is_same_v<Value, std::monostate>) {
        query.with(std::optional<std::int64_t>());
      } else if constexpr (std::is_same_v<Value, std::string>) {
        query.with(checked(value));
      } else {
        query.with(value);
      }
    };
    std::visit(one, cells.at(i));
  }
}

void Store::replace(std::string_view kind, std::int64_t number,
                    const std::vector<DerivedRow>& rows) {
  impl_->change([&] {
    for (const DerivedTable& table : all_derived()) {
      if (table.kind != kind) continue;
      std::vector<std::vector<Cell>> stored;
      {
        Query there = impl_->query(table.select);
        there.with(number);
        while (there.next()) stored.push_back(cells_of(there));
      }
      for (const std::vector<Cell>& cells : stored) {
        if (gives(rows, table.table, cells)) continue;
        Query remove = impl_->query(table.remove);
        with_cells(remove, cells, 0, static_cast<std::size_t>(table.keys));
        remove.run();
      }
      for (const DerivedRow& row : rows) {
        if (row.table != table.table) continue;
        if (std::find(stored.begin(), stored.end(), row.cells) == stored.end()) {
          insert(*impl_, table, row.cells);
        }
      }
    }
  });
}

void Store::add_rows(const std::vector<DerivedRow>& rows) {
  impl_->change([&] {
    for (const DerivedRow& row : rows) {
      insert(*impl_, given_by_events.at(static_cast<std::size_t>(row.table)), row.cells);
    }
  });
}

}  // namespace svcdesk::store
