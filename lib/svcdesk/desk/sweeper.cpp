#include "svcdesk/desk/sweeper.hpp"

#include <utility>

#include "svcdesk/desk/heartbeat.hpp"
#include "svcdesk/desk/outbox.hpp"

namespace svcdesk::desk {
namespace {

// Subjects that are read at once, and at most settled in one transaction: between two of them the
// lock is free for whoever sits at a keyboard.
constexpr std::int64_t batch = 500;
constexpr std::int64_t subjects_at_once = 2'000;

void add(SweepResult& result, const Settled& settled) {
  result.breaches += settled.breaches;
  result.firings += settled.firings;
  result.born += settled.born;
}

// A request id that another call used is refused, though a sweep records none of its own.
bool anything_due(Session& session) {
  return session.read([](View& view) {
    if (view.earlier_call()) return false;
    return !view.store().due_subjects(view.now(), 1).empty() ||
           !view.store().open_lines(view.now(), 1).empty();
  });
}

struct Batches {
  std::int64_t subjects = 0;
  std::int64_t lines = 0;
  bool more = true;
};

// The next ones, until they have as many lines as are joined at once.
Batches settle_due(Transaction& tx, Standing& standing, SweepResult& result) {
  Batches done;
  while (done.more && done.lines < lines_at_once && done.subjects < subjects_at_once) {
    const auto due = tx.store().due_subjects(tx.now(), batch);
    for (const store::DueSubject& one : due) {
      Settled settled = settle(tx, one.subject, Since::time);
      add(result, settled);
      done.lines += settled.lines;
      standing.know(one.subject, std::move(settled));
    }
    // A request that is given up changes others, too, which may have been settled before it.
    for (const journal::Event& event : tx.recorded()) standing.changed(event);
    tx.forget_recorded();
    result.subjects += std::ssize(due);
    done.subjects += std::ssize(due);
    done.more = std::ssize(due) == batch;
  }
  return done;
}

// The clock has been set back since the last sweep: what was planned then may lie far ahead.
bool set_back(const Session& session) {
  const std::optional<Instant> last = last_sweep(session.options().database);
  return last && *last > session.clock();
}

void plan_anew(Session& session, SweepResult& result) {
  session.read([](View& view) { return view.earlier_call().has_value(); });
  store::PromiseQuery planned;
  planned.only = store::PromiseQuery::Only::planned;
  journal::Subject last;
  for (bool more = true; more;) {
    session.write([&](Transaction& tx) {
      const auto page = tx.store().subjects(planned, last, batch);
      for (const journal::Subject& subject : page) add(result, settle(tx, subject, Since::time));
      more = !page.empty();
      if (more) last = page.back();
    });
  }
  session.write([](Transaction& tx) { tx.store().hasten(tx.now()); });
}

}  // namespace

SweepResult Sweeper::sweep() {
  SweepResult result;
  const bool dry = session_->options().mode == Options::Mode::dry_run;
  if (!dry && set_back(*session_)) plan_anew(*session_, result);
  if (!anything_due(*session_)) {
    if (!dry) mark_sweep(session_->options().database, session_->clock());
    return result;
  }
  // A dry run is rolled back: all that it does is one transaction.
  Batches batches;
  Joining joining;
  for (bool more = true; more;) {
    session_->write([&](Transaction& tx) {
      do {
        Standing standing(tx);
        const std::int64_t before = tx.store().last_seq();
        if (batches.more) batches = settle_due(tx, standing, result);
        if (batches.more) {
          joining.join_new(tx, standing, before, batches.lines);
        } else {
          more = joining.step(tx, standing);
        }
      } while (dry && more);
    });
  }
  result.notices = joining.messages();
  if (dry) return result;
  mark_sweep(session_->options().database, session_->clock());
  return result;
}

}  // namespace svcdesk::desk
