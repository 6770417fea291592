#include <doctest/doctest.h>

#include "reading.hpp"

using namespace svcdesk;
using namespace svcdesk::contract;

TEST_CASE("the example contract has no mistake and no warning (CON-2)") {
  const Reading reading = read_contract(testing::example_text(), "contract.example.toml", {});
  CHECK(testing::words(reading) == "");
  CHECK(reading.valid());
}
