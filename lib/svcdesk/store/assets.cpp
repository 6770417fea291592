// The register of assets (AST-1): found by its tag, its place, its model, what runs on it.
#include <array>
#include <functional>

#include "svcdesk/store/detail/derived.hpp"
#include "svcdesk/store/detail/impl.hpp"

namespace svcdesk::store {
namespace {

using Narrowing = std::pair<std::string_view, std::string AssetQuery::*>;
// What narrows it down most stands first; "+" keeps SQLite from the indexes of the others.
constexpr std::array<Narrowing, 8> narrowings{
    {{"AND a.serial_number <> '' AND a.serial_number = ? ", &AssetQuery::serial_number},
     {"AND +a.tag = ? ", &AssetQuery::tag},
     {"AND a.site <> '' AND a.site = ? ", &AssetQuery::site},
     {"AND +a.rack = ? ", &AssetQuery::rack},
     {"AND +a.vendor = ? ", &AssetQuery::vendor},
     {"AND +a.model = ? ", &AssetQuery::model},
     {"AND +a.contract = ? ", &AssetQuery::contract},
     {"AND a.status = ? ", &AssetQuery::status}}};

constexpr std::string_view has_product =
    "AND EXISTS (SELECT 1 FROM asset_component c WHERE c.number = a.number AND c.product = ? "
    "AND c.product <> '' AND (c.version = ? OR ? = '')) ";
constexpr std::string_view is_faulty = "AND a.faulty <> '' ";
constexpr std::string_view is_uncovered =
    "AND (a.coverage_from > ? OR (a.coverage_until <> '' AND a.coverage_until < ?)) ";

std::string asset_filter(const AssetQuery& query) {
  std::string sql;
  for (const auto& [words, member] : narrowings) {
    if (!(query.*member).empty()) sql.append(words);
  }
  if (!query.product.empty()) sql.append(has_product);
  if (query.only == AssetQuery::Only::faulty) sql.append(is_faulty);
  if (query.only == AssetQuery::Only::uncovered) sql.append(is_uncovered);
  return sql;
}

void bind_filter(Query& rows, const AssetQuery& query) {
  for (const auto& [words, member] : narrowings) {
    if (!(query.*member).empty()) rows.with(query.*member);
  }
  if (!query.product.empty()) rows.with(query.product, query.version, query.version);
  if (query.only == AssetQuery::Only::uncovered) rows.with(query.day, query.day);
}

}  // namespace

std::vector<AssetRow> Store::assets(const AssetQuery& query) const {
  return impl_->ask([&] {
    Query rows = impl_->query("SELECT a.* FROM asset a WHERE a.number > ? " + asset_filter(query) +
                              "ORDER BY a.number LIMIT ?");
    rows.with(query.after_number);
    bind_filter(rows, query);
    return in_order(all(rows.with(query.limit), row_of<AssetRow>), query.after_number,
                    &AssetRow::number, std::less{});
  });
}

bool Store::has_asset(std::int64_t number) const {
  return impl_->ask(
      [&] { return impl_->query("SELECT 1 FROM asset WHERE number = ?").with(number).next(); });
}

std::optional<std::int64_t> Store::asset_by_tag(std::string_view contract,
                                                std::string_view tag) const {
  return impl_->ask([&]() -> std::optional<std::int64_t> {
    Query row = impl_->query(
        "SELECT number FROM asset WHERE contract = ? AND tag = ? AND status = 'in-service'");
    return row.with(contract, tag).next() ? std::optional(row.integer(0)) : std::nullopt;
  });
}

std::vector<std::string> Store::asset_tags(std::string_view contract, std::int64_t limit) const {
  return impl_->ask([&] {
    Query rows = impl_->query(
        "SELECT tag FROM asset WHERE contract = ? AND status = 'in-service' ORDER BY tag LIMIT ?");
    return all(rows.with(contract, limit), [](const Query& row) { return row.text(0); });
  });
}

std::vector<LinkRow> Store::links_to_asset(std::int64_t number) const {
  return impl_->ask([&] {
    Query rows = impl_->query("SELECT * FROM asset_link WHERE other = ? ORDER BY number, kind");
    return all(rows.with(number), row_of<LinkRow>);
  });
}

std::vector<MachinesRow> Store::machines(std::string_view contract, std::string_view day,
                                         std::string_view rack) const {
  return impl_->ask([&] {
    Query rows = impl_->query(
        "SELECT vendor, model, count(*) FROM asset WHERE contract = ? AND status = 'in-service' "
        "AND faulty = '' AND coverage_from <= ? AND (coverage_until = '' OR coverage_until >= ?) "
        "AND (rack = ? OR ? = '') GROUP BY model, vendor");
    return all(rows.with(contract, day, day, rack, rack), [](const Query& row) {
      return MachinesRow{row.text(0), row.text(1), row.integer(2)};
    });
  });
}

bool Store::has_machine(std::string_view contract, std::string_view vendor, std::string_view model,
                        std::string_view day) const {
  return impl_->ask([&] {
    Query row = impl_->query(
        "SELECT 1 FROM asset WHERE contract = ? AND model = ? AND vendor = ? "
        "AND status = 'in-service' AND faulty = '' AND coverage_from <= ? "
        "AND (coverage_until = '' OR coverage_until >= ?) LIMIT 1");
    return row.with(contract, model, vendor, day, day).next();
  });
}

}  // namespace svcdesk::store
