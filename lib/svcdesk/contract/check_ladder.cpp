#include <algorithm>
#include <functional>
#include <optional>

#include "svcdesk/contract/checks.hpp"
#include "svcdesk/contract/words.hpp"
#include "svcdesk/journal/catalogue.hpp"

namespace svcdesk::contract {
namespace {

struct Rung {
  const Checking& c;
  const Obligation& obligation;
  const Step& step;
  std::string path;
  std::size_t number;  // from 1

  std::string key() const { return std::string(word_of(step.when.kind)); }
  std::string place(std::string_view name) const { return path_of(path, name); }
};

// Only durations of one kind can be told longer or shorter without a calendar.
bool is_longer(time::Duration a, time::Duration b) {
  if (a.is_counted() && b.is_counted()) return a.seconds() > b.seconds();
  if (a.is_working_days() && b.is_working_days()) return a.count > b.count;
  return a.unit == b.unit && a.count > b.count;
}

const time::Duration* limit_of(const Obligation& one, const std::string& level) {
  if (!level.empty()) return one.within.of(level);
  return one.within.common ? &*one.within.common : nullptr;
}

void check_spans(const Rung& rung) {
  const std::string place = rung.place(rung.key());
  each_level(place, rung.step.when.span,
             [&](const std::string& at, const std::string& level, time::Duration span) {
               check_counted(rung.c, at, rung.obligation.calendar, span);
               const time::Duration* limit = limit_of(rung.obligation, level);
               const bool too_long = rung.step.when.kind == StepTime::Kind::before && limit &&
                                     is_longer(span, *limit);
               if (!too_long) return;
               rung.c.warning(
                   at, {"contract.before_too_long",
                        {{"before", time::to_string(span)}, {"within", time::to_string(*limit)}}});
             });
}

// Levels that the contract lacks, and levels for which this promise has no limit.
void check_rung_levels(const Rung& rung, const std::string& key, const std::string& level) {
  const std::string place = path_of(rung.path, key, level);
  rung.c.known(place, "level", level, rung.c.level_codes());
  const auto& within = rung.obligation.within;
  if (within.empty() || within.of(level) || !rung.c.contract.level(level)) return;
  rung.c.warning(place, {"contract.step_without_limit", {{"level", level}}});
}

void check_all_levels(const Rung& rung) {
  for (const auto& [level, share] : rung.step.when.share.levels) {
    check_rung_levels(rung, "at", level);
  }
  for (const auto& [level, span] : rung.step.when.span.levels) {
    check_rung_levels(rung, rung.key(), level);
  }
  for (const auto& [level, span] : rung.step.repeat.levels)
    check_rung_levels(rung, "repeat", level);
}

bool settles(const Obligation& one, const std::string& event) {
  const auto same = [&](const EventFilter& filter) {
    return filter.event == event && filter.where.empty();
  };
  return std::any_of(one.met_by.begin(), one.met_by.end(), same) ||
         std::any_of(one.void_by.begin(), one.void_by.end(), same);
}

void check_rung_event(const Rung& rung) {
  const std::string& event = rung.step.when.event;
  if (rung.step.when.kind != StepTime::Kind::event || event.empty()) return;
  const std::string place = rung.place("when-event");
  if (!journal::resolve(event, rung.obligation.on)) {
    rung.c.error(place, journal::find_type(event)
                            ? Message{"contract.internal_event", {{"name", event}}}
                            : unknown("event", event, journal::names_for(rung.obligation.on)));
  } else if (settles(rung.obligation, event)) {
    rung.c.warning(place, {"contract.step_after_end", {{"event", event}}});
  }
}

// A share needs a limit that is counted: a civil deadline has none.
void check_share(const Rung& rung) {
  const bool counted = !rung.obligation.within.empty() && !rung.obligation.every;
  const bool started = !rung.obligation.due && !rung.obligation.due_from_event;
  if (rung.step.when.kind != StepTime::Kind::share || (counted && started)) return;
  if (!rung.obligation.every && started) return;  // no limit at all is reported already
  rung.c.error(rung.place("at"), {"contract.share_of_civil", {}});
}

void check_repeat(const Rung& rung) {
  const std::string place = rung.place("repeat");
  each_level(place, rung.step.repeat,
             [&](const std::string& at, const std::string&, time::Duration every) {
               check_counted(rung.c, at, rung.obligation.calendar, every);
               if (every.is_civil() || every.count == 0) {
                 rung.c.error(at, {"contract.bad_repeat", {{"text", time::to_string(every)}}});
               }
             });
  if (!rung.step.repeat.empty() && !rung.c.places.has(rung.place("until"))) {
    rung.c.warning(place, {"contract.repeat_without_until", {}});
  }
  if (rung.step.repeat.empty() && rung.c.places.has(rung.place("until")) &&
      !rung.c.places.has(place)) {
    rung.c.warning(rung.place("until"), {"contract.until_without_repeat", {}});
  }
  if (!rung.step.ack_for.is_counted() || rung.step.ack_for.count == 0) {
    rung.c.error(rung.place("ack-for"),
                 {"contract.bad_ack", {{"text", time::to_string(rung.step.ack_for)}}});
  }
}

// Where a step stands on the clock, as far as it can be compared: the part before the deadline, the
// deadline, and what comes after it.
struct Position {
  int part;
  std::int64_t value;
};

std::optional<Position> position_of(const Step& step) {
  const StepTime& when = step.when;
  const auto seconds = [&]() -> std::optional<std::int64_t> {
    if (!when.span.common || !when.span.common->is_counted()) return std::nullopt;
    return when.span.common->seconds().count();
  };
  switch (when.kind) {
    case StepTime::Kind::share:
      if (!when.share.common) return std::nullopt;
      return Position{0, when.share.common->permille};
    case StepTime::Kind::breach:
      return Position{1, 0};
    case StepTime::Kind::late:
      if (const auto late = seconds()) return Position{1, *late};
      return std::nullopt;
    case StepTime::Kind::after:
    case StepTime::Kind::before:
    case StepTime::Kind::event:
      break;
  }
  return std::nullopt;
}

void check_order(const Rung& rung) {
  const auto own = position_of(rung.step);
  if (!own) return;
  for (std::size_t i = 0; i + 1 < rung.number; ++i) {
    const auto other = position_of(rung.obligation.steps[i]);
    if (!other || other->part < own->part) continue;
    if (other->part == own->part && other->value <= own->value) continue;
    return rung.c.warning(
        rung.place(rung.step.when.kind == StepTime::Kind::late ? "late" : "at"),
        {"contract.out_of_order",
         {{"step", std::to_string(rung.number)}, {"other", std::to_string(i + 1)}}});
  }
}

}  // namespace

void check_ladder(const Checking& c, std::size_t number) {
  const Obligation& obligation = c.contract.obligations[number];
  for (std::size_t i = 0; i < obligation.steps.size(); ++i) {
    const Rung rung{c, obligation, obligation.steps[i],
                    path_of("obligations", number, "escalate", i), i + 1};
    check_spans(rung);
    check_all_levels(rung);
    check_rung_event(rung);
    check_share(rung);
    check_repeat(rung);
    check_order(rung);
  }
}

}  // namespace svcdesk::contract
