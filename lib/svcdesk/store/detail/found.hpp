// Differences as they are found.
#pragma once

#include <string>
#include <string_view>

#include "svcdesk/base/json.hpp"
#include "svcdesk/store/comparison.hpp"

namespace svcdesk::store {

struct Found {
  void wrong(std::string_view table, const Json& row) { add(all_wrong, table, row); }
  void missing(std::string_view table, const Json& row) { add(all_missing, table, row); }

  Differences all_wrong;
  Differences all_missing;

 private:
  static void add(Differences& to, std::string_view table, const Json& row) {
    constexpr std::size_t kept = 20;  // nobody reads more; the others are counted
    if (++to.count <= std::int64_t{kept}) {
      to.rows.push_back(std::string(table).append(" ").append(row.dump()));
    }
  }
};

}  // namespace svcdesk::store
