#include "story.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "svcdesk/journal/catalogue.hpp"

namespace story {

using contract::StepTime;

Instant at(std::string_view text) {
  std::string full(text);
  if (full.size() == 10) full += " 00:00";
  if (full.size() == 16) full += ":00";
  full[10] = 'T';
  return time::parse_rfc3339(full + "Z");
}

time::Duration span(std::string_view text) { return time::parse_duration(text); }

contract::ByLevel<time::Duration> lengths(
    std::initializer_list<std::pair<const std::string, const char*>> by_level) {
  contract::ByLevel<time::Duration> found;
  for (const auto& [level, length] : by_level) found.levels[level] = span(length);
  return found;
}

namespace {

contract::Step step(StepTime::Kind kind) {
  contract::Step made;
  made.when.kind = kind;
  return made;
}

contract::Step step(StepTime::Kind kind, std::string_view length) {
  contract::Step made = step(kind);
  made.when.span = common(span(length));
  return made;
}

}  // namespace

contract::Step share(int permille) {
  contract::Step made = step(StepTime::Kind::share);
  made.when.share = common(contract::Share{permille});
  return made;
}

contract::Step after(std::string_view length) { return step(StepTime::Kind::after, length); }
contract::Step before(std::string_view length) { return step(StepTime::Kind::before, length); }
contract::Step breach() { return step(StepTime::Kind::breach); }
contract::Step late(std::string_view length) { return step(StepTime::Kind::late, length); }

contract::Step on_event(std::string_view type) {
  contract::Step made = step(StepTime::Kind::event);
  made.when.event = type;
  return made;
}

contract::Step repeated(contract::Step step, std::string_view interval, contract::Until until) {
  step.repeat = common(span(interval));
  step.until = until;
  return step;
}

contract::EventFilter named(std::string_view type) { return {std::string(type), {}}; }

contract::Obligation promise(std::string_view within) {
  contract::Obligation made;
  made.name = "resolve";
  made.on = "case";
  made.starts = {named("case.opened")};
  made.met_by = {named("case.resolved")};
  if (!within.empty()) made.within = common(span(within));
  return made;
}

contract::Obligation pausing(std::string_view within) {
  contract::Obligation made = promise(within);
  made.pauses = {"customer", "window"};
  return made;
}

contract::Obligation by_level(std::vector<contract::Step> steps) {
  contract::Obligation made = promise("");
  made.within = lengths({{"P1", "1h"}, {"P2", "2h"}, {"P3", "8h"}});
  made.steps = std::move(steps);
  return made;
}

contract::Obligation with_steps(std::vector<contract::Step> steps, std::string_view within) {
  contract::Obligation made = promise(within);
  made.pauses = {"customer"};
  made.steps = std::move(steps);
  return made;
}

contract::Contract plain() {
  contract::Contract made;
  made.id = "DG-1";
  made.default_level = "P2";
  for (const char* code : {"P1", "P2", "P3", "P4"}) made.levels.push_back({code, {}, {}, {}});
  time::CalendarRules office;
  office.name = "office";
  const time::DayHours hours = {time::parse_hours("09:00-12:00"), time::parse_hours("13:30-18:00")};
  for (std::size_t day = 0; day < 5; ++day) office.week[day] = hours;
  office.holidays = {time::parse_date("2026-01-01"), time::parse_date("2026-01-02")};
  office.workdays = {time::parse_date("2026-01-10")};
  made.calendars.push_back(office);
  return made;
}

contract::Terms terms_with(contract::Obligation obligation) {
  contract::Contract made = plain();
  made.obligations.push_back(std::move(obligation));
  return contract::Terms(std::move(made));
}

Story::Story(contract::Obligation obligation, journal::Subject subject)
    : Story(plain(), std::move(obligation), std::move(subject)) {}

Story::Story(contract::Contract contract, contract::Obligation obligation, journal::Subject subject)
    : obligation_(obligation),
      terms_([&] {
        contract.obligations.push_back(obligation);
        return contract::Terms(contract);
      }()),
      subject_(std::move(subject)) {}

Story& Story::on(std::string_view when, std::string_view type, Json payload) {
  const std::string own = subject_.kind + "." + std::string(type);
  const bool short_name = journal::find_type(own) != nullptr;
  record(subject_, {}, at(when), short_name ? own : std::string(type), std::move(payload));
  return *this;
}

Story& Story::elsewhere(std::string_view when, std::string_view type, Json payload) {
  record({"report", "R-1"}, {subject_}, at(when), std::string(type), std::move(payload));
  return *this;
}

void Story::record(journal::Subject subject, std::vector<journal::Subject> refs, Instant when,
                   std::string type, Json payload) {
  journal::Event event;
  event.seq = static_cast<std::int64_t>(history_.size()) + 1;
  event.subject = std::move(subject);
  event.refs = std::move(refs);
  event.type = std::move(type);
  event.at = when;
  event.recorded = when;
  event.payload = std::move(payload);
  if (journal::find_type(event.type) == nullptr) throw std::logic_error("no type " + event.type);
  history_.push_back(std::move(event));
}

std::vector<obligations::Occurrence> Story::fold(Instant now) const {
  return obligations::fold(terms_, obligation_, subject_, history_, now);
}

std::vector<obligations::Occurrence> Story::all(std::string_view now) const {
  return fold(at(now));
}

obligations::Occurrence Story::one(std::string_view now) const {
  const auto found = all(now);
  if (found.size() != 1) throw std::logic_error(fmt::format("{} occurrences", found.size()));
  return found.front();
}

obligations::Occurrence Story::one(std::string_view now, std::string_view key) const {
  for (const auto& each : all(now)) {
    if (each.occurrence == key) return each;
  }
  throw std::logic_error("no occurrence " + std::string(key));
}

obligations::Due Story::due(std::string_view now) const {
  obligations::Due sum;
  for (const auto& each : fold(at(now))) {
    const auto one = obligations::due_at(terms_, obligation_, each,
                                         obligations::record_of(each, history_), history_, at(now));
    std::ranges::copy(one.breaches, std::back_inserter(sum.breaches));
    std::ranges::copy(one.firings, std::back_inserter(sum.firings));
    std::ranges::copy(one.overtaken, std::back_inserter(sum.overtaken));
  }
  return sum;
}

std::optional<Instant> Story::next(std::string_view now) const { return next(at(now)); }

std::optional<Instant> Story::next(Instant now) const {
  std::optional<Instant> best;
  for (const auto& each : fold(now)) {
    const auto next = obligations::next_due(terms_, obligation_, each,
                                            obligations::record_of(each, history_), history_, now);
    if (next && (!best || *next < *best)) best = next;
  }
  return best;
}

std::vector<obligations::Firing> Story::sweep(std::string_view now) { return sweep(at(now)); }

std::vector<obligations::Firing> Story::sweep(Instant now) {
  std::vector<obligations::Firing> fired;
  for (const auto& each : fold(now)) {
    const auto due = obligations::due_at(terms_, obligation_, each,
                                         obligations::record_of(each, history_), history_, now);
    const auto key = [&](std::string_view code) {
      return Json::object(
          {{"obligation", each.obligation}, {"occurrence", each.occurrence}, {"level", code}});
    };
    for (const auto& breach : due.breaches) {
      record(subject_, {}, breach.at, "obligation.breached",
             key(breach.level).set("due", breach.at.time_since_epoch().count()));
    }
    for (const auto& breach : due.overtaken) {
      record(subject_, {}, now, "obligation.overtaken",
             key(breach.level).set("due", breach.at.time_since_epoch().count()));
    }
    for (const auto& firing : due.firings) {
      record(subject_, {}, now, "step.fired",
             key(firing.level)
                 .set("step", firing.step)
                 .set("repeat", firing.repeat)
                 .set("planned", firing.at.time_since_epoch().count()));
      fired.push_back(firing);
    }
  }
  return fired;
}

std::vector<obligations::Firing> Story::plan(std::string_view now) const {
  std::vector<obligations::Firing> sum;
  for (const auto& each : fold(at(now))) {
    std::ranges::copy(obligations::plan(terms_, obligation_, each, history_),
                      std::back_inserter(sum));
  }
  return sum;
}

Story opened(contract::Obligation obligation) {
  Story story(std::move(obligation));
  story.on("2026-01-05 09:00", "opened");
  return story;
}

std::vector<std::string> words(const std::vector<obligations::Firing>& firings) {
  std::vector<std::string> found;
  for (const auto& firing : firings) {
    std::string word = fmt::format("{}", firing.step);
    if (firing.repeat > 0) word += fmt::format("+{}", firing.repeat);
    if (!firing.level.empty()) word += " " + firing.level;
    word += " " + time::to_utc(firing.at).substr(5, 11);
    if (firing.joined > 0) word += fmt::format(" joined {}", firing.joined);
    found.push_back(word);
  }
  return found;
}

Seconds minutes(int count) { return std::chrono::minutes(count); }
Json level(std::string_view code) { return Json::object({{"level", code}}); }
Json reason(std::string_view code) { return Json::object({{"reason", code}}); }

}  // namespace story
