// Changes and vendors' releases (CHG-1, CHG-2), and what is installed.
#include <functional>

#include "svcdesk/store/change_lists.hpp"
#include "svcdesk/store/detail/derived.hpp"
#include "svcdesk/store/detail/impl.hpp"

namespace svcdesk::store {
namespace {

// "AND x.contract = ? ..." for what the query names; bound in the same order.
std::string change_filter(const ChangeQuery& query) {
  std::string sql;
  if (!query.contract.empty()) sql += "AND x.contract = ? ";
  if (!query.status.empty()) sql += "AND x.status = ? ";
  if (!query.kind.empty()) sql += "AND x.kind = ? ";
  if (query.only == ChangeQuery::Only::open) sql += "AND x.ended IS NULL ";
  return sql;
}

template <class Row>
std::vector<Row> changes_page(Store::Impl& impl, const ChangeQuery& query,
                              std::string_view select) {
  const std::int64_t below = query.before_number > 0 ? query.before_number : highest_key;
  return impl.ask([&] {
    Query rows =
        impl.query(std::string(select) + change_filter(query) + "ORDER BY x.number DESC LIMIT ?");
    rows.with(below);
    for (const std::string* one : {&query.contract, &query.status, &query.kind}) {
      if (!one->empty()) rows.with(*one);
    }
    return in_order(all(rows.with(query.limit), row_of<Row>), below, &Row::number, std::greater{});
  });
}

}  // namespace

ChangeLists::ChangeLists(const Store& store) : impl_(store.impl_.get()) {}

std::vector<ChangeRow> ChangeLists::changes(const ChangeQuery& query) const {
  return changes_page<ChangeRow>(*impl_, query, "SELECT x.* FROM change x WHERE x.number < ? ");
}

std::vector<std::int64_t> ChangeLists::alive(std::string_view contract, Instant from,
                                             Instant to) const {
  return impl_->ask([&] {
    Query rows = impl_->query(
        "SELECT number FROM change WHERE contract = ? AND opened < ? "
        "AND (ended IS NULL OR last_event >= ?) ORDER BY number");
    return all(rows.with(contract, to, from), [](const Query& row) { return row.integer(0); });
  });
}

std::vector<ReleaseRow> ChangeLists::releases(const ChangeQuery& query) const {
  return changes_page<ReleaseRow>(*impl_, query,
                                  "SELECT x.* FROM vendor_release x WHERE x.number < ? ");
}

std::optional<std::int64_t> ChangeLists::release_by_name(std::string_view contract,
                                                         std::string_view vendor,
                                                         std::string_view product,
                                                         std::string_view version) const {
  return impl_->ask([&]() -> std::optional<std::int64_t> {
    Query row = impl_->query(
        "SELECT number FROM vendor_release WHERE contract = ? AND product = ? AND version = ? "
        "AND vendor = ?");
    return row.with(contract, product, version, vendor).next() ? std::optional(row.integer(0))
                                                               : std::nullopt;
  });
}

std::vector<ComponentRow> ChangeLists::components(std::string_view contract, std::int64_t after,
                                                  std::int64_t assets) const {
  return impl_->ask([&] {
    Query rows = impl_->query(
        "SELECT c.* FROM asset_component c JOIN asset a ON a.number = c.number "
        "WHERE c.number > ?1 AND c.number <= (SELECT max(number) FROM (SELECT number FROM asset "
        "WHERE number > ?1 ORDER BY number LIMIT ?2)) "
        "AND a.contract = ?3 AND a.status = 'in-service' ORDER BY c.number, c.slot");
    return all(rows.with(after, assets, contract), row_of<ComponentRow>);
  });
}

std::optional<std::int64_t> ChangeLists::asset_after(std::int64_t number,
                                                     std::int64_t assets) const {
  return impl_->ask([&] {
    Query row = impl_->query(
        "SELECT max(number) FROM (SELECT number FROM asset WHERE number > ? ORDER BY number "
        "LIMIT ?)");
    return row.with(number, assets).next() ? row.maybe_integer(0) : std::nullopt;
  });
}

}  // namespace svcdesk::store
