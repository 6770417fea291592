#include "svcdesk/parts/payload.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "svcdesk/journal/catalogue.hpp"

namespace svcdesk::parts {

TEST_CASE("the table of payloads is sorted, and each type is in the catalogue") {
  const auto rows = payload_keys();
  const auto before = [](const PayloadKeys& a, const PayloadKeys& b) { return a.type < b.type; };
  CHECK(std::is_sorted(rows.begin(), rows.end(), before));
  CHECK(std::adjacent_find(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
          return a.type == b.type;
        }) == rows.end());
  for (const PayloadKeys& row : rows) {
    CHECK_MESSAGE(journal::find_type(row.type) != nullptr, row.type);
  }
}

TEST_CASE("moves start no promise, gaps do (PRT-2)") {
  using Use = journal::EventType::Use;
  CHECK(journal::find_type("stock.moved")->kind == "stock");
  CHECK(journal::find_type("stock.moved")->use == Use::internal);
  CHECK(journal::find_type("gap.opened")->use == Use::promise);
  CHECK(journal::find_type("order.received")->effect == journal::Effect::settled);
  CHECK(journal::find_type("order.delivered")->effect == journal::Effect::none);
}

}  // namespace svcdesk::parts
