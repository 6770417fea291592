#include "svcdesk/obligations/detail/rungs.hpp"

#include <algorithm>
#include <limits>

#include "svcdesk/obligations/detail/grant.hpp"
#include "svcdesk/obligations/detail/history.hpp"

namespace svcdesk::obligations::detail {
namespace {

using contract::StepTime;

std::string suffix(int round) { return round > 1 ? "~" + std::to_string(round) : std::string(); }

bool is_reminder(StepTime::Kind kind) {
  return kind == StepTime::Kind::share || kind == StepTime::Kind::after ||
         kind == StepTime::Kind::before;
}

}  // namespace

Rungs::Rungs(const contract::Terms& terms, const contract::Obligation& obligation,
             const Occurrence& occurrence)
    : obligation_(obligation),
      occurrence_(occurrence),
      calendar_(terms.calendar(obligation.calendar)),
      timeline_(calendar_, occurrence),
      round_(suffix(occurrence.round)) {}

std::vector<Rung> Rungs::all(std::span<const journal::Event> history) const {
  std::vector<Rung> found;
  for (int index = 0; index < static_cast<int>(obligation_.steps.size()); ++index) {
    const StepTime& when = obligation_.steps[static_cast<std::size_t>(index)].when;
    if (when.kind == StepTime::Kind::event) {
      std::ranges::move(on_events(index, history), std::back_inserter(found));
    } else if (is_reminder(when.kind)) {
      if (auto one = reminder(index)) found.push_back(std::move(*one));
    } else {
      for (const Breach& breach : occurrence_.breaches) {
        if (auto one = after_breach(index, breach)) found.push_back(std::move(*one));
      }
    }
  }
  return found;
}

std::vector<Rung> Rungs::feared() const {
  std::vector<Rung> found;
  if (!occurrence_.due || occurrence_.in_force || occurrence_.settled_at) return found;
  const Breach breach{occurrence_.level, *occurrence_.due, {}, occurrence_.round};
  for (int index = 0; index < static_cast<int>(obligation_.steps.size()); ++index) {
    const StepTime::Kind kind = obligation_.steps[static_cast<std::size_t>(index)].when.kind;
    if (is_reminder(kind) || kind == StepTime::Kind::event) continue;
    if (auto one = after_breach(index, breach)) found.push_back(std::move(*one));
  }
  return found;
}

Rung Rungs::rung(int index, Rung::Kind kind, Instant at, std::string key) const {
  Rung found;
  found.step = index;
  found.kind = kind;
  found.at = at;
  found.key = std::move(key);
  found.again = found.key;
  found.goes_on = occurrence_.phase == Phase::running && !occurrence_.ladder_ended;
  return found;
}

std::optional<Rung> Rungs::reminder(int index) const {
  if (occurrence_.phase == Phase::voided) return std::nullopt;
  const contract::Step& step = obligation_.steps[static_cast<std::size_t>(index)];
  const auto at = reminder_time(step.when);
  if (!at) return std::nullopt;
  Rung found = rung(index, Rung::Kind::reminder, *at, round_);
  // Another level has other intervals: its repeats are numbered apart.
  found.again = occurrence_.level + round_;
  if (const auto* interval = step.repeat.of(occurrence_.level)) found.interval = *interval;
  return found;
}

std::optional<Rung> Rungs::after_breach(int index, const Breach& breach) const {
  const contract::Step& step = obligation_.steps[static_cast<std::size_t>(index)];
  Instant at = breach.at;
  if (step.when.kind == StepTime::Kind::late) {
    const time::Duration* span = step.when.span.of(breach.level);
    if (span == nullptr) return std::nullopt;
    const auto later = timeline_.on(breach.at, detail::counted(calendar_, breach.at, *span));
    if (!later || (breach.until && *later > *breach.until)) return std::nullopt;
    if (occurrence_.ladder_ended && *later > *occurrence_.ladder_ended) return std::nullopt;
    at = *later;
  }
  Rung found = rung(index, Rung::Kind::fact, at, breach.level + suffix(breach.round));
  found.goes_on = found.goes_on && !breach.until && breach.round == occurrence_.round;
  if (const auto* interval = step.repeat.of(breach.level)) found.interval = *interval;
  return found;
}

// Each such event while the occurrence is open, the one that settles it included. A new round tells
// none of them again.
std::vector<Rung> Rungs::on_events(int index, std::span<const journal::Event> history) const {
  std::vector<Rung> found;
  if (occurrence_.phase == Phase::voided && !occurrence_.settled_at) return found;
  const contract::Step& step = obligation_.steps[static_cast<std::size_t>(index)];
  if (std::ranges::find(history, step.when.event, &journal::Event::type) == history.end()) {
    return found;  // as a rule: then nothing needs an order
  }
  for (const Happening& one : in_order(occurrence_.subject, history, Instant::max())) {
    const journal::Event& event = *one.event;
    if (event.type != step.when.event || event.at < occurrence_.started) continue;
    if (occurrence_.settled_at && event.at > *occurrence_.settled_at) continue;
    if (occurrence_.ladder_ended && event.at > *occurrence_.ladder_ended) continue;
    found.push_back(rung(index, Rung::Kind::fact, event.at, "#" + std::to_string(event.seq)));
    if (const auto* interval = step.repeat.of(occurrence_.level)) found.back().interval = *interval;
  }
  return found;
}

// Reminders lie on the counted time (ruling 21); a date that nothing moves is counted to plainly.
std::optional<Instant> Rungs::reminder_time(const StepTime& when) const {
  const auto use = use_needed(when);
  if (!use) return std::nullopt;
  if (!occurrence_.civil) return timeline_.on(occurrence_.counted_from, *use);
  return timeline_.plainly(occurrence_.counted_from, *use);
}

std::optional<Seconds> Rungs::use_needed(const StepTime& when) const {
  const std::string& level = occurrence_.level;
  if (when.kind == StepTime::Kind::share) {
    const contract::Share* share = when.share.of(level);
    if (share == nullptr) return std::nullopt;
    // ceil(share x limit)
    return Seconds{(whole().count() * share->permille + 999) / 1000};
  }
  const time::Duration* span = when.span.of(level);
  if (span == nullptr) return std::nullopt;
  if (when.kind == StepTime::Kind::before) return use_before(*span);
  return detail::counted(calendar_, occurrence_.counted_from, *span);
}

std::optional<Seconds> Rungs::use_before(time::Duration lead) const {
  if (!lead.is_counted() && !occurrence_.due) return std::nullopt;
  const Seconds length =
      lead.is_counted() ? lead.seconds() : detail::counted_back(calendar_, *occurrence_.due, lead);
  return std::max(Seconds{0}, whole() - length);
}

// The whole counted time that was granted.
Seconds Rungs::whole() const {
  if (!occurrence_.civil) return occurrence_.limit;
  if (!occurrence_.due || *occurrence_.due <= occurrence_.counted_from) return Seconds{0};
  return calendar_.between(occurrence_.counted_from, *occurrence_.due);
}

std::optional<Instant> Rungs::repeat_at(const Rung& rung, int number) const {
  const time::Duration length{rung.interval->count * number, rung.interval->unit};
  return timeline_.on(rung.at, detail::counted(calendar_, rung.at, length));
}

int Rungs::repeats(const Rung& rung, Instant to) const {
  if (!rung.interval || rung.interval->count <= 0 || to <= rung.at) return 0;
  if (rung.interval->is_counted()) {
    const auto passed = timeline_.counted(rung.at, to) / rung.interval->seconds();
    return static_cast<int>(std::min<std::int64_t>(passed, std::numeric_limits<int>::max()));
  }
  int number = 0;
  for (auto next = repeat_at(rung, 1); next && *next <= to; next = repeat_at(rung, number + 1)) {
    ++number;
  }
  return number;
}

}  // namespace svcdesk::obligations::detail
