#include <doctest/doctest.h>

#include "support.hpp"

using namespace test;
using contract::Terms;
using notices::tell;
using notices::Telling;
using notices::Urgency;

namespace {

Telling tell_step(const contract::Contract& contract, int step,
                  const notices::About& about = test::about(), Instant at = now) {
  return tell(Terms(contract), contract.obligations.front(), firing(step), about, at);
}

contract::Contract with_quiet(const char* hours,
                              contract::Quiet policy = contract::Quiet::respect) {
  contract::Contract contract = small();
  who(contract, "wang").quiet = contract::QuietHours{time::parse_hours(hours), {}};
  contract.obligations.front().steps[1].quiet = policy;
  return contract;
}

}  // namespace

TEST_CASE("whom a step tells has a name in both languages (screens)") {
  contract::Contract contract = small();
  contract.roles.push_back({});
  contract.roles.back().code = "hotline";
  contract.roles.back().name = {"Hotline", "热线"};
  who(contract, "wang").name = "Wang Fang";
  const auto both = [&](const char* word) {
    const Name name = notices::recipient_name(contract, word);
    return name.in(Language::en) + " " + name.in(Language::zh_cn);
  };
  CHECK(both("hotline") == "Hotline 热线");
  CHECK(both("owner") == "owner 负责人");
  CHECK(both("contact") == "customer contact 用户联系人");
  CHECK(both("participants") == "participants 参与人员");
  CHECK(both("person:wang") == "Wang Fang Wang Fang");
  CHECK(both("person:gone") == "gone gone");
}

TEST_CASE("ruling 24: a person is told over every channel of `by` that the person has") {
  CHECK(reached(tell_step(small(), 1)) == Texts{"wang:sms", "wang:email"});
  contract::Contract contract = small();
  who(contract, "wang").addresses.erase("mobile");
  CHECK(reached(tell_step(contract, 1)) == Texts{"wang:email"});
}

TEST_CASE("ruling 24: `else` waits on each line, without what `by` already has") {
  contract::Contract contract = small();
  contract.obligations.front().steps[1].or_by = {"email", "webhook", "phone"};
  who(contract, "wang").addresses["webhook"] = "hook";
  const Telling telling = tell_step(contract, 1);
  REQUIRE(telling.lines.size() == 2);
  CHECK(telling.lines[0].or_channels == Texts{"webhook", "phone"});
}

TEST_CASE("ruling 24: who has none of `by` is told by the first of `else`, the others wait") {
  contract::Contract contract = small();
  contract.obligations.front().steps[1].by = {"webhook"};
  contract.obligations.front().steps[1].or_by = {"sms", "email"};
  const Telling telling = tell_step(contract, 1);
  CHECK(reached(telling) == Texts{"wang:sms"});
  CHECK(telling.lines[0].or_channels == Texts{"email"});
  CHECK(telling.skipped_roles.empty());
}

TEST_CASE("owner, contact and a named person are found by id") {
  contract::Contract contract = small();
  contract.people.push_back(person("zhao", {}, {{"email", "zhao@example.test"}}));
  contract.obligations.front().steps[0].to = {"owner", "contact", "person:he"};
  notices::About about = test::about();
  about.contact = "zhao";
  CHECK(reached(tell_step(contract, 0, about)) == Texts{"li:email", "zhao:email", "he:email"});
}

TEST_CASE("a case without an owner goes to the role that answers for the promise") {
  contract::Contract contract = small();
  contract.obligations.front().owner = "project-manager";
  notices::About about = test::about();
  about.owner.clear();
  CHECK(reached(tell_step(contract, 0, about)) == Texts{"pm:email"});
}

TEST_CASE("somebody with two of the roles is told once") {
  contract::Contract contract = small();
  who(contract, "wang").roles.push_back("manager2");
  contract.obligations.front().steps[1].to = {"manager1", "manager2"};
  CHECK(reached(tell_step(contract, 1)) == Texts{"wang:sms", "wang:email", "he:email"});
}

TEST_CASE("everybody who holds a role without a rota is told (defaults 3: both managers)") {
  contract::Contract contract = small();
  who(contract, "pm").roles.push_back("manager1");
  CHECK(reached(tell_step(contract, 1)) == Texts{"wang:sms", "wang:email", "pm:email"});
}

TEST_CASE("a channel that is listed twice is used once") {
  contract::Contract contract = small();
  contract.obligations.front().steps[1].by = {"email", "email"};
  CHECK(reached(tell_step(contract, 1)) == Texts{"wang:email"});
}

TEST_CASE(
    "decision 16: keys tell step, repeat, level, person and channel apart, and not the time") {
  contract::Contract contract = small();
  const Telling first = tell_step(contract, 1);
  CHECK(first.lines[0].key == "DG-1|response|case/C-31|1|1|0||wang|sms");
  obligations::Firing later = firing(1, "2026-01-13T00:00:00Z");
  const Telling moved = tell(Terms(contract), contract.obligations.front(), later, about(),
                             utc("2026-01-13T00:00:00Z"));
  CHECK(moved.lines[0].key == first.lines[0].key);
  later.repeat = 2;
  later.level = "P1";
  const Telling other = tell(Terms(contract), contract.obligations.front(), later, about(), now);
  CHECK(other.lines[0].key == "DG-1|response|case/C-31|1|1|2|P1|wang|sms");
}

TEST_CASE(
    "lesson goalert#4548, ruling 23: nobody on duty means the next in line at once, recorded") {
  contract::Contract contract = small();
  contract::Rota empty;
  empty.role = "manager1";
  empty.turns = {{"manager1", "wang", LocalSeconds{Seconds{0}}, LocalSeconds{Seconds{1}}}};
  contract.rotas = {empty};
  const Telling telling = tell_step(contract, 1);
  CHECK(reached(telling) == Texts{"he:email"});
  CHECK(telling.skipped_roles == Texts{"manager1"});
  CHECK(telling.stood_in == 2);
  CHECK_FALSE(telling.fallback);
}

TEST_CASE("ruling 23: the step that stood in still fires at its own time, under keys of its own") {
  contract::Contract contract = small();
  who(contract, "wang").roles.clear();
  const Telling instead = tell_step(contract, 1);
  const Telling own = tell_step(contract, 2);
  CHECK(reached(instead) == reached(own));
  CHECK(instead.lines[0].key != own.lines[0].key);
  CHECK(own.stood_in == std::nullopt);
}

TEST_CASE("ruling 2, 23: a step that this level does not have cannot stand in") {
  contract::Contract contract = small();
  who(contract, "wang").roles.clear();
  contract::Step& second = contract.obligations.front().steps[2];
  second.when.span.common.reset();
  second.when.span.levels["P1"] = time::Duration{30, time::Unit::minute};
  CHECK(reached(tell_step(contract, 1, about("P2"))) == Texts{"zhou:sms"});
  CHECK(reached(tell_step(contract, 1, about("P1"))) == Texts{"he:email"});
}

TEST_CASE("ruling 23: a step that waits for an event cannot stand in") {
  contract::Contract contract = small();
  who(contract, "wang").roles.clear();
  contract.obligations.front().steps[2].when.kind = StepTime::Kind::event;
  CHECK(reached(tell_step(contract, 1)) == Texts{"zhou:sms"});
}

TEST_CASE("lesson oncall#1326: a manager without a channel is no reason to wake the director") {
  contract::Contract contract = small();
  contract.obligations.front().steps[1].or_by = {"webhook"};
  who(contract, "wang").addresses = {{"webhook", "wang"}};
  const Telling reachable = tell_step(contract, 1);
  CHECK(reached(reachable) == Texts{"wang:webhook"});
  CHECK(reachable.stood_in == std::nullopt);
  who(contract, "wang").addresses.clear();
  const Telling telling = tell_step(contract, 1);
  CHECK(reached(telling) == Texts{"he:email"});
  CHECK(telling.skipped_roles == Texts{"manager1"});
}

TEST_CASE("ruling 23: last the contract's fallback, over any channel and on duty or not") {
  contract::Contract contract = small();
  for (const char* id : {"wang", "he", "zhou"}) who(contract, id).roles.clear();
  who(contract, "pm").addresses = {{"webhook", "pm"}};
  contract::Rota rota;
  rota.role = "project-manager";
  rota.turns = {{"project-manager", "pm", LocalSeconds{Seconds{0}}, LocalSeconds{Seconds{1}}}};
  contract.rotas = {rota};
  const Telling telling = tell_step(contract, 1);
  CHECK(reached(telling) == Texts{"pm:webhook"});
  CHECK(telling.fallback);
  CHECK(telling.skipped_roles == Texts{"manager1", "manager2", "manager3"});
}

TEST_CASE("ruling 23: where not even the fallback can be reached, nobody is claimed to be told") {
  contract::Contract contract = small();
  for (contract::Person& one : contract.people) one.addresses.clear();
  const Telling telling = tell_step(contract, 1);
  CHECK(telling.lines.empty());
  CHECK_FALSE(telling.fallback);
  CHECK(telling.skipped_roles == Texts{"manager1", "manager2", "manager3", "project-manager"});
}

TEST_CASE("one reached word is enough: no later step is woken, the empty role is recorded") {
  contract::Contract contract = small();
  contract.obligations.front().steps[1].to = {"nobody", "manager1"};
  const Telling telling = tell_step(contract, 1);
  CHECK(reached(telling) == Texts{"wang:sms", "wang:email"});
  CHECK(telling.skipped_roles == Texts{"nobody"});
}

TEST_CASE("a step that the obligation no longer has tells nobody") {
  CHECK(tell_step(small(), 99).lines.empty());
  CHECK(tell_step(small(), -1).lines.empty());
}

TEST_CASE("lesson zammad#4432, ruling 25: quiet hours put off to their end, in the person's zone") {
  const Telling telling = tell_step(with_quiet("09:00-11:00"), 1);
  REQUIRE(telling.lines.size() == 2);
  CHECK(telling.lines[0].hold_until == utc("2026-01-12T03:00:00Z"));
  contract::Contract abroad = with_quiet("09:00-11:00");
  who(abroad, "wang").zone = "Europe/Berlin";  // 03:00 there
  CHECK(tell_step(abroad, 1).lines[0].hold_until == std::nullopt);
  who(abroad, "wang").quiet->hours = time::parse_hours("22:00-06:00");
  CHECK(tell_step(abroad, 1).lines[0].hold_until == utc("2026-01-12T05:00:00Z"));
}

TEST_CASE("ruling 25: hours across midnight hold on both sides of it, their end is outside") {
  const contract::Contract contract = with_quiet("22:00-07:00");
  const auto hold = [&](const char* at) {
    return tell_step(contract, 1, about(), utc(at)).lines[0].hold_until;
  };
  CHECK(hold("2026-01-12T13:59:59Z") == std::nullopt);
  CHECK(hold("2026-01-12T14:00:00Z") == utc("2026-01-12T23:00:00Z"));
  CHECK(hold("2026-01-12T20:00:00Z") == utc("2026-01-12T23:00:00Z"));
  CHECK(hold("2026-01-12T23:00:00Z") == std::nullopt);
}

TEST_CASE("ruling 25: quiet hours over a change of summer time end at the wall's time") {
  contract::Contract contract = with_quiet("22:00-07:00");
  who(contract, "wang").zone = "Europe/Berlin";
  // In the night of 2026-03-29 the clock goes from 02:00 to 03:00.
  CHECK(tell_step(contract, 1, about(), utc("2026-03-28T23:00:00Z")).lines[0].hold_until ==
        utc("2026-03-29T05:00:00Z"));
  // In the night of 2026-10-25 it is 02:30 twice; hours that end then end once, later than now.
  who(contract, "wang").quiet->hours = time::parse_hours("00:00-02:30");
  CHECK(tell_step(contract, 1, about(), utc("2026-10-25T01:15:00Z")).lines[0].hold_until ==
        utc("2026-10-25T01:30:00Z"));
}

TEST_CASE("ruling 25: quiet hours may concern some channels only (defaults 2: not e-mail)") {
  contract::Contract contract = with_quiet("09:00-11:00");
  who(contract, "wang").quiet->channels = {"sms"};
  const Telling telling = tell_step(contract, 1);
  CHECK(telling.lines[0].hold_until.has_value());
  CHECK_FALSE(telling.lines[1].hold_until.has_value());
}

TEST_CASE("ruling 25: a step may ignore quiet hours, always or for critical levels") {
  using contract::Quiet;
  CHECK_FALSE(
      tell_step(with_quiet("09:00-11:00", Quiet::ignore), 1, about("P3")).lines[0].hold_until);
  const contract::Contract contract = with_quiet("09:00-11:00", Quiet::ignore_critical);
  CHECK_FALSE(tell_step(contract, 1, about("P1")).lines[0].hold_until);
  CHECK_FALSE(tell_step(contract, 1, about("P2")).lines[0].hold_until);
  CHECK(tell_step(contract, 1, about("P3")).lines[0].hold_until);
  CHECK(
      tell_step(contract, 1, about("")).lines[0].hold_until);  // not judged: the default level, P3
  CHECK(tell_step(with_quiet("09:00-11:00"), 1, about("P1")).lines[0].hold_until);
}

TEST_CASE("ruling 26: the gravest critical level and manager3 are urgent, and nothing else") {
  CHECK(tell_step(small(), 1, about("P1")).lines[0].urgency == Urgency::urgent);
  CHECK(tell_step(small(), 1, about("P2")).lines[0].urgency == Urgency::normal);
  CHECK(tell_step(small(), 3, about("P3")).lines[0].urgency == Urgency::urgent);
  contract::Contract harmless = small();
  harmless.levels[0].critical = contract::Critical::no;
  CHECK(tell_step(harmless, 1, about("P1")).lines[0].urgency == Urgency::normal);
}

TEST_CASE("ruling 20: shares, after, before and repeats are reminders; breach and late are not") {
  const auto is_reminder = [](StepTime::Kind kind, int repeat) {
    contract::Contract contract = small();
    contract.obligations.front().steps[1].when.kind = kind;
    obligations::Firing what = firing(1);
    what.repeat = repeat;
    return tell(Terms(contract), contract.obligations.front(), what, about(), now)
        .lines.at(0)
        .reminder;
  };
  CHECK(is_reminder(StepTime::Kind::share, 0));
  CHECK(is_reminder(StepTime::Kind::after, 0));
  CHECK(is_reminder(StepTime::Kind::before, 0));
  CHECK_FALSE(is_reminder(StepTime::Kind::breach, 0));
  CHECK_FALSE(is_reminder(StepTime::Kind::late, 0));
  CHECK_FALSE(is_reminder(StepTime::Kind::event, 0));
  CHECK(is_reminder(StepTime::Kind::breach, 1));
}

namespace {

notices::Item item(obligations::Phase phase, bool reminder) {
  notices::Item out;
  out.about = about();
  out.occurrence = occurrence();
  out.occurrence.phase = phase;
  out.line.reminder = reminder;
  return out;
}

}  // namespace

TEST_CASE("ruling 20, 25: a held reminder is dropped once its promise is settled") {
  using obligations::Phase;
  CHECK(still_due(item(Phase::running, true), now));
  CHECK(still_due(item(Phase::paused, true), now));
  CHECK_FALSE(still_due(item(Phase::fulfilled, true), now));
  CHECK_FALSE(still_due(item(Phase::voided, true), now));
  CHECK_FALSE(still_due(item(Phase::halted, true), now));
}

TEST_CASE("ruling 20: a breach is told whatever came after it") {
  using obligations::Phase;
  for (const Phase phase :
       {Phase::running, Phase::paused, Phase::halted, Phase::fulfilled, Phase::voided}) {
    CHECK(still_due(item(phase, false), now));
    CHECK(ready(item(phase, false), now));
  }
}

TEST_CASE("ruling 15: reminders end with the ladder") {
  notices::Item one = item(obligations::Phase::running, true);
  one.occurrence.ladder_ended = now;
  CHECK_FALSE(still_due(one, now));
  CHECK(still_due(one, now - Seconds{1}));
}

TEST_CASE(
    "lesson glpi#24481: no reminder leaves while the clock is paused, and none before its hold "
    "ends") {
  CHECK_FALSE(ready(item(obligations::Phase::paused, true), now));
  CHECK(ready(item(obligations::Phase::running, true), now));
  notices::Item held = item(obligations::Phase::running, false);
  held.line.hold_until = now;
  CHECK(ready(held, now));
  CHECK_FALSE(ready(held, now - Seconds{1}));
}

TEST_CASE("participants are the roles that the contract lists for the kind of case (CASE-14)") {
  contract::Contract contract = small();
  contract::CaseKindTerms fault;
  fault.code = "fault";
  fault.participants = {"manager1", "engineer"};
  contract.case_kinds = {fault};
  contract.obligations.front().steps[0].to = {"participants"};
  notices::About case_of_kind = about();
  case_of_kind.kind = "fault";
  CHECK(reached(tell_step(contract, 0, case_of_kind)) == Texts{"wang:email", "li:email"});
}

TEST_CASE("a kind of case that lists nobody wakes nobody else instead (CASE-14, ruling 23)") {
  contract::Contract contract = small();
  contract.obligations.front().steps[0].to = {"participants"};
  notices::About case_of_kind = about();
  case_of_kind.kind = "consultation";
  const Telling telling = tell_step(contract, 0, case_of_kind);
  CHECK(telling.lines.empty());
  CHECK(telling.skipped_roles.empty());
  CHECK_FALSE(telling.stood_in.has_value());
  CHECK_FALSE(telling.fallback);
}
