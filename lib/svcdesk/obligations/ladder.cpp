#include "svcdesk/obligations/ladder.hpp"

#include <algorithm>
#include <tuple>

#include "svcdesk/obligations/detail/rungs.hpp"

namespace svcdesk::obligations {
namespace {

using detail::Rung;
using detail::Rungs;

bool same(const Breach& a, const Breach& b) { return a.level == b.level && a.at == b.at; }

// Those of `some` that `others` lack.
std::vector<Breach> lacking(const std::vector<Breach>& some, const std::vector<Breach>& others) {
  std::vector<Breach> found;
  std::ranges::copy_if(some, std::back_inserter(found), [&](const Breach& one) {
    return std::ranges::none_of(others, [&](const Breach& other) { return same(one, other); }) &&
           std::ranges::none_of(found, [&](const Breach& other) { return same(one, other); });
  });
  return found;
}

// One look at an occurrence's ladder.
class Look {
 public:
  Look(const contract::Terms& terms, const contract::Obligation& obligation,
       const Occurrence& occurrence, const Record& record)
      : obligation_(obligation),
        occurrence_(occurrence),
        record_(record),
        rungs_(terms, obligation, occurrence) {}

  const Rungs& rungs() const { return rungs_; }

  // What the rung has to tell at `now`.
  std::optional<Firing> firing(const Rung& rung, Instant now) const {
    if (rung.at > now || before_import(rung)) return std::nullopt;
    if (!begun(rung)) return may_begin(rung) ? std::optional(first(rung, now)) : std::nullopt;
    if (!rung.goes_on || !rung.interval) return std::nullopt;
    const int done = repeats_done(rung, now);
    const int newest = rungs_.repeats(rung, now);
    if (newest <= done) return std::nullopt;
    const auto at = rungs_.repeat_at(rung, newest);
    if (!at) return std::nullopt;
    return make(rung, newest, *at, newest - done - 1);
  }

  // When the rung has something to tell next, if nothing happens; it has nothing at `now`.
  std::optional<Instant> next(const Rung& rung, Instant now) const {
    if (before_import(rung)) return std::nullopt;
    if (!begun(rung)) {
      return rung.at > now && may_begin(rung) ? std::optional(rung.at) : std::nullopt;
    }
    if (!rung.goes_on || !rung.interval || rung.interval->count <= 0) return std::nullopt;
    const int done = std::max(repeats_done(rung, now), rungs_.repeats(rung, now));
    return rungs_.repeat_at(rung, done + 1);
  }

 private:
  const contract::Step& step(const Rung& rung) const {
    return obligation_.steps[static_cast<std::size_t>(rung.step)];
  }

  bool before_import(const Rung& rung) const {
    return occurrence_.imported && rung.at < *occurrence_.imported;
  }

  bool begun(const Rung& rung) const {
    return std::ranges::any_of(record_.fired, [&](const Fired& fired) {
      return fired.step == rung.step && fired.repeat == 0 && fired.level == rung.key;
    });
  }

  bool may_begin(const Rung& rung) const {
    if (rung.kind == Rung::Kind::fact) return true;
    return occurrence_.phase == Phase::running && !occurrence_.ladder_ended;
  }

  Firing make(const Rung& rung, int repeat, Instant at, int joined) const {
    return {occurrence_.obligation,
            occurrence_.subject,
            occurrence_.occurrence,
            rung.step,
            repeat,
            repeat == 0 ? rung.key : rung.again,
            at,
            joined};
  }

  // Told late, it stands for the repeats that have come and gone meanwhile.
  Firing first(const Rung& rung, Instant now) const {
    const int swallowed = rung.goes_on ? rungs_.repeats(rung, now) - silenced(rung) : 0;
    return make(rung, 0, rung.at, std::max(0, swallowed));
  }

  // Repeats up to this number are over: told, swallowed by an outage, or silenced. What a clock
  // that ran ahead told of a time to come swallows nothing of what comes before it.
  int repeats_done(const Rung& rung, Instant now) const {
    int done = silenced(rung);
    for (const Fired& fired : record_.fired) {
      if (fired.step != rung.step) continue;
      const bool of_rung = fired.level == (fired.repeat == 0 ? rung.key : rung.again);
      if (!of_rung) continue;
      if (fired.at <= now) done = std::max({done, fired.repeat, rungs_.repeats(rung, fired.at)});
      if (fired.repeat <= rungs_.repeats(rung, now)) done = std::max(done, fired.repeat);
    }
    return done;
  }

  // An acknowledgement silences what comes before its `ack-for` is over (ruling 19).
  int silenced(const Rung& rung) const {
    if (step(rung).until != contract::Until::acknowledged) return 0;
    std::optional<Instant> over;
    for (const Instant at : record_.acknowledged) {
      if (at >= rung.at) over = std::max(over, std::optional(at + step(rung).ack_for.seconds()));
    }
    return over ? rungs_.repeats(rung, *over - Seconds{1}) : 0;
  }

  const contract::Obligation& obligation_;
  const Occurrence& occurrence_;
  const Record& record_;
  Rungs rungs_;
};

// A step is told once for each level breached (ruling 5), however often that level was breached.
void add_new(std::vector<Firing>& all, Firing one) {
  const bool known = std::ranges::any_of(all, [&](const Firing& other) {
    return other.step == one.step && other.repeat == one.repeat && other.level == one.level;
  });
  if (!known) all.push_back(std::move(one));
}

void earlier(std::optional<Instant>& best, std::optional<Instant> other) {
  if (other && (!best || *other < *best)) best = other;
}

bool is_empty(const Due& due) {
  return due.breaches.empty() && due.firings.empty() && due.overtaken.empty();
}

}  // namespace

Due due_at(const contract::Terms& terms, const contract::Obligation& obligation,
           const Occurrence& occurrence, const Record& record,
           std::span<const journal::Event> history, Instant now) {
  const Look look(terms, obligation, occurrence, record);
  Due due;
  due.breaches = lacking(occurrence.breaches, record.breaches);
  due.overtaken = lacking(record.breaches, occurrence.breaches);
  for (const Rung& rung : look.rungs().all(history)) {
    if (auto firing = look.firing(rung, now)) add_new(due.firings, std::move(*firing));
  }
  std::ranges::stable_sort(due.firings, {},
                           [](const Firing& firing) { return std::tuple(firing.at, firing.step); });
  return due;
}

std::optional<Instant> next_due(const contract::Terms& terms,
                                const contract::Obligation& obligation,
                                const Occurrence& occurrence, const Record& record,
                                std::span<const journal::Event> history, Instant now) {
  if (!is_empty(due_at(terms, obligation, occurrence, record, history, now))) return now;
  const Look look(terms, obligation, occurrence, record);
  std::optional<Instant> best;
  const bool unbreached = !occurrence.in_force && !occurrence.settled_at;
  if (unbreached && occurrence.due) earlier(best, *occurrence.due + Seconds{1});
  for (const Rung& rung : look.rungs().all(history)) earlier(best, look.next(rung, now));
  if (!occurrence.resumes || (best && *best <= *occurrence.resumes)) return best;
  // The pause ends by itself: what is due then, or after it, is seen from there.
  const Instant then = *occurrence.resumes;
  for (const Occurrence& later : fold(terms, obligation, occurrence.subject, history, then)) {
    if (later.occurrence != occurrence.occurrence) continue;
    earlier(best, next_due(terms, obligation, later, record, history, then));
  }
  return best;
}

std::vector<Firing> plan(const contract::Terms& terms, const contract::Obligation& obligation,
                         const Occurrence& occurrence, std::span<const journal::Event> history) {
  const Rungs rungs(terms, obligation, occurrence);
  std::vector<Rung> all = rungs.all(history);
  std::ranges::move(rungs.feared(), std::back_inserter(all));
  std::vector<Firing> found;
  for (const Rung& rung : all) {
    const bool over = rung.kind == Rung::Kind::reminder && occurrence.settled_at &&
                      rung.at > *occurrence.settled_at;
    if (over) continue;
    add_new(found, {occurrence.obligation, occurrence.subject, occurrence.occurrence, rung.step, 0,
                    rung.key, rung.at, 0});
  }
  std::ranges::stable_sort(found, {},
                           [](const Firing& firing) { return std::tuple(firing.at, firing.step); });
  return found;
}

}  // namespace svcdesk::obligations
