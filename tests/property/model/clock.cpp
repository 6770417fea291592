#include "clock.hpp"

#include <algorithm>
#include <chrono>

namespace model {
namespace {

using Kind = Stretch::Kind;

const std::string first_level = "P2";  // the contract's default-level (CASE-2)

// One promise of one case from its first act to its last.
class Life {
 public:
  Life(const Promise& promise, const Acts& all) : promise_(promise), all_(all) {
    follows_ = promise.starts.contains("resolved") || promise.starts.contains("closed");
    from_opened_ = promise.starts.contains("opened");
  }

  std::vector<Occurrence> live(const Acts& acts, Time now) {
    for (const Act& act : acts) {
      pass(act.at);
      happen(act);
    }
    pass(now);
    std::erase_if(lives_, [](const Occurrence& one) { return !one.applied; });
    for (Occurrence& one : lives_) finish(one);
    std::ranges::stable_sort(lives_, {}, &Occurrence::started);
    return std::move(lives_);
  }

 private:
  // ---- time goes by

  void pass(Time to) {
    for (auto next = first_end(to); next != pauses_.end(); next = first_end(to)) {
      const Time end = next->second;
      stretch(end);
      pauses_.erase(next);
    }
    stretch(to);
  }

  // The pause that ends by itself first, by `to`.
  std::map<std::string, Time>::iterator first_end(Time to) {
    auto found = pauses_.end();
    for (auto each = pauses_.begin(); each != pauses_.end(); ++each) {
      if (each->second > to) continue;
      if (found == pauses_.end() || each->second < found->second) found = each;
    }
    return found;
  }

  // From now_ to `to` nothing changes: the same kind of time, and a deadline within it passes.
  void stretch(Time to) {
    for (Occurrence& one : lives_) {
      if (!one.open) continue;
      const Stretch piece = course(one);
      if (to > now_) append(one, {now_, to, piece.kind, piece.reason});
      look(one, to);
    }
    now_ = std::max(now_, to);
  }

  static void append(Occurrence& one, const Stretch& piece) {
    auto& all = one.stretches;
    const bool goes_on = all.size() > one.first && all.back().to == piece.from &&
                         all.back().kind == piece.kind && all.back().reason == piece.reason;
    if (goes_on) {
      all.back().to = piece.to;
    } else {
      all.push_back(piece);
    }
  }

  Stretch course(const Occurrence& one) const {
    if (ended_ || (closed_ && !follows_)) return {0, 0, Kind::halted};
    if (one.date) return {0, 0, Kind::counting};
    for (const std::string& reason : promise_.pauses) {
      if (pauses_.contains(reason)) return {0, 0, Kind::paused, reason};
    }
    return {0, 0, Kind::counting};
  }

  // Breached: the deadline has passed, and nothing had met it (rule 5).
  void look(Occurrence& one, Time now) const {
    if (!one.open || one.stands) return;
    const auto due = deadline(one, now);
    if (!due || *due >= now) return;
    const auto same = std::ranges::find_if(one.breaches, [&](const Breach& other) {
      return other.level == one.level && other.at == *due && other.round == one.round;
    });
    if (same == one.breaches.end()) {
      one.breaches.push_back({one.level, *due, {}, one.round});
    } else {
      same->until.reset();
    }
    one.stands = Breach{one.level, *due, {}, one.round};
  }

  // The earliest moment with the whole limit counted, past or to come if nothing else happens.
  std::optional<Time> deadline(const Occurrence& one, Time now) const {
    if (!one.limited) return std::nullopt;
    const Stretch goes = course(one);
    if (one.date) {
      if (one.stands) return one.stands->at;
      // A date passes by itself, but not while every clock stands still (ruling 8).
      const Time date = std::max(*one.date, one.floor);
      if (goes.kind != Kind::halted || date <= stands_since(one, now)) return date;
      return std::nullopt;
    }
    Time left = *one.seconds;
    if (left == 0) return one.counted_from;
    for (std::size_t i = one.first; i < one.stretches.size(); ++i) {
      const Stretch& piece = one.stretches[i];
      if (piece.kind != Kind::counting) continue;
      const Time here = one.hours().counted(piece.from, piece.to);
      if (here >= left) return one.hours().after(piece.from, left);
      left -= here;
    }
    if (goes.kind != Kind::counting) return std::nullopt;
    return one.hours().after(now, left);
  }

  static Time stands_since(const Occurrence& one, Time now) {
    const bool stood = !one.stretches.empty() && one.stretches.back().kind == Kind::halted;
    return stood ? one.stretches.back().from : now;
  }

  // ---- what happens

  void happen(const Act& act) {
    settle(act);
    change(act);
    const bool nothing_owed = std::ranges::any_of(
        promise_.met, [&](const std::string& what) { return done_.contains(what); });
    if (promise_.starts.contains(act.what) && !nothing_owed) begin(act);
  }

  // Only met-by and void-by settle (ruling 8), the visit they name or all that is open (ruling 4).
  void settle(const Act& act) {
    const bool met = promise_.met.contains(act.what);
    const bool voided = promise_.voids.contains(act.what);
    const std::string visit = act.word("visit");
    for (Occurrence& one : lives_) {
      if (!one.open || (one.of_visit && !visit.empty() && visit != one.key)) continue;
      if (met) {
        one.due = deadline(one, act.at);
        one.by_case = act.what == "resolved" || act.what == "closed";
        end(one, act.at, Occurrence::Phase::fulfilled);
      } else if (voided && one.stands) {
        if (!one.ladder_ended) one.ladder_ended = act.at;  // ruling 15
      } else if (voided) {
        end(one, act.at, Occurrence::Phase::voided);
      }
    }
  }

  static void until(Occurrence& one, std::optional<Time> at) {
    if (!one.stands) return;
    for (Breach& breach : one.breaches) {
      if (breach.level == one.stands->level && breach.at == one.stands->at &&
          breach.round == one.stands->round) {
        breach.until = at;
      }
    }
  }

  static void end(Occurrence& one, Time at, Occurrence::Phase phase) {
    until(one, at);
    one.open = false;
    one.settled = at;
    one.phase = phase;
  }

  void change(const Act& act) {
    if (act.what == "opened" || act.what == "level.set") {
      if (!act.word("level").empty()) level_ = act.word("level");
      if (!act.word("kind").empty()) kind_ = act.word("kind");
      for (Occurrence& one : lives_) judge(one, act.at);
    } else if (act.what == "paused") {
      const Time until = act.time("until").value_or(forever);
      if (until > act.at) pauses_[act.word("reason")] = until;
    } else if (act.what == "resumed") {
      if (act.word("reason").empty()) pauses_.clear();
      pauses_.erase(act.word("reason"));
    } else if (act.what == "resolved") {
      done_.insert(act.what);
    } else if (act.what == "closed") {
      done_.insert(act.what);
      closed_ = true;
      ended_ = false;
    } else if (act.what == "merged" || act.what == "withdrawn") {
      ended_ = true;
      closed_ = false;
    } else if (act.what == "reopened") {
      reopen(act);
    }
  }

  // Rule 8, ruling 3.
  void reopen(const Act& act) {
    for (Occurrence& one : lives_) {
      if (one.open && course(one).kind == Kind::halted) one.floor = act.at;
    }
    done_.clear();
    closed_ = ended_ = false;
    const auto policy = from_opened_ ? promise_.reopen : Promise::Reopen::carry_on;
    for (Occurrence& one : lives_) {
      if (policy == Promise::Reopen::restart) {
        new_round(one, act.at);
      } else if (policy == Promise::Reopen::carry_on) {
        if (!one.open && one.by_case) go_on(one, act.at);
        judge(one, act.at);
      } else if (one.open) {
        end(one, act.at, Occurrence::Phase::voided);
      }
    }
    if (policy == Promise::Reopen::new_cycle) begin(act);
  }

  void go_on(Occurrence& one, Time at) const {
    if (at > *one.settled) append(one, {*one.settled, at, Kind::left_out});
    until(one, std::nullopt);
    one.open = true;
    one.by_case = false;
    one.settled.reset();
    one.due.reset();
    one.phase = Occurrence::Phase::running;
    one.floor = at;
  }

  void new_round(Occurrence& one, Time at) const {
    if (!one.open && at > *one.settled) append(one, {*one.settled, at, Kind::left_out});
    until(one, one.settled ? *one.settled : at);
    one.broken_before = one.broken_before || one.stands.has_value();
    one.stands.reset();
    one.settled.reset();
    one.due.reset();
    one.ladder_ended.reset();
    one.open = true;
    one.by_case = false;
    one.floor = 0;
    ++one.round;
    one.level = level_;
    one.applied = one.applied || applies();
    count_anew(one, at);
    grant(one, at);
  }

  // ---- beginnings and limits

  void begin(const Act& act) {
    Occurrence one;
    one.promise = &promise_;
    one.of_visit = act.what == "visit.agreed";
    one.key = one.of_visit ? act.word("visit") : std::to_string(number_of(act));
    one.started = one.counted_from = act.at;
    one.started_by = act.seq;
    one.level = level_;
    grant(one, act.at);
    one.applied = applies();
    lives_.push_back(one);
  }

  // By the order of recording, so that a late entry renames nothing: what was told of the second
  // occurrence stays told.
  std::int64_t number_of(const Act& act) const {
    const bool anew = from_opened_ && promise_.reopen == Promise::Reopen::new_cycle;
    return std::ranges::count_if(all_, [&](const Act& other) {
      const bool begins =
          promise_.starts.contains(other.what) || (anew && other.what == "reopened");
      return begins && other.seq <= act.seq;
    });
  }

  bool applies() const { return promise_.kinds.empty() || promise_.kinds.contains(kind_); }

  void grant(Occurrence& one, Time start) const {
    one.limited = false;
    one.seconds.reset();
    one.date.reset();
    const Length* length = of(promise_.within, level_);
    if (length == nullptr || !applies()) return;
    one.limited = true;
    one.limit_of = level_;
    if (length->unit == Length::Unit::months) {
      one.date = a_month_on(start);
    } else {
      one.seconds = one.seconds_of(*length, start);
    }
  }

  // The same reading a month on; the last of the month where that day is missing (ruling 1).
  static Time a_month_on(Time start) {
    const std::chrono::sys_days begun{std::chrono::days(day_of(start))};
    std::chrono::year_month_day date(begun);
    date += std::chrono::months(1);
    if (!date.ok()) date = date.year() / date.month() / std::chrono::last;
    const Time reading = std::chrono::sys_days(date).time_since_epoch().count() * Time{day};
    return utc(reading + wall(start) % day);
  }

  static void count_anew(Occurrence& one, Time at) {
    one.first = one.stretches.size();
    one.counted_from = at;
  }

  // Another level or kind, while it is open (rule 7; rulings 2, 5, 6).
  void judge(Occurrence& one, Time at) const {
    if (!one.open) return;
    one.applied = one.applied || applies();
    const bool other_level = level_ != one.level;
    const bool has_limit = of(promise_.within, level_) != nullptr && applies();
    if (!has_limit) {
      if (one.stands) one.reclassified = one.reclassified || other_level;
      if (!one.stands) {
        one.limited = false;
        one.seconds.reset();
        one.date.reset();
        if (promise_.restart_on_level && other_level) count_anew(one, at);
      }
      one.level = level_;
      return;
    }
    if (one.limited && one.limit_of == level_ && !other_level) return;
    const bool breached = std::ranges::any_of(
        one.breaches, [&](const Breach& breach) { return breach.round == one.round; });
    one.reclassified = one.reclassified || (breached && other_level);
    until(one, at);
    one.stands.reset();
    one.level = level_;
    if (promise_.restart_on_level && other_level) count_anew(one, at);
    grant(one, one.counted_from);
  }

  void finish(Occurrence& one) const {
    if (one.open) {
      one.due = deadline(one, now_);
      const Kind kind = course(one).kind;
      one.phase = kind == Kind::paused   ? Occurrence::Phase::paused
                  : kind == Kind::halted ? Occurrence::Phase::halted
                                         : Occurrence::Phase::running;
    }
    if (!one.limited) one.phase = Occurrence::Phase::voided;
  }

  const Promise& promise_;
  const Acts& all_;
  bool follows_ = false, from_opened_ = false;
  std::vector<Occurrence> lives_;
  Time now_ = 0;
  std::string level_ = first_level, kind_ = "fault";
  std::map<std::string, Time> pauses_;  // reason -> until
  bool closed_ = false, ended_ = false;
  std::set<std::string> done_;  // "resolved", "closed", while it is
};

}  // namespace

Acts in_order(const Acts& acts, Time now) {
  Acts out;
  for (const Act& act : acts) {
    if (act.at <= now) out.push_back(act);
  }
  std::ranges::sort(out, {}, [](const Act& act) { return std::pair(act.at, act.seq); });
  return out;
}

Time Occurrence::used() const {
  Time sum = 0;
  for (std::size_t i = first; i < stretches.size(); ++i) {
    if (stretches[i].kind == Kind::counting) {
      sum += hours().counted(stretches[i].from, stretches[i].to);
    }
  }
  return sum;
}

std::string Occurrence::verdict() const {
  if (stands || broken_before) return "broken";
  if (phase == Phase::fulfilled) return "kept";
  return phase == Phase::voided ? "waived" : "open";
}

std::optional<Time> Occurrence::reaches(Time from, Time length) const {
  if (length == 0) return from;
  Time end = counted_from;
  for (const Stretch& piece : stretches) {
    end = piece.to;
    if (piece.kind != Kind::counting || piece.to <= from) continue;
    const Time begin = std::max(piece.from, from);
    const Time here = hours().counted(begin, piece.to);
    if (here >= length) return hours().after(begin, length);
    length -= here;
  }
  if (phase != Phase::running) return std::nullopt;
  return hours().after(std::max(from, end), length);
}

Time Occurrence::counted(Time from, Time to) const {
  Time sum = 0, end = counted_from;
  for (const Stretch& piece : stretches) {
    end = piece.to;
    const Time begin = std::max(piece.from, from), close = std::min(piece.to, to);
    if (piece.kind == Kind::counting && begin < close) sum += hours().counted(begin, close);
  }
  const Time ahead = std::max(from, end);
  return phase == Phase::running && ahead < to ? sum + hours().counted(ahead, to) : sum;
}

Time Occurrence::seconds_of(const Length& length, Time from) const {
  if (length.unit == Length::Unit::seconds) return length.count;
  return hours().counted(from, hours().close_of(day_of(from), length.count));
}

std::vector<Occurrence> occurrences(const Promise& promise, const Acts& acts, Time now) {
  return Life(promise, acts).live(in_order(acts, now), now);
}

}  // namespace model
