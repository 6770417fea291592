#include "svcdesk/cases/assignment.hpp"

#include "story.hpp"

using namespace svcdesk;
using namespace svcdesk::cases;

namespace {

Case a_case(const std::string& level, const std::string& product = {}) {
  Case state;
  state.id = CaseId{1};
  state.level = level;
  state.product = product;
  return state;
}

std::string proposed(const contract::Contract& contract, const Case& state) {
  return propose_owner(contract::Terms(contract), state, minute(0));
}

contract::Turn turn(const std::string& person, int from, int to) {
  const LocalSeconds base{std::chrono::local_days{std::chrono::year{2026} / 1 / 12}};
  return {"expert", person, base + std::chrono::hours{from}, base + std::chrono::hours{to}};
}

}  // namespace

TEST_CASE("a critical level asks for an expert, any other for the hotline (CASE-3, CASE-14)") {
  CHECK(proposed(sample(), a_case("P1")) == "hao");
  CHECK(proposed(sample(), a_case("P3")) == "chen");
}

TEST_CASE("not judged yet counts as the default level (CASE-2)") {
  CHECK(proposed(sample(), a_case("")) == "hao");
  CHECK(criticality(sample(), a_case("")) == contract::Critical::yes);
  CHECK(criticality(sample(), a_case("P4")) == contract::Critical::no);
}

TEST_CASE("who knows the product comes first (CASE-14)") {
  CHECK(proposed(sample(), a_case("P2", "Network core")) == "yan");
  CHECK(proposed(sample(), a_case("P2", "storage")) == "hao");
}

TEST_CASE("who belongs to the site comes before the order of the file (CASE-14)") {
  contract::Contract contract = sample();
  contract.people[4].sites = {"hall-2"};
  Case state = a_case("P1");
  state.site = "hall-2";
  CHECK(proposed(contract, state) == "yan");
}

TEST_CASE("the resident engineer comes before the order of the file (CASE-14)") {
  contract::Contract contract = sample();
  contract.people[4].roles.push_back("resident-engineer");
  CHECK(proposed(contract, a_case("P1")) == "yan");
}

TEST_CASE("the rota says who is there to be asked (CASE-14, ORG-1)") {
  contract::Contract contract = sample();
  contract::Rota rota;
  rota.role = "expert";
  rota.turns = {turn("yan", 8, 18), turn("hao", 18, 30)};
  contract.rotas = {rota};
  CHECK(proposed(contract, a_case("P1", "storage")) == "yan");
  CHECK(propose_owner(contract::Terms(contract), a_case("P1"), minute(600)) == "hao");
}

TEST_CASE("a gap in the rota leaves the case with somebody of the role (ORG-1)") {
  contract::Contract contract = sample();
  contract::Rota rota;
  rota.role = "expert";
  rota.turns = {turn("yan", 20, 22)};
  contract.rotas = {rota};
  CHECK(proposed(contract, a_case("P1")) == "hao");
}

TEST_CASE("an escalated case goes to the second line, one on site to the field (CASE-4, CASE-14)") {
  Case state = a_case("P3");
  state.path = Path::on_site;
  CHECK(proposed(sample(), state) == "wu");
  state.escalated_technically = true;
  CHECK(proposed(sample(), state) == "qian");
}

TEST_CASE("another kind than a fault skips the hotline where somebody else can (CASE-14)") {
  Case state = a_case("P4");
  state.kind = "tuning";
  CHECK(proposed(sample(), state) == "qian");
  state.kind = "consultation";
  CHECK(proposed(sample(), state) == "chen");
}

TEST_CASE("nobody is proposed where the contract has nobody (CASE-14)") {
  contract::Contract contract = sample();
  contract.people.clear();
  CHECK(proposed(contract, a_case("P1")).empty());
}

TEST_CASE("a missing role falls to the next one (CASE-14)") {
  contract::Contract contract = sample();
  std::erase_if(contract.people, [](const auto& one) { return one.roles[0] == "expert"; });
  CHECK(proposed(contract, a_case("P1")) == "qian");
}
