#include "svcdesk/contract/rota.hpp"

#include <doctest/doctest.h>

#include "reading.hpp"
#include "svcdesk/time/text.hpp"

using namespace svcdesk;
using namespace svcdesk::contract;

namespace {

Contract with_people() {
  Contract contract;
  contract.zone = "Asia/Shanghai";
  for (const char* id : {"a", "b", "c"}) {
    Person person;
    person.id = id;
    person.roles = {"duty"};
    contract.people.push_back(person);
  }
  return contract;
}

Rota weekly(const char* first) {
  Rota rota;
  rota.role = "duty";
  rota.people = {"a", "b", "c"};
  rota.first = time::parse_date(first);
  rota.handover = {8 * 3600, 0};
  return rota;
}

std::string on(const Contract& contract, const char* when, const char* zone = "Asia/Shanghai") {
  std::string ids;
  const Instant now = time::parse_rfc3339(when);
  for (const Person* one : on_duty(contract, "duty", now, time::Zone::load(zone))) ids += one->id;
  return ids;
}

}  // namespace

TEST_CASE("a role without a rota is held by everybody who has it (ORG-1)") {
  CHECK(on(with_people(), "2026-01-05T08:00:00+08:00") == "abc");
  CHECK(on_duty(with_people(), "nobody", Instant{}, time::Zone::utc()).empty());
}

TEST_CASE("people take weekly turns that begin at the hand-over (ORG-1)") {
  Contract contract = with_people();
  contract.rotas = {weekly("2026-01-05")};
  CHECK(on(contract, "2026-01-05T08:00:00+08:00") == "a");
  CHECK(on(contract, "2026-01-12T07:59:59+08:00") == "a");
  CHECK(on(contract, "2026-01-12T08:00:00+08:00") == "b");
  CHECK(on(contract, "2026-01-19T08:00:00+08:00") == "c");
  CHECK(on(contract, "2026-01-26T08:00:00+08:00") == "a");
  CHECK(on(contract, "2036-01-07T12:00:00+08:00") == on(contract, "2036-01-08T12:00:00+08:00"));
}

TEST_CASE("nobody is on duty before the first turn (ORG-1)") {
  Contract contract = with_people();
  contract.rotas = {weekly("2026-01-05")};
  CHECK(on(contract, "2026-01-05T07:59:59+08:00").empty());
  CHECK(on(contract, "2020-01-05T07:59:59+08:00").empty());
}

TEST_CASE("turns of a day hand over every day (ORG-1)") {
  Contract contract = with_people();
  Rota rota = weekly("2026-01-05");
  rota.days = 1;
  contract.rotas = {rota};
  CHECK(on(contract, "2026-01-06T07:00:00+08:00") == "a");
  CHECK(on(contract, "2026-01-06T09:00:00+08:00") == "b");
  CHECK(on(contract, "2026-01-08T09:00:00+08:00") == "a");
}

TEST_CASE("a fixed turn comes before the rotation, and several may run at once (ORG-1)") {
  Contract contract = with_people();
  Rota rota = weekly("2026-01-05");
  const auto wall = [](const char* date, int hour) {
    return LocalSeconds(time::parse_date(date)) + std::chrono::hours{hour};
  };
  rota.turns = {{"duty", "c", wall("2026-01-06", 0), wall("2026-01-07", 0)},
                {"duty", "b", wall("2026-01-06", 12), wall("2026-01-07", 0)}};
  contract.rotas = {rota};
  CHECK(on(contract, "2026-01-05T23:59:59+08:00") == "a");
  CHECK(on(contract, "2026-01-06T00:00:00+08:00") == "c");
  CHECK(on(contract, "2026-01-06T12:00:00+08:00") == "bc");
  CHECK(on(contract, "2026-01-07T00:00:00+08:00") == "a");
}

TEST_CASE("two rotas of one role put two people on duty (ORG-1)") {
  Contract contract = with_people();
  contract.rotas = {weekly("2026-01-05"), weekly("2026-01-12")};
  CHECK(on(contract, "2026-01-13T08:00:00+08:00") == "ab");
}

TEST_CASE("a person in the rota who is not in the contract is nobody (ruling 23)") {
  Contract contract = with_people();
  Rota rota = weekly("2026-01-05");
  rota.people = {"gone"};
  contract.rotas = {rota};
  CHECK(on(contract, "2026-01-06T08:00:00+08:00").empty());
}

TEST_CASE(
    "a hand-over in the skipped hour happens when the gap ends (lesson grafana/oncall#3261)") {
  Contract contract = with_people();
  Rota rota = weekly("2026-03-22");  // Europe/Berlin skips 02:00-03:00 on 2026-03-29
  rota.handover = {2 * 3600 + 1800, 0};
  contract.rotas = {rota};
  CHECK(on(contract, "2026-03-29T00:59:59Z", "Europe/Berlin") == "a");
  CHECK(on(contract, "2026-03-29T01:00:00Z", "Europe/Berlin") == "b");
}

TEST_CASE("a hand-over in the repeated hour happens once, at its first passing (ORG-1)") {
  Contract contract = with_people();
  Rota rota = weekly("2026-10-18");  // Europe/Berlin repeats 02:00-03:00 on 2026-10-25
  rota.handover = {2 * 3600 + 1800, 0};
  contract.rotas = {rota};
  CHECK(on(contract, "2026-10-25T00:29:59Z", "Europe/Berlin") == "a");
  CHECK(on(contract, "2026-10-25T00:30:00Z", "Europe/Berlin") == "b");
  CHECK(on(contract, "2026-10-25T01:10:00Z", "Europe/Berlin") == "b");
  CHECK(on(contract, "2026-10-25T01:40:00Z", "Europe/Berlin") == "b");
}

TEST_CASE("turns keep their wall hour over a change of summer time (ORG-1)") {
  Contract contract = with_people();
  contract.rotas = {weekly("2026-03-23")};
  CHECK(on(contract, "2026-03-30T05:59:59Z", "Europe/Berlin") == "a");
  CHECK(on(contract, "2026-03-30T06:00:00Z", "Europe/Berlin") == "b");
}

TEST_CASE("unheld() names each gap once (ORG-1)") {
  Contract contract = with_people();
  const auto zone = time::Zone::load("Asia/Shanghai");
  const Instant from = time::parse_rfc3339("2026-01-01T00:00:00+08:00");
  const Instant to = time::parse_rfc3339("2026-02-01T00:00:00+08:00");
  CHECK(unheld(contract, "duty", from, to, zone).empty());
  contract.rotas = {weekly("2026-01-05")};
  CHECK(unheld(contract, "duty", from, to, zone) ==
        std::vector<Span>{{from, time::parse_rfc3339("2026-01-05T08:00:00+08:00")}});
  contract.rotas[0].people = {"gone"};
  CHECK(unheld(contract, "duty", from, to, zone) == std::vector<Span>{{from, to}});
  CHECK(unheld(contract, "duty", to, from, zone).empty());
}

TEST_CASE("A role is called by its name, and by its code where it has none (ORG-1)") {
  Contract contract;
  contract.roles.resize(2);
  contract.roles[0].code = "duty";
  contract.roles[0].name = {"Duty engineer", "值班工程师"};
  contract.roles[1].code = "spare";
  CHECK(contract.role_name("duty") == Name{"Duty engineer", "值班工程师"});
  CHECK(contract.role_name("spare") == Name{"spare", "spare"});
  CHECK(contract.role_name("nobody") == Name{"nobody", "nobody"});
}
