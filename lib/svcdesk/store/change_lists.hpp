// Changes, vendors' releases, and what is installed, as the tables have it (CHG-1, CHG-2).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "svcdesk/store/store.hpp"

namespace svcdesk::store {

class ChangeLists {
 public:
  // The store has to outlive it.
  explicit ChangeLists(const Store& store);

  // Newest first.
  std::vector<ChangeRow> changes(const ChangeQuery& query) const;
  // The numbers of those that were requested before `to` and not over before `from`.
  std::vector<std::int64_t> alive(std::string_view contract, Instant from, Instant to) const;
  std::vector<ReleaseRow> releases(const ChangeQuery& query) const;
  std::optional<std::int64_t> release_by_name(std::string_view contract, std::string_view vendor,
                                              std::string_view product,
                                              std::string_view version) const;

  // Of the next so many assets above that number, those in service of the contract.
  std::vector<ComponentRow> components(std::string_view contract, std::int64_t after,
                                       std::int64_t assets) const;
  // The last number of those; nothing where there is none.
  std::optional<std::int64_t> asset_after(std::int64_t number, std::int64_t assets) const;

 private:
  Store::Impl* impl_;
};

}  // namespace svcdesk::store
