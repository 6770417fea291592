#include "svcdesk/authority/powers.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "people.hpp"

using namespace svcdesk;
using namespace svcdesk::authority;
using svcdesk::test::with_people;

TEST_CASE("the table of powers is sorted, and each has a rule (ORG-6)") {
  const auto rows = powers();
  CHECK(std::is_sorted(rows.begin(), rows.end(),
                       [](const auto& a, const auto& b) { return a.code < b.code; }));
  for (const Power& one : rows) CHECK_FALSE(one.rule.empty());
  CHECK(find_power("no.such") == nullptr);
}

TEST_CASE("a power is held by a role's may, else by the default roles (ORG-6)") {
  contract::Contract contract = with_people();
  CHECK(names_of(holders_of(contract, "restart")) == "ma");
  CHECK(names_of(holders_of(contract, "stop")) == "li, feng");
  CHECK(names_of(holders_of(contract, "close")).empty());
  contract.roles[0].may = {"restart"};
  CHECK(names_of(holders_of(contract, "restart")) == "chen");
  CHECK(holds(contract, contract.people[0], "restart"));
  CHECK_FALSE(holds(contract, *contract.person("ma"), "restart"));
}

TEST_CASE("a side that no role states is told from the role's name (ORG-1)") {
  contract::Contract contract = with_people();
  contract.roles.clear();
  CHECK(is_customer(contract, *contract.person("zhao")));
  CHECK_FALSE(is_customer(contract, *contract.person("li")));
}

TEST_CASE("people are found by id, address and name, never by nothing (ORG-1)") {
  const contract::Contract contract = with_people();
  CHECK(find_person(contract, "chen") == find_person(contract, "陈一"));
  CHECK(find_person(contract, "CHEN@example.test") != nullptr);
  CHECK(find_person(contract, "") == nullptr);
  CHECK(find_person(contract, "nobody") == nullptr);
}

TEST_CASE("powers are kept apart whichever of them the contract names first (ORG-6)") {
  contract::Contract contract = with_people();
  contract.separation["change.assess"] = {"change.approve", "change.test"};
  CHECK(apart(contract, "change.assess", "change.test"));
  CHECK(apart(contract, "change.test", "change.assess"));
  CHECK_FALSE(apart(contract, "change.approve", "change.test"));
  CHECK_FALSE(apart(contract, "change.assess", "change.assess"));
}
