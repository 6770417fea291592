#include "deal.hpp"

#include <algorithm>

namespace model {
namespace {

constexpr const char* preamble = R"(
svcdesk = 1
[contract]
id = "M-1"
title = "A random contract"
customer = "Bureau"
provider = "Services"
timezone = "Europe/Berlin"
language = "en"
starts = 2026-01-01
ends = 2028-12-31
default-level = "P2"
channels = ["email", "sms"]
fallback = ["manager"]
[calendars.office]
week = { mon-thu = ["09:00-12:00", "13:30-18:00"], fri = ["09:00-12:00"] }
holidays = [2026-04-03, 2026-04-06, 2026-05-01]
workdays = [2026-03-28]
special = [{ date = 2026-04-02, hours = ["09:00-12:00"] }]
[calendars.night]
week = { mon-sun = ["22:00-06:00"] }
holidays = [2026-04-03]
[levels.P1]
name = { en = "Emergency" }
critical = true
[levels.P2]
name = { en = "Severe" }
[levels.P3]
name = { en = "General" }
[roles.manager]
name = { en = "Manager" }
[roles.manager3]
name = { en = "General manager" }
[roles.hotline]
name = { en = "Hotline" }
[roles.standby]
name = { en = "Night shift" }
[roles.expert]
name = { en = "Expert" }
[roles.customer]
name = { en = "Contact" }
side = "customer"
may = ["confirm", "vouch", "level.lower", "withdraw"]
[people.li]
name = "Li"
roles = ["manager"]
email = "li@example.test"
mobile = "+49 100 0000001"
[people.zhou]
name = "Zhou"
roles = ["manager3"]
email = "zhou@example.test"
[people.wu]
name = "Wu"
roles = ["hotline"]
email = "wu@example.test"
quiet = { hours = "22:00-07:00", channels = ["email"] }
[people.chen]
name = "Chen"
roles = ["hotline"]
email = "chen@example.test"
mobile = "+49 100 0000002"
assessed = true
[people.ma]
name = "Ma"
roles = ["standby"]
mobile = "+49 100 0000003"
quiet = { hours = "01:00-05:00" }
[people.wei]
name = "Wei"
roles = ["expert"]
email = "wei@example.test"
mobile = "+49 100 0000004"
assessed = true
[people.zhao]
name = "Zhao"
roles = ["customer"]
email = "zhao@bureau.example.test"
[[rota]]
role = "hotline"
people = ["wu", "chen"]
first = 2026-03-23
days = 7
handover = "08:00"
[[rota]]
role = "standby"
turns = [
  { person = "ma", from = 2026-03-27T20:00:00, to = 2026-03-28T08:00:00 },
  { person = "ma", from = 2026-03-29T02:30:00, to = 2026-03-30T08:00:00 },
  { person = "ma", from = 2026-04-01T20:00:00, to = 2026-04-12T08:00:00 },
]
[pause-reasons.customer]
name = { en = "waiting for the customer" }
[pause-reasons.window]
name = { en = "waiting for a change window" }
[pause-reasons.spare]
name = { en = "waiting for a spare part" }
)";

struct Turn {
  Time from, to;
};

// The turns of the standby rota above.
const std::vector<Turn>& standby_turns() {
  static const std::vector<Turn> turns{
      {utc(days(2026, 3, 27) * day + 20 * hour), utc(days(2026, 3, 28) * day + 8 * hour)},
      {utc(days(2026, 3, 29) * day + 5 * hour / 2), utc(days(2026, 3, 30) * day + 8 * hour)},
      {utc(days(2026, 4, 1) * day + 20 * hour), utc(days(2026, 4, 12) * day + 8 * hour)}};
  return turns;
}

// ---- as text

std::string quoted(const std::string& word) { return '"' + word + '"'; }

template <class Words>
std::string list(const Words& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + quoted(word);
  return "[" + out + "]";
}

std::string text(const Length& length) {
  const char* unit = length.unit == Length::Unit::seconds        ? "s"
                     : length.unit == Length::Unit::working_days ? "bd"
                                                                 : "mo";
  return quoted(std::to_string(length.count) + unit);
}

std::string text(std::int64_t permille) {
  const std::string tenths = permille % 10 == 0 ? "" : "." + std::to_string(permille % 10);
  return quoted(std::to_string(permille / 10) + tenths + "%");
}

template <class T>
std::string text(const ByLevel<T>& values) {
  if (values.size() == 1 && values.begin()->first.empty()) return text(values.begin()->second);
  std::string out;
  for (const auto& [level, value] : values) {
    out += (out.empty() ? "" : ", ") + level + " = " + text(value);
  }
  return "{ " + out + " }";
}

std::string text(const Step& step) {
  std::string out = "  { ";
  switch (step.when) {
    case Step::When::share:
      out += "at = " + text(step.permille);
      break;
    case Step::When::after:
      out += "after = " + text(step.span);
      break;
    case Step::When::before:
      out += "before = " + text(step.span);
      break;
    case Step::When::breach:
      out += "at = \"breach\"";
      break;
    case Step::When::late:
      out += "late = " + text(step.span);
      break;
    case Step::When::event:
      out += "when-event = " + quoted(step.event);
      break;
  }
  out += ", to = " + list(step.to) + ", by = " + list(step.by);
  if (!step.otherwise.empty()) out += ", else = " + list(step.otherwise);
  if (!step.repeat.empty()) {
    out += ", repeat = " + text(step.repeat);
    out += step.until_acknowledged
               ? ", until = \"acknowledged\", ack-for = \"" + std::to_string(step.ack_for) + "s\""
               : ", until = \"fulfilled\"";
  }
  if (step.quiet == Step::Quiet::ignore) out += ", quiet = \"ignore\"";
  if (step.quiet == Step::Quiet::ignore_critical) out += ", quiet = \"ignore-critical\"";
  return out + " },\n";
}

std::string text(const Promise& one) {
  std::string out = "[[obligations]]\nname = " + quoted(one.name) + "\non = \"case\"\n";
  out += "starts = " + list(one.starts) + "\nmet-by = " + list(one.met) + "\n";
  if (!one.voids.empty()) out += "void-by = " + list(one.voids) + "\n";
  if (!one.kinds.empty()) out += "when = { kind = " + list(one.kinds) + " }\n";
  out += "within = " + text(one.within) + "\npauses = " + list(one.pauses) + "\n";
  out += "calendar = " + quoted(one.calendar) + "\n";
  if (one.restart_on_level) out += "on-level-change = \"restart\"\n";
  if (one.reopen == Promise::Reopen::restart) out += "reopen = \"restart\"\n";
  if (one.reopen == Promise::Reopen::new_cycle) out += "reopen = \"new-cycle\"\n";
  if (one.owed_by_vendor) out += "owed-by = \"vendor\"\n";
  if (!one.owner.empty()) out += "owner = " + quoted(one.owner) + "\n";
  if (one.steps.empty()) return out;
  out += "escalate = [\n";
  for (const Step& step : one.steps) out += text(step);
  return out + "]\n";
}

// ---- at random

const std::vector<std::string> levels{"P1", "P2", "P3"};

// A length that a sequence lives to see, often a round one.
std::int64_t some_seconds(Dice& dice) {
  static const std::vector<std::int64_t> round{60,       300,      900,       1800,     hour,
                                               2 * hour, 4 * hour, 15 * hour, 24 * hour};
  return dice.chance(70) ? dice.one_of(round) : dice.between(1, 20 * hour);
}

template <class T, class Make>
ByLevel<T> by_level(Dice& dice, Make make) {
  if (dice.chance(40)) return {{"", make()}};
  ByLevel<T> out;
  for (const std::string& level : levels) {
    if (dice.chance(75)) out[level] = make();
  }
  if (out.empty()) out["P2"] = make();
  return out;
}

Length some_length(Dice& dice, const std::string& calendar) {
  if (calendar == "office" && dice.chance(30)) {
    return {Length::Unit::working_days, dice.between(1, 3)};
  }
  return {Length::Unit::seconds, some_seconds(dice)};
}

std::vector<std::string> some_channels(Dice& dice) {
  static const std::vector<std::vector<std::string>> sets{
      {"email"}, {"sms"}, {"email", "sms"}, {"email", "sms"}};
  return dice.one_of(sets);
}

Step random_step(Dice& dice, const Promise& promise) {
  static const std::vector<std::string> recipients{"owner",   "contact", "manager", "manager3",
                                                   "hotline", "standby", "expert",  "person:wei"};
  using When = Step::When;
  Step step;
  step.when = dice.one_of(std::vector<When>{When::share, When::after, When::before, When::breach,
                                            When::breach, When::late, When::event});
  const auto span = [&] {
    return Length{Length::Unit::seconds, dice.chance(15) ? 0 : some_seconds(dice)};
  };
  step.permille = by_level<std::int64_t>(dice, [&] { return dice.between(1, 999); });
  step.span = by_level<Length>(dice, span);
  if (step.when == When::after || step.when == When::late) {
    step.span = by_level<Length>(
        dice, [&] { return dice.chance(80) ? span() : some_length(dice, promise.calendar); });
  }
  step.event = dice.one_of(std::vector<std::string>{"escalated", "noted", "progress.told"});
  for (int i = 0; i < 2; ++i) {
    if (i == 0 || dice.chance(30)) step.to.push_back(dice.one_of(recipients));
  }
  step.by = some_channels(dice);
  if (dice.chance(25)) step.otherwise = {dice.chance(50) ? "sms" : "email"};
  // The check refuses a step that can reach nobody.
  const auto reach = [&](const char* role, const char* channel) {
    const bool meant = std::ranges::find(step.to, role) != step.to.end();
    const bool known = std::ranges::find(step.by, channel) != step.by.end() ||
                       std::ranges::find(step.otherwise, channel) != step.otherwise.end();
    if (meant && !known) step.otherwise.push_back(channel);
  };
  reach("manager3", "email");
  reach("standby", "sms");
  if (dice.chance(45)) {
    step.repeat = by_level<Length>(dice, [&] {
      return Length{Length::Unit::seconds, dice.between(1, 8) * 900};
    });
    step.until_acknowledged = dice.chance(60);
    step.ack_for = dice.between(1, 10) * 600;
  }
  if (dice.chance(30)) step.quiet = Step::Quiet::ignore;
  if (dice.chance(30)) step.quiet = Step::Quiet::ignore_critical;
  return step;
}

const std::vector<Promise>& shapes() {
  static const std::vector<Promise> all{
      {.name = "response", .starts = {"opened"}, .met = {"responded"}},
      {.name = "diagnosis", .starts = {"opened"}, .met = {"diagnosed", "resolved"}},
      {.name = "resolve", .starts = {"opened"}, .met = {"resolved"}},
      {.name = "close", .starts = {"opened"}, .met = {"closed"}},
      {.name = "confirm", .starts = {"opened"}, .met = {"confirmed"}},
      {.name = "on-site", .starts = {"visit.agreed"}, .met = {"arrived", "resolved"}},
      {.name = "visit-ack",
       .starts = {"visit.agreed"},
       .met = {"visit.acknowledged", "arrived", "visit.finished"}},
      {.name = "progress",
       .starts = {"responded", "progress.told"},
       .met = {"progress.told", "resolved"}},
      {.name = "result", .starts = {"resolved"}, .met = {"result.told"}},
      {.name = "vendor",
       .starts = {"escalated.vendor"},
       .met = {"vendor.answered", "resolved"},
       .owed_by_vendor = true},
      {.name = "expert", .starts = {"escalated"}, .met = {"diagnosed", "resolved"}}};
  return all;
}

void set_limits(Dice& dice, Promise& one) {
  if (dice.chance(4)) {
    one.within = {{"", Length{Length::Unit::months, 1}}};
    return;
  }
  one.within = by_level<Length>(dice, [&] { return some_length(dice, one.calendar); });
}

Promise random_promise(Dice& dice, Promise one) {
  one.calendar = dice.one_of(std::vector<std::string>{"always", "always", "office", "night"});
  if (dice.chance(80)) one.voids = {"merged", "withdrawn"};
  if (dice.chance(10)) one.voids.insert("escalated");
  for (const char* reason : {"customer", "window"}) {
    if (dice.chance(45)) one.pauses.insert(reason);
  }
  if (dice.chance(15)) one.kinds = {"fault"};
  one.restart_on_level = dice.chance(25);
  if (one.starts == std::set<std::string>{"opened"}) {
    one.reopen = dice.one_of(
        std::vector<Promise::Reopen>{Promise::Reopen::carry_on, Promise::Reopen::carry_on,
                                     Promise::Reopen::restart, Promise::Reopen::new_cycle});
  }
  if (dice.chance(30)) one.owner = "hotline";
  set_limits(dice, one);
  for (std::int64_t i = dice.below(5); i > 0; --i) one.steps.push_back(random_step(dice, one));
  return one;
}

}  // namespace

const Promise* Contract::promise(const std::string& name) const {
  const auto found = std::ranges::find(promises, name, &Promise::name);
  return found == promises.end() ? nullptr : &*found;
}

const std::vector<Person>& people() {
  static const std::vector<Person> all{
      {"li", {"manager"}, {"email", "sms"}},
      {"zhou", {"manager3"}, {"email"}},
      {"wu", {"hotline"}, {"email"}, 22 * hour, 7 * hour, {"email"}},
      {"chen", {"hotline"}, {"email", "sms"}},
      {"ma", {"standby"}, {"sms"}, 1 * hour, 5 * hour, {"email", "sms"}},
      {"wei", {"expert"}, {"email", "sms"}},
      {"zhao", {"customer"}, {"email"}}};
  return all;
}

const Person* person(const std::string& id) {
  const auto found = std::ranges::find(people(), id, &Person::id);
  return found == people().end() ? nullptr : &*found;
}

bool holds(const Person& person, const std::string& role) {
  return std::ranges::find(person.roles, role) != person.roles.end();
}

std::vector<const Person*> on_duty(const std::string& role, Time at) {
  if (role == "hotline") {
    const Time weeks = (wall(at) - days(2026, 3, 23) * day - 8 * hour) / (7 * day);
    return {person(weeks % 2 == 0 ? "wu" : "chen")};
  }
  if (role == "standby") {
    for (const Turn& turn : standby_turns()) {
      if (turn.from <= at && at < turn.to) return {person("ma")};
    }
    return {};
  }
  std::vector<const Person*> all;
  for (const Person& one : people()) {
    if (holds(one, role)) all.push_back(&one);
  }
  return all;
}

Contract random_contract(Dice& dice) {
  Contract contract;
  for (const Promise& shape : shapes()) {
    if (dice.chance(50)) contract.promises.push_back(random_promise(dice, shape));
  }
  if (contract.promises.empty()) {
    contract.promises.push_back(random_promise(dice, shapes().front()));
  }
  return contract;
}

Contract amended(Dice& dice, Contract contract) {
  ++contract.version;
  for (Promise& one : contract.promises) {
    if (dice.chance(50)) set_limits(dice, one);
    if (dice.chance(20)) one.steps.push_back(random_step(dice, one));
  }
  if (contract.promises.size() > 1 && dice.chance(20)) {
    contract.promises.erase(contract.promises.begin() + dice.below(std::ssize(contract.promises)));
  }
  const Promise& shape = dice.one_of(shapes());
  if (dice.chance(30) && contract.promise(shape.name) == nullptr) {
    contract.promises.push_back(random_promise(dice, shape));
  }
  return contract;
}

std::string to_toml(const Contract& contract) {
  std::string out = "# Version " + std::to_string(contract.version) + preamble;
  for (const Promise& one : contract.promises) out += text(one);
  return out;
}

}  // namespace model
