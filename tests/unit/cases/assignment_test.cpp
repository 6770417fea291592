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
  return propose(contract::Terms(contract), state, minute(0)).owner;
}

Proposal reasoned(const contract::Contract& contract, const Case& state) {
  const Proposal proposal = propose(contract::Terms(contract), state, minute(0));
  for (const Message& one : proposal.why) check_words(one);
  return proposal;
}

// "critical on_duty knows"
std::string reasons(const Proposal& proposal) {
  constexpr std::string_view prefix = "cases.proposed.";
  std::string out;
  for (const Message& one : proposal.why) {
    CHECK(one.id.starts_with(prefix));
    out += (out.empty() ? "" : " ") + one.id.substr(prefix.size());
  }
  return out;
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
  CHECK(propose(contract::Terms(contract), a_case("P1"), minute(600)).owner == "hao");
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

TEST_CASE("a proposal says why: the role, the rota, what put the person first (CASE-14)") {
  contract::Contract contract = sample();
  contract::Rota rota;
  rota.role = "expert";
  rota.turns = {turn("yan", 8, 18), turn("hao", 8, 18)};
  contract.rotas = {rota};
  const Proposal by_product = reasoned(contract, a_case("P2", "Network core"));
  CHECK(by_product.owner == "yan");
  CHECK(by_product.role == "expert");
  CHECK(by_product.others == std::vector<std::string>{"hao"});
  CHECK(reasons(by_product) == "critical on_duty knows");
  Case at_site = a_case("P1");
  at_site.site = "hall-2";
  contract.people[4].sites = {"hall-2"};
  contract.people[4].roles.push_back("resident-engineer");
  CHECK(reasons(reasoned(contract, at_site)) == "critical on_duty site resident");
  contract.rotas.front().turns.clear();
  CHECK(reasons(reasoned(contract, a_case("P1", "storage"))) == "critical rota_gap knows");
}

TEST_CASE("a proposal says so where nobody else could be asked, or nobody stood out (CASE-14)") {
  CHECK(reasons(reasoned(sample(), a_case("P3"))) == "first_line only");
  contract::Contract contract = sample();
  for (contract::Person& person : contract.people) person.skills.clear();
  CHECK(reasons(reasoned(contract, a_case("P1"))) == "critical order");
  contract.people.clear();
  CHECK(reasons(reasoned(contract, a_case("P3"))) == "first_line nobody nobody nobody");
}

TEST_CASE("who lacks a certificate that the role needs comes last, and it is said (ORG-4)") {
  contract::Contract contract = sample();
  for (contract::Role& role : contract.roles) {
    if (role.code == "expert") role.needs = {"HCIE"};
  }
  REQUIRE(contract.role("expert") != nullptr);
  contract::Certificate held;
  held.kind = "HCIE";
  held.expires = Date(std::chrono::year{2026} / 1 / 12);
  contract.people[4].certificates = {held};
  CHECK(proposed(contract, a_case("P2", "storage")) == "yan");
  contract.people[4].certificates.front().expires = Date(std::chrono::year{2026} / 1 / 11);
  const Proposal lapsed = reasoned(contract, a_case("P2", "storage"));
  CHECK(lapsed.owner == "hao");
  CHECK(reasons(lapsed).starts_with("critical unqualified"));
}

TEST_CASE("for a visit, somebody who may be sent alone comes first (ORG-5)") {
  contract::Contract contract = sample();
  Case state = a_case("P3");
  state.path = Path::on_site;
  contract::Person other;
  for (contract::Person& person : contract.people) {
    if (person.id == "wu") {
      person.assessed = contract::Assessed::no;
      other = person;
    }
  }
  CHECK(reasons(reasoned(contract, state)).find("not_alone") != std::string::npos);
  other.id = other.name = "wen";
  other.assessed = contract::Assessed::yes;
  contract.people.push_back(other);
  CHECK(proposed(contract, state) == "wen");
}

TEST_CASE("who takes part is what the contract lists for the kind (CASE-14)") {
  contract::Contract contract = sample();
  CHECK(reasoned(contract, a_case("P3")).participants.empty());
  contract::CaseKindTerms fault;
  fault.code = "fault";
  fault.participants = {"case-admin"};
  std::erase_if(contract.case_kinds, [](const auto& kind) { return kind.code == "fault"; });
  contract.case_kinds.push_back(fault);
  CHECK(reasoned(contract, a_case("P3")).participants == std::vector<std::string>{"case-admin"});
}

TEST_CASE("triage gives the case to whoever is proposed, with one flag (CASE-14)") {
  Story story;
  story.open();
  Triage request;
  request.level = "P3";
  request.assign = Triage::Owner::proposed;
  CHECK(types_of(story.as("chen").asks(request)) ==
        std::vector<std::string>{"case.level.set", "case.assigned"});
  story.does(request);
  CHECK(story.state().owner == "chen");
  CHECK(story.last("case.assigned")["proposed"] == Json(true));
  CHECK(story.last("case.assigned").text("role") == "hotline-engineer");
}

TEST_CASE("what is proposed goes by the level and kind as judged in the same breath (CASE-14)") {
  Story story;
  story.open();
  Triage request;
  request.level = "P4";
  request.kind = "tuning";
  request.assign = Triage::Owner::proposed;
  story.does(request);
  CHECK(story.state().owner == "qian");
}

TEST_CASE("triage refuses to give a case to nobody, or to its owner again (CASE-14)") {
  Triage request;
  request.assign = Triage::Owner::proposed;
  contract::Contract empty = sample();
  std::erase_if(empty.people, [](const auto& one) { return one.roles[0] != "customer-contact"; });
  check_refused(Story(empty).open().refused(request), "CASE-14", "cases.nobody_proposed");
  Story story;
  story.open();
  story.does(Triage{.level = "P3", .reason = {}, .kind = {}, .owner = {}}).does(request);
  check_refused(story.refused(request), "CASE-14", "cases.assigned_already");
}

TEST_CASE("taking a case from somebody needs a hand-over note, proposed or not (CASE-9)") {
  Story story;
  story.open();
  story.does(Triage{.level = "P3", .reason = {}, .kind = {}, .owner = "wu"});
  Triage request;
  request.assign = Triage::Owner::proposed;
  check_refused(story.refused(request), "CASE-9", "cases.handover_note", "cases.hint.handover");
  request.reason = "back to the hotline";
  story.does(request);
  CHECK(story.state().owner == "chen");
}
