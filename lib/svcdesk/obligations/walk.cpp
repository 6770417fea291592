#include "svcdesk/obligations/detail/walk.hpp"

#include <algorithm>

#include "svcdesk/base/error.hpp"
#include "svcdesk/journal/payloads.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::obligations::detail {
namespace {

using journal::Effect;

// The level of a subject that is judged by levels, before anybody has judged it (CASE-2).
std::string first_level(const contract::Terms& terms, const journal::Subject& subject) {
  const bool judged = std::ranges::any_of(journal::catalogue(), [&](const auto& type) {
    return type.effect == Effect::level_changed && type.kind == subject.kind;
  });
  return judged ? terms.contract().default_level : std::string();
}

std::optional<Date> date_of(const journal::Event& event, std::string_view key) {
  const Json& text = event.payload[key];
  if (!text.is_string()) return std::nullopt;
  try {
    return time::parse_date(text.string());
  } catch (const Error&) {
    return std::nullopt;  // some other text of that name
  }
}

}  // namespace

Walk::Walk(const contract::Terms& terms, const contract::Obligation& obligation,
           const journal::Subject& subject, std::span<const journal::Event> record, Instant now)
    : terms_(terms),
      obligation_(obligation),
      subject_(subject),
      record_(record),
      calendar_(terms.calendar(obligation.calendar)),
      now_(now),
      periodic_(obligation.every || obligation.due) {}

std::vector<Occurrence> Walk::run(std::span<const Happening> history) {
  const auto begins = [&](const Happening& happening) { return starts(*happening.event); };
  if (!periodic_ && std::ranges::none_of(history, begins)) return {};
  level_ = first_level(terms_, subject_);
  if (periodic_) bear_periods(history);
  for (const Moment& moment : moments(history)) happen(moment);
  advance(now_);
  std::vector<Occurrence> found;
  const auto resumes = resumption();
  for (Live& live : lives_) {
    if (!live.applied) continue;
    Occurrence one = live.meter.finish(now_);
    if (one.phase == Phase::paused) one.resumes = resumes;
    one.imported = imported_;
    found.push_back(std::move(one));
  }
  std::ranges::stable_sort(found, {}, &Occurrence::started);
  return found;
}

// Usually an event is one moment. A start by a date is two: the event itself, and 24:00 of the
// date.
std::vector<Walk::Moment> Walk::moments(std::span<const Happening> history) const {
  std::vector<Moment> found;
  found.reserve(history.size());
  bool sorted = true;
  for (const Happening& happening : history) {
    const journal::Event& event = *happening.event;
    const auto date = starts(event) ? date_of(event, "date") : std::nullopt;
    if (!date) {
      found.push_back({event.at, &happening, Moment::Part::all});
      continue;
    }
    found.push_back({event.at, &happening, Moment::Part::but_start});
    found.push_back({terms_.end_of(*date), &happening, Moment::Part::start});
    sorted = false;
  }
  if (!sorted) std::ranges::stable_sort(found, {}, &Moment::at);
  return found;
}

void Walk::happen(const Moment& moment) {
  const Happening& happening = *moment.happening;
  const journal::Event& event = *happening.event;
  advance(std::min(moment.at, now_));
  if (moment.part != Moment::Part::start) {
    settle(happening);
    change(happening);
  }
  if (moment.part == Moment::Part::but_start || !starts(event) || settled_already()) return;
  bear(event,
       {moment.at, moment.part == Moment::Part::start ? date_of(event, "date") : std::nullopt});
}

// Lets time go by, with every pause that ends by itself on the way.
void Walk::advance(Instant to) {
  while (true) {
    auto next = pauses_.end();
    for (auto each = pauses_.begin(); each != pauses_.end(); ++each) {
      if (!each->second || *each->second > to) continue;
      if (next == pauses_.end() || *each->second < *next->second) next = each;
    }
    if (next == pauses_.end()) break;
    const Instant end = *next->second;
    for (Live& live : lives_) live.meter.pass(end);
    pauses_.erase(next);
    steer(end);
  }
  for (Live& live : lives_) live.meter.pass(to);
}

void Walk::steer(Instant at) {
  for (Live& live : lives_) live.meter.take(at, course(live));
}

Course Walk::course(const Live& live) const {
  if (halt_ == Halt::ended || (halt_ == Halt::closed && !is_follow_up())) {
    return {Stretch::Kind::halted, {}};
  }
  if (live.meter.civil()) return {};
  for (const std::string& reason : obligation_.pauses) {
    if (pauses_.contains(reason)) return {Stretch::Kind::paused, reason};
  }
  return {};
}

// It begins when the matter is settled: closing does not stop it.
bool Walk::is_follow_up() const {
  return names_effect(obligation_.starts, Effect::settled) ||
         names_effect(obligation_.starts, Effect::closed);
}

// It begins with the subject: reopening may begin it anew.
bool Walk::is_from_opened() const { return names_effect(obligation_.starts, Effect::opened); }

// When the pause in force ends by itself: when the last of its reasons does.
std::optional<Instant> Walk::resumption() const {
  std::optional<Instant> last;
  for (const std::string& reason : obligation_.pauses) {
    const auto found = pauses_.find(reason);
    if (found == pauses_.end()) continue;
    if (!found->second) return std::nullopt;
    last = std::max(last, found->second);
  }
  return last;
}

// ---- births

// Periods begin by the calendar, not by what happens: all of them are there from the outset, so
// that an event may name one ahead of its time.
void Walk::bear_periods(std::span<const Happening> history) {
  for (const Happening& happening : history) {
    const journal::Event& event = *happening.event;
    if (happening.effect() != Effect::period_began) continue;
    if (event.payload.text("obligation") != obligation_.name) continue;
    const auto first = date_of(event, "first");
    const auto last = date_of(event, "last");
    if (first && last && !known(event.payload.text("period"))) bear_period(event, *first, *last);
  }
}

Occurrence Walk::blank(std::string key) const {
  Occurrence begun;
  begun.obligation = obligation_.name;
  begun.subject = subject_;
  begun.occurrence = std::move(key);
  return begun;
}

void Walk::bear_period(const journal::Event& event, Date first, Date last) {
  Occurrence begun = blank(event.payload.text("period"));
  begun.started = terms_.start_of(first);
  begun.counted_from = begun.started;
  Span window{begun.started, terms_.end_of(last)};
  if (obligation_.every && !obligation_.within.empty()) {
    // What is due after the period is done after it: until the next one has ended as well.
    const time::Period next =
        time::next(time::period_of(last, *obligation_.every), *obligation_.every);
    begun.counted_from = window.to;
    window = {window.to, terms_.end_of(next.last)};
  }
  Live live{Meter(calendar_, std::move(begun))};
  live.window = window;
  live.due = journal::moment(event.payload, "due");
  add(std::move(live));
}

void Walk::bear(const journal::Event& event, const Start& start) {
  const std::string cycle = journal::word(event.payload, "cycle");
  Occurrence begun = blank(cycle.empty() ? number_of(event) : cycle);
  if (known(begun.occurrence)) return;
  begun.started = start.at;
  begun.counted_from = start.at;
  begun.started_by = event.seq;
  Live live{Meter(calendar_, std::move(begun))};
  live.start = start;
  live.named = !cycle.empty();
  if (obligation_.due_from_event) live.due = journal::moment(event.payload, "due");
  add(std::move(live));
}

void Walk::add(Live live) {
  live.applied = applies();
  live.meter.judge(live.start.at, level_, grant_of(live));
  live.meter.take(live.meter.occurrence().counted_from, course(live));
  lives_.push_back(std::move(live));
}

bool Walk::known(std::string_view key) const {
  return std::ranges::any_of(
      lives_, [&](const Live& live) { return live.meter.occurrence().occurrence == key; });
}

// By the order of recording: an entry made late renames none of the others, whose steps are told
// under their keys.
std::string Walk::number_of(const journal::Event& event) const {
  const bool anew = obligation_.on_reopen == contract::OnReopen::new_cycle && is_from_opened();
  const auto begins = [&](const journal::Event& other) {
    if (other.seq > event.seq) return false;
    const auto one = happening_of(subject_, other);
    return one && (starts(other) || (anew && one->effect() == Effect::reopened));
  };
  return std::to_string(std::ranges::count_if(record_, begins));
}

bool Walk::starts(const journal::Event& event) const {
  if (!obligation_.starts.empty()) return matches(obligation_.starts, event);
  if (!obligation_.due_from_event) return false;
  // The date comes with the event: the one that opens the subject, where no other is named.
  const journal::EventType* type = journal::find_type(event.type);
  return event.subject == subject_ && type != nullptr && type->effect == Effect::opened;
}

// What would meet it has happened already and still holds: nothing is owed any more.
bool Walk::settled_already() const {
  return std::ranges::any_of(obligation_.met_by, [&](const contract::EventFilter& filter) {
    return settled_.contains(filter.event);
  });
}

}  // namespace svcdesk::obligations::detail
