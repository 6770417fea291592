// The register of assets (AST-1): found by its tag, its place, its model, what runs on it.
#include <algorithm>
#include <array>
#include <functional>

#include "svcdesk/store/detail/asset_query.hpp"
#include "svcdesk/store/detail/derived.hpp"
#include "svcdesk/store/detail/impl.hpp"
#include "svcdesk/store/register.hpp"

namespace svcdesk::store {
namespace {

constexpr std::int64_t most_at_once = 1000;

// The rarest first.
using AssetField = std::pair<std::string_view, std::string AssetQuery::*>;
constexpr std::array<AssetField, 8> asset_fields{{{"serial_number", &AssetQuery::serial_number},
                                                  {"tag", &AssetQuery::tag},
                                                  {"rack", &AssetQuery::rack},
                                                  {"site", &AssetQuery::site},
                                                  {"model", &AssetQuery::model},
                                                  {"vendor", &AssetQuery::vendor},
                                                  {"contract", &AssetQuery::contract},
                                                  {"status", &AssetQuery::status}}};
// Those whose index leaves out what is empty serve only whoever says that it is not.
constexpr std::array<std::string_view, 4> may_be_empty{"serial_number", "rack", "site", "vendor"};

// The first that fit are found from the index, for they are few as a rule; whoever goes on asking
// for all of them is better served by going through the assets.
constexpr std::string_view from_products =
    "AND a.number IN (SELECT c.number FROM asset_component c WHERE c.product = ? "
    "AND c.product <> '' AND (c.version = ? OR ? = '')) ";
constexpr std::string_view with_product =
    "AND EXISTS (SELECT 1 FROM asset_component c WHERE c.number = a.number "
    "AND +c.product = ? AND (c.version = ? OR ? = '')) ";
constexpr std::string_view from_coverage =
    "AND a.number IN (SELECT number FROM asset WHERE coverage_from <> '' AND coverage_from > ? "
    "UNION ALL SELECT number FROM asset WHERE coverage_until <> '' AND coverage_until < ? "
    "UNION ALL SELECT number FROM asset WHERE status = 'retired') ";
constexpr std::string_view uncovered =
    "AND (a.coverage_from > ? OR (a.coverage_until <> '' AND a.coverage_until < ?) "
    "OR +a.status = 'retired') ";

// "AND a.site = ? ..." for what the query names; bind_asset_filter binds in the same order. SQLite
// cannot know which of several indexes helps most, so only one is offered ("+" hides the others).
std::string asset_filter(const AssetQuery& query) {
  const bool first_page = query.after_number == 0;
  std::string sql;
  bool offered = false;
  if (query.faults == AssetQuery::Faults::only) {
    sql += "AND a.faulty <> '' ";
    offered = true;
  }
  if (!query.product.empty()) {
    const bool from = first_page && !offered;
    sql += from ? from_products : with_product;
    offered = offered || from;
  }
  if (!query.uncovered_on.empty()) {
    const bool from = first_page && !offered;
    sql += from ? from_coverage : uncovered;
    offered = offered || from;
  }
  for (const auto& [column, member] : asset_fields) {
    if ((query.*member).empty()) continue;
    sql += "AND ";
    if (offered) sql += "+";
    sql.append("a.").append(column).append(" = ? ");
    if (!offered && std::ranges::find(may_be_empty, column) != may_be_empty.end()) {
      sql.append("AND a.").append(column).append(" <> '' ");
    }
    offered = true;
  }
  return sql;
}

void bind_asset_filter(Query& rows, const AssetQuery& query) {
  if (!query.product.empty()) rows.with(query.product, query.version, query.version);
  if (!query.uncovered_on.empty()) rows.with(query.uncovered_on, query.uncovered_on);
  for (const auto& [column, member] : asset_fields) {
    if (!(query.*member).empty()) rows.with(query.*member);
  }
}

}  // namespace

std::string select_assets(const AssetQuery& query) {
  return "SELECT a.* FROM asset a WHERE a.number > ? " + asset_filter(query) +
         "ORDER BY a.number LIMIT ?";
}

Register::Register(const Store& store) : impl_(store.impl_.get()) {}

std::vector<AssetRow> Register::assets(const AssetQuery& query) const {
  return impl_->ask([&] {
    Query rows = impl_->query(select_assets(query));
    rows.with(query.after_number);
    bind_asset_filter(rows, query);
    rows.with(query.limit);
    // A row is large: it is read where it stays.
    std::vector<AssetRow> found;
    found.reserve(static_cast<std::size_t>(std::clamp<std::int64_t>(query.limit, 0, most_at_once)));
    while (rows.next()) read_row(rows, found.emplace_back());
    return in_order(std::move(found), query.after_number, &AssetRow::number, std::less{});
  });
}

bool Register::has(std::string_view contract, std::int64_t number) const {
  return impl_->ask([&] {
    Query row = impl_->query("SELECT 1 FROM asset WHERE number = ? AND +contract = ?");
    return row.with(number, contract).next();
  });
}

std::optional<std::int64_t> Register::by_tag(std::string_view contract,
                                             std::string_view tag) const {
  return impl_->ask([&]() -> std::optional<std::int64_t> {
    Query row = impl_->query(
        "SELECT number FROM asset WHERE tag = ? AND contract = ? AND +status = 'in-service'");
    return row.with(tag, contract).next() ? std::optional(row.integer(0)) : std::nullopt;
  });
}

std::vector<std::string> Register::tags(std::string_view contract, std::int64_t limit) const {
  return impl_->ask([&] {
    Query rows = impl_->query(
        "SELECT tag FROM asset WHERE contract = ? AND +status = 'in-service' ORDER BY number "
        "LIMIT ?");
    return all(rows.with(contract, limit), [](const Query& row) { return row.text(0); });
  });
}

std::vector<LinkRow> Register::links_to(std::int64_t number) const {
  return impl_->ask([&] {
    Query rows = impl_->query("SELECT * FROM asset_link WHERE other = ? ORDER BY number, kind");
    return all(rows.with(number), row_of<LinkRow>);
  });
}

std::vector<MachinesRow> Register::machines(std::string_view contract, std::string_view day,
                                            std::string_view rack) const {
  return impl_->ask([&] {
    Query rows = impl_->query(
        "SELECT vendor, model, count(*) FROM asset WHERE contract = ? AND +status = 'in-service' "
        "AND faulty = '' AND coverage_from <= ? AND (coverage_until = '' OR coverage_until >= ?) "
        "AND (rack = ? OR ? = '') GROUP BY model, vendor");
    return all(rows.with(contract, day, day, rack, rack), [](const Query& row) {
      return MachinesRow{row.text(0), row.text(1), row.integer(2)};
    });
  });
}

std::vector<MachinesRow> Register::unchanged_machines(std::string_view contract,
                                                      std::string_view day, Instant since) const {
  return impl_->ask([&] {
    Query rows = impl_->query(
        "SELECT vendor, model, count(*) FROM asset WHERE contract = ? AND +status = 'in-service' "
        "AND faulty = '' AND coverage_from <= ? AND (coverage_until = '' OR coverage_until >= ?) "
        "AND last_event < ? GROUP BY model, vendor");
    return all(rows.with(contract, day, day, since), [](const Query& row) {
      return MachinesRow{row.text(0), row.text(1), row.integer(2)};
    });
  });
}

std::vector<std::int64_t> Register::changed_since(std::string_view contract, Instant since) const {
  return impl_->ask([&] {
    Query rows = impl_->query(
        "SELECT number FROM asset WHERE contract = ? AND added < ? AND last_event >= ? "
        "ORDER BY number");
    return all(rows.with(contract, since, since), [](const Query& row) { return row.integer(0); });
  });
}

bool Register::has_machine(std::string_view contract, std::string_view vendor,
                           std::string_view model, std::string_view day) const {
  return impl_->ask([&] {
    Query row = impl_->query(
        "SELECT 1 FROM asset WHERE +contract = ? AND model = ? AND +vendor = ? "
        "AND +status = 'in-service' AND faulty = '' AND coverage_from <= ? "
        "AND (coverage_until = '' OR coverage_until >= ?) LIMIT 1");
    return row.with(contract, model, vendor, day, day).next();
  });
}

}  // namespace svcdesk::store
