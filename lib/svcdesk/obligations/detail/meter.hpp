// One occurrence while its history is walked through: what it has used, its deadline, its breaches.
// Moments are handed in in order; a start that lies ahead counts nothing until it is reached.
#pragma once

#include <optional>
#include <string>

#include "svcdesk/obligations/clock.hpp"
#include "svcdesk/obligations/detail/grant.hpp"

namespace svcdesk::obligations::detail {

// What goes on between two events.
struct Course {
  Stretch::Kind kind = Stretch::Kind::counting;
  std::string reason;
  bool operator==(const Course&) const = default;
};

class Meter {
 public:
  // `begun` carries the key and the start; counting begins at its counted_from. Nothing is granted
  // until it is judged.
  Meter(const time::Calendar& calendar, Occurrence begun);

  // Neither fulfilled nor voided for good.
  bool open() const { return state_ == State::open; }
  // Due at a date: nothing pauses it (ruling 13).
  bool civil() const { return grant_ && grant_->date; }
  const Occurrence& occurrence() const { return occurrence_; }

  // Time goes by up to `to`: a deadline before it has passed (rule 5; ruling 27).
  void pass(Instant to);
  // From `at` on.
  void take(Instant at, const Course& course);
  // Another level, another grant, or none (rule 7; rulings 2, 5, 6).
  void judge(Instant at, const std::string& level, std::optional<Grant> granted);
  // Counting begins anew under the level, with the same ladder (on-level-change = "restart").
  void recount(Instant at, const std::string& level, std::optional<Grant> granted);
  void fulfil(Instant at, std::int64_t seq);
  // A void-by event: final before the deadline, after it the end of the ladder (ruling 15).
  void annul(Instant at, std::int64_t seq);
  // The promise is replaced by a new cycle.
  void end(Instant at, std::int64_t seq);
  // What was settled goes on; the time between is left out (rule 8).
  void carry_on(Instant at);
  // A new round under the same key.
  void new_round(Instant at, const std::string& level, std::optional<Grant> granted);

  // The occurrence as it stands at `now`.
  Occurrence finish(Instant now);

 private:
  enum class State { open, fulfilled, voided };

  std::optional<Instant> deadline() const;
  std::optional<Instant> work_out_deadline() const;
  std::optional<Instant> date_in_force() const;
  Instant reached(Seconds use) const;
  void close_stretch(Instant at);
  void add_stretch(Stretch stretch);
  void breach(Instant at);
  void mark_breach(std::optional<Instant> at);
  bool lose_grant(const std::string& level, const std::optional<Grant>& granted);
  void set_terms(Instant at, const std::string& level, const Grant& granted);
  void begin_counting(Instant at);
  void settle(Instant at, std::int64_t seq, State state);
  Phase phase() const;

  const time::Calendar* calendar_;
  Occurrence occurrence_;
  State state_ = State::open;
  std::optional<Grant> grant_;  // none: void for now
  bool stands_alone_ = false;   // a breach of that grant stands, the promise does not
  Instant mark_;                // where the course in force began
  Course course_;
  std::size_t first_ = 0;               // the first stretch that counts towards the limit
  Seconds counted_{0};                  // in closed stretches from first_ on
  std::optional<Instant> stood_still_;  // until when a date could not pass
  mutable std::optional<std::optional<Instant>> known_deadline_;  // until something changes
};

}  // namespace svcdesk::obligations::detail
