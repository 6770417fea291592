#include <doctest/doctest.h>

#include <set>

#include "desk_folder.hpp"
#include "svcdesk/store/detail/asset_query.hpp"
#include "svcdesk/store/register.hpp"

using namespace svcdesk;
using namespace svcdesk::test;
using store::AssetQuery;
using store::AssetRow;
using store::Register;
using store::Store;
using store::Table;

namespace {

AssetRow asset_row(std::int64_t number) {
  AssetRow out;
  out.number = number;
  out.contract = "K-1";
  out.status = "in-service";
  out.tag = "SRV-" + std::to_string(number);
  out.added = at(number);
  out.last_event = at(number);
  out.revision = number;
  return out;
}

void put_asset(Store& store, const AssetRow& row,
               const std::vector<store::ComponentRow>& components = {},
               const std::vector<store::LinkRow>& links = {}) {
  std::vector<store::DerivedRow> rows{derived(Table::asset, row)};
  for (const auto& one : components) rows.push_back(derived(Table::asset_component, one));
  for (const auto& one : links) rows.push_back(derived(Table::asset_link, one));
  store.write([&] { store.replace("asset", row.number, rows); });
}

store::ComponentRow software(std::int64_t number, const std::string& slot,
                             const std::string& product, const std::string& version) {
  return {number, slot, "software", "", product, version, "", "", ""};
}

Numbers listed(const Store& store, const AssetQuery& query) {
  Numbers out;
  for (const AssetRow& one : Register(store).assets(query)) out.push_back(one.number);
  return out;
}

// Page by page of that size, as the desk asks.
Numbers in_pages(const Store& store, AssetQuery query, std::int64_t size) {
  Numbers out;
  query.limit = size;
  for (Numbers page = listed(store, query); !page.empty(); page = listed(store, query)) {
    out.insert(out.end(), page.begin(), page.end());
    query.after_number = page.back();
  }
  return out;
}

AssetQuery query_by(std::string AssetQuery::*member, const std::string& value) {
  AssetQuery query;
  query.*member = value;
  return query;
}

constexpr std::pair<std::string AssetQuery::*, std::string AssetRow::*> by_text[] = {
    {&AssetQuery::contract, &AssetRow::contract},
    {&AssetQuery::status, &AssetRow::status},
    {&AssetQuery::tag, &AssetRow::tag},
    {&AssetQuery::site, &AssetRow::site},
    {&AssetQuery::rack, &AssetRow::rack},
    {&AssetQuery::vendor, &AssetRow::vendor},
    {&AssetQuery::model, &AssetRow::model},
    {&AssetQuery::serial_number, &AssetRow::serial_number}};

}  // namespace

TEST_CASE("an asset's row comes back whole, and an absent time stays absent (AST-1)") {
  const Desk desk;
  Store store = desk.write();
  AssetRow one = asset_row(1);
  std::int64_t n = 0;
  for (std::string AssetRow::*text :
       {&AssetRow::contract, &AssetRow::status, &AssetRow::tag, &AssetRow::name, &AssetRow::vendor,
        &AssetRow::model, &AssetRow::part_number, &AssetRow::serial_number, &AssetRow::site,
        &AssetRow::rack, &AssetRow::position, &AssetRow::contact, &AssetRow::faulty,
        &AssetRow::warranty_until, &AssetRow::coverage_from, &AssetRow::coverage_until}) {
    one.*text = "text " + std::to_string(++n);
  }
  put_asset(store, one);
  CHECK(Register(store).assets({}).at(0) == one);
  one.retired = at(5);
  put_asset(store, one);
  CHECK(Register(store).assets({}).at(0) == one);
  CHECK(Register(store).assets({}).at(0).retired == at(5));
}

TEST_CASE("assets are listed by number, in pages above one (AST-1)") {
  const Desk desk;
  Store store = desk.write();
  for (const std::int64_t number : {3, 1, 2}) put_asset(store, asset_row(number));
  CHECK(listed(store, {}) == Numbers{1, 2, 3});
  AssetQuery query;
  query.limit = 2;
  CHECK(listed(store, query) == Numbers{1, 2});
  query.after_number = 2;
  CHECK(listed(store, query) == Numbers{3});
  query.after_number = 3;
  CHECK(listed(store, query).empty());
  CHECK(in_pages(store, {}, 1) == Numbers{1, 2, 3});
}

TEST_CASE("assets are listed by each field alone and together (AST-1)") {
  const Desk desk;
  Store store = desk.write();
  std::int64_t number = 0;
  for (const auto& [asked, member] : by_text) {
    AssetRow row = asset_row(++number);
    row.*member = "wanted";
    put_asset(store, row);
  }
  for (std::size_t i = 0; i < std::size(by_text); ++i) {
    const AssetQuery query = query_by(by_text[i].first, "wanted");
    CAPTURE(i);
    CHECK(listed(store, query) == Numbers{static_cast<std::int64_t>(i) + 1});
    CHECK(in_pages(store, query, 1) == listed(store, query));
    CHECK(listed(store, query_by(by_text[i].first, "nowhere")).empty());
  }
  AssetRow all = asset_row(++number);
  AssetQuery query;
  for (const auto& [asked, member] : by_text) {
    all.*member = "every";
    query.*asked = "every";
  }
  put_asset(store, all);
  CHECK(listed(store, query) == Numbers{number});
  query.rack = "another";
  CHECK(listed(store, query).empty());
}

TEST_CASE("assets are listed by what runs on them, in a version or in any (AST-1)") {
  const Desk desk;
  Store store = desk.write();
  put_asset(store, asset_row(1),
            {software(1, "db", "PostgreSQL", "15"), software(1, "os", "", "15")});
  put_asset(store, asset_row(2), {software(2, "db", "PostgreSQL", "16")});
  put_asset(store, asset_row(3),
            {software(3, "a", "PostgreSQL", "15"), software(3, "b", "PostgreSQL", "16")});
  put_asset(store, asset_row(4), {software(4, "db", "Oracle", "15")});
  AssetQuery query = query_by(&AssetQuery::product, "PostgreSQL");
  CHECK(listed(store, query) == Numbers{1, 2, 3});
  CHECK(in_pages(store, query, 1) == Numbers{1, 2, 3});
  query.version = "15";
  CHECK(listed(store, query) == Numbers{1, 3});
  CHECK(in_pages(store, query, 1) == Numbers{1, 3});
  query.tag = "SRV-3";
  CHECK(listed(store, query) == Numbers{3});
  query.product = "postgresql";
  CHECK(listed(store, query).empty());
}

TEST_CASE("assets are listed that were faulty from the start (AST-2)") {
  const Desk desk;
  Store store = desk.write();
  put_asset(store, asset_row(1));
  AssetRow faulty = asset_row(2);
  faulty.faulty = "fan";
  put_asset(store, faulty, {software(2, "db", "Oracle", "19")});
  faulty.number = 3;
  faulty.tag = "SRV-3";
  put_asset(store, faulty);
  AssetQuery query;
  query.faults = AssetQuery::Faults::only;
  CHECK(listed(store, query) == Numbers{2, 3});
  CHECK(in_pages(store, query, 1) == Numbers{2, 3});
  query.product = "Oracle";
  CHECK(listed(store, query) == Numbers{2});
  query.product.clear();
  query.uncovered_on = "2026-01-05";
  CHECK(listed(store, query).empty());
}

TEST_CASE("assets are listed that the contract does not cover on a day (AST-2)") {
  const Desk desk;
  Store store = desk.write();
  const std::pair<const char*, const char*> spans[] = {{"", ""},
                                                       {"2026-01-05", ""},
                                                       {"2026-01-06", ""},
                                                       {"", "2026-01-05"},
                                                       {"", "2026-01-04"},
                                                       {"2026-01-05", "2026-01-05"},
                                                       {"2026-02-01", "2026-03-01"}};
  std::int64_t number = 0;
  for (const auto& [from, until] : spans) {
    AssetRow row = asset_row(++number);
    row.coverage_from = from;
    row.coverage_until = until;
    put_asset(store, row);
  }
  AssetRow retired = asset_row(++number);
  retired.status = "retired";
  put_asset(store, retired);
  AssetQuery query;
  query.uncovered_on = "2026-01-05";
  CHECK(listed(store, query) == Numbers{3, 5, 7, 8});
  CHECK(in_pages(store, query, 1) == Numbers{3, 5, 7, 8});
  query.status = "in-service";
  CHECK(listed(store, query) == Numbers{3, 5, 7});
  query.site = "hall-1";
  CHECK(listed(store, query).empty());
}

TEST_CASE("no filter reads assets that it does not want (AST-1)") {
  const Desk desk;
  SQLite::Database plain(desk.db);
  std::vector<AssetQuery> all;
  for (const auto& [asked, member] : by_text) all.push_back(query_by(asked, "x"));
  all.push_back(query_by(&AssetQuery::product, "x"));
  all.push_back(query_by(&AssetQuery::uncovered_on, "2026-01-05"));
  all.emplace_back().faults = AssetQuery::Faults::only;
  for (const AssetQuery& one : all) {
    // Alone, and as the command line asks.
    for (const bool narrowed : {false, true}) {
      AssetQuery query = one;
      if (narrowed && query.status.empty()) query.status = "in-service";
      if (narrowed && query.contract.empty()) query.contract = "K-1";
      SQLite::Statement plan(plain, "EXPLAIN QUERY PLAN " + store::select_assets(query));
      std::string told;
      while (plan.executeStep()) told += plan.getColumn(3).getString() + "\n";
      CAPTURE(told);
      CHECK(told.find("SCAN") == std::string::npos);
      CHECK(told.find("SEARCH a USING INTEGER PRIMARY KEY (rowid>?)") == std::string::npos);
      CHECK((one.status.empty() && told.find("asset_by_status") != std::string::npos &&
             one.uncovered_on.empty()) == false);
    }
  }
}

TEST_CASE("a tag names one asset in service, and any number of retired ones (AST-1)") {
  const Desk desk;
  Store store = desk.write();
  AssetRow first = asset_row(1), second = asset_row(2), other = asset_row(3);
  second.tag = other.tag = first.tag;
  other.contract = "K-2";
  put_asset(store, first);
  put_asset(store, other);
  CHECK(refusal([&] { put_asset(store, second); }) != "");
  CHECK(Register(store).by_tag("K-1", "SRV-1") == 1);
  CHECK(Register(store).by_tag("K-2", "SRV-1") == 3);
  CHECK_FALSE(Register(store).by_tag("K-1", "srv-1"));
  first.status = "retired";
  put_asset(store, first);
  CHECK_FALSE(Register(store).by_tag("K-1", "SRV-1"));
  put_asset(store, second);
  CHECK(Register(store).by_tag("K-1", "SRV-1") == 2);
  second.status = "retired";
  put_asset(store, second);
  CHECK_FALSE(Register(store).by_tag("K-1", "SRV-1"));
  CHECK(listed(store, query_by(&AssetQuery::tag, "SRV-1")) == Numbers{1, 2, 3});
}

TEST_CASE("an asset is there in its own contract only (ORG-7)") {
  const Desk desk;
  Store store = desk.write();
  put_asset(store, asset_row(1));
  CHECK(Register(store).has("K-1", 1));
  CHECK_FALSE(Register(store).has("K-2", 1));
  CHECK_FALSE(Register(store).has("K-1", 2));
}

TEST_CASE("the tags of a contract are those in service, so many at most (AST-1)") {
  const Desk desk;
  Store store = desk.write();
  for (const std::int64_t number : {1, 2, 3, 4}) {
    AssetRow row = asset_row(number);
    if (number == 2) row.status = "retired";
    if (number == 3) row.contract = "K-2";
    put_asset(store, row);
  }
  CHECK(Register(store).tags("K-1", 10) == Texts{"SRV-1", "SRV-4"});
  CHECK(Register(store).tags("K-1", 1).size() == 1);
  CHECK(Register(store).tags("K-9", 10).empty());
}

TEST_CASE("links are found from the other end (AST-1)") {
  const Desk desk;
  Store store = desk.write();
  put_asset(store, asset_row(1), {}, {{1, "backup-of", 3, ""}, {1, "connected-to", 3, "port 1"}});
  put_asset(store, asset_row(2), {}, {{2, "connected-to", 3, ""}});
  put_asset(store, asset_row(3), {}, {{3, "connected-to", 1, ""}});
  const std::vector<store::LinkRow> back = Register(store).links_to(3);
  REQUIRE(back.size() == 3);
  CHECK(back[0] == store::LinkRow{1, "backup-of", 3, ""});
  CHECK(back[1] == store::LinkRow{1, "connected-to", 3, "port 1"});
  CHECK(back[2].number == 2);
  CHECK(Register(store).links_to(2).empty());
}
