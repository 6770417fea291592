#include "svcdesk/obligations/detail/meter.hpp"

#include <algorithm>
#include <utility>

#include "svcdesk/base/error.hpp"

namespace svcdesk::obligations::detail {

Meter::Meter(const time::Calendar& calendar, Occurrence begun)
    : calendar_(&calendar), occurrence_(std::move(begun)), mark_(occurrence_.counted_from) {}

// ---- deadlines and breaches

std::optional<Instant> Meter::deadline() const {
  if (!known_deadline_) known_deadline_ = work_out_deadline();
  return *known_deadline_;
}

std::optional<Instant> Meter::work_out_deadline() const {
  if (!grant_) return std::nullopt;
  if (grant_->date) return date_in_force();
  // Used up before, or exactly when the course changed: that instant is the deadline (ruling 13).
  if (grant_->limit <= counted_) return reached(grant_->limit);
  if (course_.kind != Stretch::Kind::counting) return std::nullopt;
  try {
    return calendar_->add(mark_, grant_->limit - counted_);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::invalid) throw;
    return std::nullopt;  // no hours left on the calendar (ruling 14)
  }
}

// A date passes by itself, but not while every clock stands still.
std::optional<Instant> Meter::date_in_force() const {
  if (occurrence_.in_force) return occurrence_.in_force->at;
  const Instant date = stood_still_ ? std::max(*grant_->date, *stood_still_) : *grant_->date;
  if (course_.kind == Stretch::Kind::halted && date > mark_) return std::nullopt;
  return date;
}

Instant Meter::reached(Seconds use) const {
  if (use == Seconds{0}) return occurrence_.counted_from;
  Seconds before{0};
  for (std::size_t i = first_; i < occurrence_.stretches.size(); ++i) {
    const Stretch& stretch = occurrence_.stretches[i];
    if (stretch.kind != Stretch::Kind::counting) continue;
    const Seconds here = calendar_->between(stretch.from, stretch.to);
    if (before + here >= use) return calendar_->add(stretch.from, use - before);
    before += here;
  }
  return mark_;
}

void Meter::pass(Instant to) {
  if (!open() || !grant_ || occurrence_.in_force) return;
  const auto due = deadline();
  if (due && *due < to) breach(*due);
}

void Meter::breach(Instant at) {
  auto& all = occurrence_.breaches;
  const auto known = std::ranges::find_if(all, [&](const Breach& one) {
    return one.level == occurrence_.level && one.at == at && one.round == occurrence_.round;
  });
  if (known == all.end()) {
    all.push_back({occurrence_.level, at, {}, occurrence_.round});
  } else {
    known->until.reset();
  }
  occurrence_.in_force = Breach{occurrence_.level, at, {}, occurrence_.round};
}

// The breach in force ends at `at`, or stands again where that is nothing.
void Meter::mark_breach(std::optional<Instant> at) {
  if (!occurrence_.in_force) return;
  const auto same = [&](const Breach& one) {
    return one.level == occurrence_.in_force->level && one.at == occurrence_.in_force->at &&
           one.round == occurrence_.in_force->round;
  };
  const auto known = std::ranges::find_if(occurrence_.breaches, same);
  if (known != occurrence_.breaches.end()) known->until = at;
  occurrence_.in_force->until = at;
}

// ---- the course of time

void Meter::close_stretch(Instant at) {
  if (at <= mark_) return;
  add_stretch({mark_, at, course_.kind, course_.reason});
  mark_ = at;
}

void Meter::add_stretch(Stretch stretch) {
  if (stretch.kind == Stretch::Kind::counting) {
    counted_ += calendar_->between(stretch.from, stretch.to);
  }
  auto& all = occurrence_.stretches;
  if (all.size() > first_ && all.back().to == stretch.from && all.back().kind == stretch.kind &&
      all.back().reason == stretch.reason) {
    all.back().to = stretch.to;
  } else {
    all.push_back(std::move(stretch));
  }
}

void Meter::take(Instant at, const Course& course) {
  if (!open() || course == course_) return;
  close_stretch(at);
  if (course_.kind == Stretch::Kind::halted) stood_still_ = at;
  course_ = course;
  known_deadline_.reset();
}

// ---- levels

// Without a limit under the level: void while unbreached, a breach stands (ruling 2).
bool Meter::lose_grant(const std::string& level, const std::optional<Grant>& granted) {
  if (granted) return false;
  if (occurrence_.in_force) {
    occurrence_.reclassified |= level != occurrence_.level;
    stands_alone_ = true;
  } else {
    grant_.reset();
  }
  occurrence_.level = level;
  known_deadline_.reset();
  return true;
}

void Meter::set_terms(Instant at, const std::string& level, const Grant& granted) {
  const bool breached = std::ranges::any_of(
      occurrence_.breaches, [&](const Breach& one) { return one.round == occurrence_.round; });
  occurrence_.reclassified |= breached && level != occurrence_.level;
  mark_breach(at);
  occurrence_.in_force.reset();
  occurrence_.level = level;
  grant_ = granted;
  stands_alone_ = false;
  known_deadline_.reset();
}

void Meter::judge(Instant at, const std::string& level, std::optional<Grant> granted) {
  const bool same = stands_alone_ ? !granted : granted == grant_;
  if (!open() || (same && level == occurrence_.level)) return;
  if (!lose_grant(level, granted)) set_terms(at, level, *granted);
}

void Meter::recount(Instant at, const std::string& level, std::optional<Grant> granted) {
  if (!open()) return;
  if (!lose_grant(level, granted)) set_terms(at, level, *granted);
  // A breach that stands without a limit keeps the count that led to it.
  if (!occurrence_.in_force) begin_counting(at);
}

void Meter::begin_counting(Instant at) {
  close_stretch(at);
  mark_ = at;
  first_ = occurrence_.stretches.size();
  counted_ = Seconds{0};
  occurrence_.counted_from = at;
  known_deadline_.reset();
}

// ---- ends and new beginnings

void Meter::settle(Instant at, std::int64_t seq, State state) {
  if (state == State::fulfilled) occurrence_.due = deadline();
  close_stretch(at);
  mark_breach(at);
  occurrence_.settled_at = at;
  occurrence_.settled_by = seq;
  state_ = state;
}

void Meter::fulfil(Instant at, std::int64_t seq) {
  if (open()) settle(at, seq, State::fulfilled);
}

void Meter::annul(Instant at, std::int64_t seq) {
  if (!open()) return;
  if (!occurrence_.in_force) {
    settle(at, seq, State::voided);
  } else if (!occurrence_.ladder_ended) {
    occurrence_.ladder_ended = at;
  }
}

void Meter::end(Instant at, std::int64_t seq) {
  if (open()) settle(at, seq, State::voided);
}

void Meter::carry_on(Instant at) {
  if (state_ != State::fulfilled) return;
  course_ = {Stretch::Kind::left_out, {}};
  close_stretch(at);
  course_ = {};
  stood_still_ = at;
  mark_breach(std::nullopt);
  occurrence_.settled_at.reset();
  occurrence_.settled_by = 0;
  occurrence_.due.reset();
  state_ = State::open;
  known_deadline_.reset();
}

void Meter::new_round(Instant at, const std::string& level, std::optional<Grant> granted) {
  if (!open()) course_ = {Stretch::Kind::left_out, {}};
  close_stretch(at);
  mark_breach(occurrence_.settled_at ? occurrence_.settled_at : at);
  if (!occurrence_.earlier) occurrence_.earlier = occurrence_.in_force;
  occurrence_.in_force.reset();
  occurrence_.settled_at.reset();
  occurrence_.settled_by = 0;
  occurrence_.due.reset();
  occurrence_.ladder_ended.reset();
  ++occurrence_.round;
  occurrence_.level = level;
  state_ = State::open;
  course_ = {};
  grant_ = granted;
  stands_alone_ = false;
  stood_still_.reset();
  begin_counting(at);
}

Occurrence Meter::finish(Instant now) {
  pass(now);
  if (open()) {
    occurrence_.due = deadline();
    close_stretch(now);
  }
  occurrence_.used = counted_;
  occurrence_.limit = grant_ ? grant_->limit : Seconds{0};
  occurrence_.civil = grant_ && grant_->date;
  occurrence_.phase = phase();
  return occurrence_;
}

Phase Meter::phase() const {
  // Met while its level had no limit: there was no promise to keep.
  if (!grant_ || state_ == State::voided) return Phase::voided;
  if (state_ == State::fulfilled) return Phase::fulfilled;
  switch (course_.kind) {
    case Stretch::Kind::counting:
    case Stretch::Kind::left_out:
      return Phase::running;
    case Stretch::Kind::paused:
      return Phase::paused;
    case Stretch::Kind::halted:
      return Phase::halted;
  }
  return Phase::running;
}

}  // namespace svcdesk::obligations::detail
