#include <doctest/doctest.h>

#include "desk_folder.hpp"
#include "svcdesk/store/comparison.hpp"
#include "svcdesk/store/detail/derived.hpp"

using namespace svcdesk;
using namespace svcdesk::test;
using store::Comparison;
using store::DerivedRow;
using store::Store;
using store::Table;

namespace {

using DerivedRows = std::vector<DerivedRow>;

DerivedRow component_of(std::int64_t number, const std::string& slot,
                        const std::string& version = "1") {
  return derived(Table::asset_component,
                 store::ComponentRow{number, slot, "firmware", "", "BIOS", version, "", "", ""});
}

DerivedRow link_of(std::int64_t number, const std::string& kind, std::int64_t other) {
  return derived(Table::asset_link, store::LinkRow{number, kind, other, ""});
}

DerivedRow row_of_asset(std::int64_t number) {
  store::AssetRow row;
  row.number = number;
  row.contract = "K-1";
  row.status = "in-service";
  row.tag = "SRV-" + std::to_string(number);
  row.added = at(10);
  row.last_event = at(10);
  row.revision = number;
  return derived(Table::asset, row);
}

DerivedRows rows_of(std::int64_t number) {
  return {row_of_asset(number), component_of(number, "bios"), component_of(number, "disk"),
          link_of(number, "backup-of", 8), link_of(number, "connected-to", 9)};
}

// A desk whose tables hold what the events of A-1 and A-2 give.
class WithAssets : public Desk {
 public:
  WithAssets() {
    Store store = write();
    store.write([&] {
      for (const std::int64_t number : {1, 2}) {
        journal::Event added =
            event("K-1", "asset.added", "A-" + std::to_string(store.draw_number("A")));
        added.subject.kind = "asset";
        store.append(added);
        store.replace("asset", number, rows_of(number));
      }
    });
  }

  // "wrong asset", "missing asset_link", ... in the order in which they were found.
  Texts differences() const {
    const Store store = read();
    Comparison tables(store);
    tables.page([&] {
      for (const std::int64_t number : {1, 2}) {
        tables.expect("asset", number, rows_of(number));
        tables.expect({"asset", "A-" + std::to_string(number)}, {});
      }
      tables.expect_drawn("A", 2);
    });
    tables.finish();
    Texts out;
    for (const auto& row : tables.wrong().rows) out.push_back("wrong " + first_word(row));
    for (const auto& row : tables.missing().rows) out.push_back("missing " + first_word(row));
    return out;
  }

 private:
  static std::string first_word(const std::string& text) { return text.substr(0, text.find(' ')); }
};

}  // namespace

TEST_CASE("a row's cells are its columns in the order of the schema (AUD-3)") {
  const DerivedRow row = row_of_asset(7);
  REQUIRE(row.cells.size() == 21);
  CHECK(std::get<std::int64_t>(row.cells[0]) == 7);
  CHECK(std::get<std::string>(row.cells[3]) == "SRV-7");
  CHECK(std::get<std::int64_t>(row.cells[17]) == at(10).time_since_epoch().count());
  CHECK(std::holds_alternative<std::monostate>(row.cells[18]));
}

TEST_CASE("the tables of derived rows stand in the order of their names for the program (AUD-3)") {
  const Desk desk;
  SQLite::Database plain(desk.db);
  std::size_t place = 0;
  for (const store::DerivedTable& table : store::all_derived()) {
    CAPTURE(table.name);
    CHECK(static_cast<std::size_t>(table.table) == place++);
    for (const std::string_view sql :
         {table.select, table.insert, table.remove, table.empty, std::string_view(table.count),
          std::string_view(table.rows)}) {
      CHECK_NOTHROW(SQLite::Statement(plain, std::string(sql)));
      CHECK(sql.find(table.name) != std::string_view::npos);
    }
  }
}

TEST_CASE("replacing a subject's rows writes what is new or changed and removes what is gone") {
  const WithAssets desk;
  Store store = desk.write();
  store.write([&] {
    store.replace("asset", 1,
                  {row_of_asset(1), component_of(1, "bios", "2"), component_of(1, "raid"),
                   link_of(1, "connected-to", 9), link_of(1, "connected-to", 3)});
  });
  CHECK(desk.raw_number("SELECT count(*) FROM asset_component WHERE number = 1") == 2);
  CHECK(desk.raw_number("SELECT version FROM asset_component WHERE number = 1 AND slot = 'bios'") ==
        2);
  CHECK(desk.raw_number("SELECT count(*) FROM asset_component WHERE slot = 'raid'") == 1);
  CHECK(desk.raw_number("SELECT sum(other) FROM asset_link WHERE number = 1") == 12);
  CHECK(desk.raw_number("SELECT count(*) FROM asset_component WHERE number = 2") == 2);
  store.write([&] { store.replace("asset", 1, {}); });
  CHECK(desk.raw_number("SELECT count(*) FROM asset") == 1);
  CHECK(desk.raw_number("SELECT count(*) FROM asset_component") == 2);
  CHECK(desk.raw_number("SELECT count(*) FROM asset_link") == 2);
}

TEST_CASE("replacing rows by the same ones writes nothing") {
  const WithAssets desk;
  Store store = desk.write();
  const std::string before = bytes_of(desk.db);
  store.write([&] {
    DerivedRows other_order = rows_of(1);
    std::reverse(other_order.begin(), other_order.end());
    store.replace("asset", 1, other_order);
    store.replace("asset", 2, rows_of(2));
  });
  CHECK(bytes_of(desk.db) == before);
  store.write([&] { store.replace("case", 1, {}); });
  CHECK(bytes_of(desk.db) == before);
}

TEST_CASE("rows are replaced inside a change only") {
  const WithAssets desk;
  Store store = desk.write();
  CHECK(refusal([&] { store.replace("asset", 1, {}); }) != "");
  CHECK(desk.differences().empty());
}

TEST_CASE("derived tables that hold what the events give have no difference (AUD-3)") {
  CHECK(WithAssets().differences().empty());
}

TEST_CASE("a changed row of an asset is one too much and one too few (AUD-3)") {
  const std::pair<const char*, const char*> acts[] = {
      {"UPDATE asset SET name = 'x' WHERE number = 1", "asset"},
      {"UPDATE asset SET status = 'retired' WHERE number = 1", "asset"},
      {"UPDATE asset SET retired = 5 WHERE number = 1", "asset"},
      {"UPDATE asset SET revision = 9 WHERE number = 2", "asset"},
      {"UPDATE asset SET coverage_until = '2030-01-01' WHERE number = 2", "asset"},
      {"UPDATE asset_component SET version = '9' WHERE number = 1 AND slot = 'disk'",
       "asset_component"},
      {"UPDATE asset_component SET slot = 'z' WHERE number = 2 AND slot = 'disk'",
       "asset_component"},
      {"UPDATE asset_component SET product = '' WHERE number = 2 AND slot = 'bios'",
       "asset_component"},
      {"UPDATE asset_link SET note = 'x' WHERE number = 1 AND other = 9", "asset_link"},
      {"UPDATE asset_link SET other = 7 WHERE number = 2 AND other = 9", "asset_link"},
      {"UPDATE asset_link SET kind = 'cluster-of' WHERE number = 1 AND other = 8", "asset_link"},
      {"UPDATE counter SET last = 1", "counter"}};
  for (const auto& act : acts) {
    const WithAssets desk;
    desk.raw(act.first);
    CAPTURE(act.first);
    const std::string table = act.second;
    CHECK(desk.differences() == Texts{"wrong " + table, "missing " + table});
  }
}

TEST_CASE("a row of an asset that is gone is missed (AUD-3)") {
  for (const char* table : {"asset", "asset_component", "asset_link"}) {
    const WithAssets desk;
    desk.raw(std::string("DELETE FROM ") + table + " WHERE number = 2");
    CAPTURE(table);
    const Texts found = desk.differences();
    CHECK(found.size() == (std::string(table) == "asset" ? 1 : 2));
    for (const std::string& one : found) CHECK(one == std::string("missing ") + table);
  }
}

TEST_CASE("a row of an asset that no event gives is found (AUD-3)") {
  const std::pair<const char*, const char*> acts[] = {
      {"INSERT INTO asset SELECT 3, contract, status, 'other', name, vendor, model, part_number, "
       "serial_number, site, rack, position, contact, faulty, warranty_until, coverage_from, "
       "coverage_until, added, retired, last_event, revision FROM asset WHERE number = 1",
       "asset"},
      {"INSERT INTO asset_component VALUES (1, 'more', 'os', '', '', '', '', '', '')",
       "asset_component"},
      {"INSERT INTO asset_component VALUES (9, 'bios', 'os', '', '', '', '', '', '')",
       "asset_component"},
      {"INSERT INTO asset_link VALUES (2, 'backup-of', 1, '')", "asset_link"},
      {"INSERT INTO asset_link VALUES (-5, 'backup-of', 1, '')", "asset_link"}};
  for (const auto& act : acts) {
    const WithAssets desk;
    desk.raw(act.first);
    CAPTURE(act.first);
    const std::string table = act.second;
    CHECK(desk.differences() == Texts{"wrong " + table});
  }
}

TEST_CASE("what is missed of an asset is told with its columns (AUD-3)") {
  const WithAssets desk;
  desk.raw("DELETE FROM asset_link WHERE number = 1 AND other = 8");
  const Store store = desk.read();
  Comparison tables(store);
  tables.page([&] { tables.expect("asset", 1, rows_of(1)); });
  REQUIRE(tables.missing().rows.size() == 1);
  CHECK(tables.missing().rows[0] ==
        R"(asset_link {"number":1,"kind":"backup-of","other":8,"note":""})");
}

TEST_CASE("assets that others add meanwhile are no difference (AUD-3)") {
  const WithAssets desk;
  const Store store = desk.read();
  Comparison tables(store);
  tables.page([&] {
    for (const std::int64_t number : {1, 2}) tables.expect("asset", number, rows_of(number));
    tables.expect_drawn("A", 2);
  });
  {
    Store other = desk.write();
    other.write([&] {
      journal::Event added = event("K-1", "asset.added", "A-3");
      added.subject.kind = "asset";
      other.append(added);
      other.draw_number("A");
      other.replace("asset", 3, rows_of(3));
    });
  }
  tables.finish();
  CHECK(tables.wrong().count == 0);
  CHECK(tables.missing().count == 0);
}

TEST_CASE("clearing empties the derived tables, and filling them again makes them equal (AUD-3)") {
  const WithAssets desk;
  {
    Store store = desk.write();
    store.write([&] {
      store.clear_projections();
      for (const std::int64_t number : {1, 2}) store.replace("asset", number, rows_of(number));
      store.raise_number("A", 2);
    });
  }
  CHECK(desk.differences().empty());
  {
    Store store = desk.write();
    store.write([&] { store.clear_projections(); });
  }
  for (const char* table : {"asset", "asset_component", "asset_link"}) {
    CHECK(desk.raw_number(std::string("SELECT count(*) FROM ") + table) == 0);
  }
}
