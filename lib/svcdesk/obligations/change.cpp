#include <algorithm>

#include "svcdesk/journal/payloads.hpp"
#include "svcdesk/obligations/detail/walk.hpp"

namespace svcdesk::obligations::detail {

using journal::Effect;

void Walk::settle(const Happening& happening) {
  const journal::Event& event = *happening.event;
  const bool met = matches(obligation_.met_by, event);
  const bool voided = matches(obligation_.void_by, event);
  if (!met && !voided) return;
  for (Live& live : lives_) {
    if (!live.meter.open() || !concerns(live, event)) continue;
    live.settled_by = happening.effect();
    if (met) live.meter.fulfil(event.at, event.seq);
    if (voided) live.meter.annul(event.at, event.seq);
  }
}

// Ruling 4: the cycle or period it names; else, for cycles, every open one begun before it, for
// periods the one in whose window it falls.
bool Walk::concerns(const Live& live, const journal::Event& event) const {
  const std::string& key = live.meter.occurrence().occurrence;
  if (live.window) {
    const std::string period = journal::word(event.payload, "period");
    if (!period.empty()) return period == key;
    return live.window->from <= event.at && event.at < live.window->to;
  }
  const std::string cycle = journal::word(event.payload, "cycle");
  return !live.named || cycle.empty() || cycle == key;
}

void Walk::change(const Happening& happening) {
  const journal::Event& event = *happening.event;
  if (happening.of == Happening::Of::subject && event.payload["imported"] == Json(true)) {
    imported_ = std::max(imported_, std::optional(event.recorded));
  }
  switch (happening.effect()) {
    case Effect::none:
    case Effect::acknowledged:
    case Effect::period_began:
      return;
    case Effect::opened:
    case Effect::level_changed:
    case Effect::changed:
      set_level(event);
      judge_all(event.at);
      break;
    case Effect::due_changed:
      set_due(event);
      judge_all(event.at);
      break;
    case Effect::moved:
      move_dues(event);
      judge_all(event.at);
      break;
    case Effect::paused:
      pause(event);
      break;
    case Effect::resumed:
      resume(event);
      break;
    case Effect::settled:
    case Effect::closed:
    case Effect::halted:
      close(happening);
      break;
    case Effect::reopened:
      reopen(event);
      break;
  }
  steer(event.at);
}

void Walk::pause(const journal::Event& event) {
  const auto until = journal::moment(event.payload, "until");
  if (until && *until <= event.at) return;
  pauses_[event.payload.text("reason")] = until;
}

void Walk::resume(const journal::Event& event) {
  const std::string reason = event.payload.text("reason");
  if (reason.empty()) {
    pauses_.clear();
  } else {
    pauses_.erase(reason);
  }
}

void Walk::set_level(const journal::Event& event) {
  for (const auto& [key, any_of] : obligation_.when) {
    const Json& value = event.payload[key];
    if (value.is_string()) attributes_[key] = value.string();
  }
  const std::string level = event.payload.text("level");
  if (!level.empty()) level_ = level;
}

void Walk::set_due(const journal::Event& event) {
  const auto due = journal::moment(event.payload, "due");
  if (!due || !obligation_.due_from_event) return;
  for (Live& live : lives_) {
    if (concerns(live, event)) live.due = due;
  }
}

// A period's deadline is a date that was worked out when it began: other terms set it anew.
void Walk::move_dues(const journal::Event& event) {
  const Json& moved = event.payload["moved"];
  if (!moved.is_array()) return;
  for (const Json& one : moved.items()) {
    const auto due = journal::moment(one, "due");
    if (!due || one.text("obligation") != obligation_.name) continue;
    for (Live& live : lives_) {
      const bool meant = live.meter.occurrence().occurrence == one.text("occurrence");
      if (live.window && meant) live.due = due;
    }
  }
}

void Walk::close(const Happening& happening) {
  const Effect effect = happening.effect();
  if (effect != Effect::halted) settled_.insert(happening.type->name);
  if (effect == Effect::closed) halt_ = Halt::closed;
  if (effect == Effect::halted) halt_ = Halt::ended;
}

// Rule 8, ruling 3.
void Walk::reopen(const journal::Event& event) {
  halt_ = Halt::none;
  settled_.clear();
  const auto policy = is_from_opened() ? obligation_.on_reopen : contract::OnReopen::carry_on;
  for (Live& live : lives_) reopen(live, event, policy);
  if (policy == contract::OnReopen::new_cycle) bear(event, {event.at, {}});
}

void Walk::reopen(Live& live, const journal::Event& event, contract::OnReopen policy) {
  switch (policy) {
    case contract::OnReopen::carry_on:
      if (live.settled_by == Effect::settled || live.settled_by == Effect::closed) {
        live.meter.carry_on(event.at);
      }
      judge(live, event.at);  // a change of level touches only what is not settled (ruling 6)
      break;
    case contract::OnReopen::restart:
      live.start = {event.at, {}};
      live.meter.new_round(event.at, level_, grant_of(live));
      live.applied |= applies();  // answered before it was of that kind, and owed from now on
      break;
    case contract::OnReopen::new_cycle:
      live.meter.end(event.at, event.seq);
      break;
  }
}

void Walk::judge_all(Instant at) {
  for (Live& live : lives_) judge(live, at);
}

void Walk::judge(Live& live, Instant at) {
  if (!live.meter.open()) return;
  live.applied |= applies();
  const bool anew = obligation_.on_level_change == contract::OnLevelChange::restart &&
                    level_ != live.meter.occurrence().level;
  if (anew) {
    live.start = {at, {}};
    live.meter.recount(at, level_, grant_of(live));
  } else {
    live.meter.judge(at, level_, grant_of(live));
  }
}

bool Walk::applies() const {
  return std::ranges::all_of(obligation_.when, [&](const auto& condition) {
    const auto& [key, any_of] = condition;
    const auto found = attributes_.find(key);
    const std::string& value =
        key == "level" || found == attributes_.end() ? level_ : found->second;
    if (key != "level" && found == attributes_.end()) return false;
    return std::ranges::find(any_of, value) != any_of.end();
  });
}

std::optional<Grant> Walk::grant_of(const Live& live) const {
  if (!applies()) return std::nullopt;
  if (!live.window && !obligation_.due_from_event) {
    return grant(terms_, obligation_, live.start, level_);
  }
  if (!live.due) return std::nullopt;
  return Grant{Seconds{0}, live.due};
}

}  // namespace svcdesk::obligations::detail
