// The register of assets as its tables have it (AST-1).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/store/store.hpp"

namespace svcdesk::store {

class Register {
 public:
  // The store has to outlive it.
  explicit Register(const Store& store);

  std::vector<AssetRow> assets(const AssetQuery& query) const;  // by number
  bool has(std::string_view contract, std::int64_t number) const;
  // The one in service that has the tag.
  std::optional<std::int64_t> by_tag(std::string_view contract, std::string_view tag) const;
  // Of so many in service, by number.
  std::vector<std::string> tags(std::string_view contract, std::int64_t limit) const;
  std::vector<LinkRow> links_to(std::int64_t number) const;

  // The covered machines on that day ("2026-01-05"): in service, within their dates, not faulty
  // from the start (AST-2). By model; `rack` empty: all.
  std::vector<MachinesRow> machines(std::string_view contract, std::string_view day,
                                    std::string_view rack) const;
  bool has_machine(std::string_view contract, std::string_view vendor, std::string_view model,
                   std::string_view day) const;
  // The same of those alone that nothing has changed at or after `since`.
  std::vector<MachinesRow> unchanged_machines(std::string_view contract, std::string_view day,
                                              Instant since) const;
  // The numbers of the others that were in the register by then.
  std::vector<std::int64_t> changed_since(std::string_view contract, Instant since) const;

 private:
  Store::Impl* impl_;
};

}  // namespace svcdesk::store
