#include "random_life.hpp"

#include <algorithm>

namespace life {

namespace contract = svcdesk::contract;
namespace time = svcdesk::time;
using svcdesk::Json;

namespace {

// Hours of a day on the minute, perhaps with a break, perhaps across midnight.
time::DayHours random_hours(Dice& dice) {
  const auto at = [](int number) { return static_cast<std::int32_t>(number * 60); };
  if (dice.chance(25)) return {};
  if (dice.chance(10)) return {{at(0), at(1440)}};
  const int open = dice.between(60, 900);
  const int close = dice.between(open + 1, 1440);
  if (close - open > 60 && dice.chance(50)) {
    const int pause = dice.between(open + 1, close - 30);
    return {{at(open), at(pause)}, {at(pause + dice.between(1, 29)), at(close)}};
  }
  return {{at(open), at(close)}};
}

bool is_open(const time::CalendarRules& rules, int number) {
  if (rules.always) return true;
  const auto date = std::chrono::floor<std::chrono::days>(minute(number));
  const svcdesk::Date day{date.time_since_epoch()};
  const auto week = static_cast<std::size_t>((number / 1440) % 7);  // the origin is a Monday
  const time::DayHours* hours = &rules.week[week];
  const time::DayHours none;
  if (rules.holidays.contains(day)) hours = &none;
  if (const auto special = rules.special.find(day); special != rules.special.end()) {
    hours = &special->second;
  }
  const int second = (number % 1440) * 60;
  return std::ranges::any_of(
      *hours, [&](const time::Hours& each) { return each.open <= second && second < each.close; });
}

time::Duration minutes_long(int count) { return {count, time::Unit::minute}; }

contract::ByLevel<time::Duration> random_limits(Dice& dice) {
  contract::ByLevel<time::Duration> limits;
  if (dice.chance(20)) {
    limits.common = minutes_long(dice.between(0, 900));
    return limits;
  }
  for (const char* level : {"A", "B", "C"}) {
    if (dice.chance(85)) limits.levels[level] = minutes_long(dice.between(1, 900));
  }
  return limits;
}

contract::EventFilter named(const char* type) { return {type, {}}; }

Json random_pause(Dice& dice, int now) {
  Json payload = Json::object({{"reason", dice.chance(50) ? "x" : dice.chance(80) ? "y" : "z"}});
  if (dice.chance(40)) {
    const Instant until = minute(now + dice.between(-5, 700));
    payload.set("until", std::int64_t{until.time_since_epoch().count()});
  }
  return payload;
}

Json random_resumption(Dice& dice) {
  if (dice.chance(30)) return Json::object();
  return Json::object({{"reason", dice.chance(50) ? "x" : "y"}});
}

const char* random_level(Dice& dice) {
  constexpr const char* levels[] = {"A", "B", "C"};
  return levels[dice.below(3)];
}

svcdesk::journal::Event happen(Dice& dice, int now) {
  constexpr const char* types[] = {
      "case.paused",    "case.paused",    "case.resumed", "case.resumed",     "case.level.set",
      "case.level.set", "case.resolved",  "case.closed",  "case.reopened",    "case.reopened",
      "case.merged",    "case.responded", "case.noted",   "case.acknowledged"};
  svcdesk::journal::Event event;
  event.type = types[dice.below(static_cast<int>(std::size(types)))];
  event.at = minute(now);
  if (event.type == "case.paused") event.payload = random_pause(dice, now);
  if (event.type == "case.resumed") event.payload = random_resumption(dice);
  if (event.type == "case.level.set") {
    event.payload = Json::object({{"level", random_level(dice)}});
  }
  return event;
}

Clockwork random_calendar(Dice& dice, int number) {
  Clockwork made;
  made.rules.name = "c" + std::to_string(number);
  made.rules.always = number == 0;
  for (auto& day : made.rules.week) day = random_hours(dice);
  made.rules.week[static_cast<std::size_t>(dice.below(7))] = {{9 * 3600, 17 * 3600}};
  const svcdesk::Date first{std::chrono::floor<std::chrono::days>(origin).time_since_epoch()};
  for (int day = 0; day < days_known; ++day) {
    const svcdesk::Date date = first + std::chrono::days(day);
    if (dice.chance(10)) made.rules.holidays.insert(date);
    if (dice.chance(10)) made.rules.special[date] = random_hours(dice);
  }
  made.open.resize(horizon);
  for (int each = 0; each < horizon; ++each) {
    made.open[static_cast<std::size_t>(each)] = is_open(made.rules, each);
  }
  return made;
}

std::vector<Clockwork> random_calendars() {
  Dice dice(20260105);
  std::vector<Clockwork> made;
  for (int number = 0; number < 40; ++number) made.push_back(random_calendar(dice, number));
  return made;
}

}  // namespace

const Clockwork& any_calendar(Dice& dice) {
  static const std::vector<Clockwork> all = random_calendars();
  return all[static_cast<std::size_t>(dice.below(static_cast<int>(all.size())))];
}

contract::Obligation random_promise(Dice& dice) {
  contract::Obligation made;
  made.name = "promise";
  made.on = "case";
  made.starts = {named("case.opened")};
  made.met_by = {named("case.resolved")};
  if (dice.chance(50)) made.met_by.push_back(named("case.responded"));
  if (dice.chance(30)) made.met_by.push_back(named("case.closed"));
  if (dice.chance(40)) made.void_by = {named("case.merged")};
  if (dice.chance(80)) made.pauses = {"x"};
  if (dice.chance(50)) made.pauses.push_back("y");
  made.within = random_limits(dice);
  if (dice.chance(30)) made.on_level_change = contract::OnLevelChange::restart;
  if (dice.chance(30)) made.on_reopen = contract::OnReopen::restart;
  return made;
}

std::vector<contract::Step> random_ladder(Dice& dice) {
  using Kind = contract::StepTime::Kind;
  constexpr Kind kinds[] = {Kind::share,  Kind::after, Kind::before,
                            Kind::breach, Kind::late,  Kind::event};
  std::vector<contract::Step> steps;
  for (int count = dice.between(1, 4); count > 0; --count) {
    contract::Step step;
    step.when.kind = kinds[dice.below(6)];
    step.when.share.common = contract::Share{50 * dice.between(1, 19)};
    step.when.span.common = minutes_long(dice.between(0, 200));
    if (step.when.kind == Kind::event) step.when.event = "case.noted";
    if (dice.chance(40)) step.repeat.common = minutes_long(dice.between(5, 90));
    if (dice.chance(20)) step.repeat.levels["A"] = minutes_long(dice.between(5, 90));
    step.until = dice.chance(50) ? contract::Until::acknowledged : contract::Until::fulfilled;
    step.ack_for = minutes_long(dice.between(1, 120));
    steps.push_back(step);
  }
  return steps;
}

contract::Terms terms(const Clockwork& clockwork, contract::Obligation promise) {
  contract::Contract made;
  made.id = "DG-1";
  made.default_level = "B";
  made.calendars = {clockwork.rules};
  promise.calendar = clockwork.rules.name;
  made.obligations = {std::move(promise)};
  return contract::Terms(std::move(made));
}

std::vector<svcdesk::journal::Event> random_history(Dice& dice, int length) {
  std::vector<svcdesk::journal::Event> events;
  const int opened = dice.between(0, 1440);
  svcdesk::journal::Event first;
  first.type = "case.opened";
  first.at = minute(opened);
  if (dice.chance(50)) first.payload = Json::object({{"level", random_level(dice)}});
  events.push_back(first);
  for (int count = dice.between(0, 12); count > 0; --count) {
    const bool same = dice.chance(20);
    const Instant last = events.back().at;
    events.push_back(happen(dice, opened + dice.between(0, length)));
    if (same) events.back().at = last;
  }
  // Recorded in any order, but the opening first.
  for (std::size_t i = events.size() - 1; i > 1; --i) {
    std::swap(events[i], events[1 + static_cast<std::size_t>(dice.below(static_cast<int>(i)))]);
  }
  for (std::size_t i = 0; i < events.size(); ++i) {
    events[i].seq = static_cast<std::int64_t>(i) + 1;
    events[i].subject = {"case", "C-1"};
    events[i].recorded = events[i].at;
  }
  return events;
}

}  // namespace life
