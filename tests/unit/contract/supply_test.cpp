#include "svcdesk/contract/supply.hpp"

#include <doctest/doctest.h>

using namespace svcdesk;
using namespace svcdesk::contract;

namespace {

Supply shelves() {
  Supply parts;
  parts.depots.emplace_back().code = "east";
  parts.kinds.emplace_back().code = "fan";
  parts.kinds.emplace_back().code = "fan-2u";
  for (const char* vendor : {"Dell", "Other"}) {
    MachineModel& machine = parts.models.emplace_back();
    machine.vendor = vendor;
    machine.model = "R640";
    machine.code = machine.vendor + " " + machine.model;
  }
  return parts;
}

}  // namespace

TEST_CASE("depots and kinds are found by their whole code (PRT-1, PRT-2)") {
  const Supply parts = shelves();
  REQUIRE(parts.depot("east") != nullptr);
  CHECK(parts.depot("east")->code == "east");
  CHECK(parts.depot("eas") == nullptr);
  REQUIRE(parts.kind("fan-2u") != nullptr);
  CHECK(parts.kind("fan-2u")->code == "fan-2u");
  CHECK(parts.kind("Fan") == nullptr);
  CHECK(parts.kind("") == nullptr);
}

TEST_CASE(
    "a machine is found by vendor and model, without a vendor the first of that model (PRT-2)") {
  const Supply parts = shelves();
  REQUIRE(parts.machine("Other", "R640") != nullptr);
  CHECK(parts.machine("Other", "R640")->code == "Other R640");
  REQUIRE(parts.machine("", "R640") != nullptr);
  CHECK(parts.machine("", "R640")->code == "Dell R640");
  CHECK(parts.machine("Nobody", "R640") == nullptr);
  CHECK(parts.machine("Dell", "") == nullptr);
}
