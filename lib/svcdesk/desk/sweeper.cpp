#include "svcdesk/desk/sweeper.hpp"

#include "svcdesk/desk/heartbeat.hpp"
#include "svcdesk/desk/outbox.hpp"
#include "svcdesk/desk/planner.hpp"

namespace svcdesk::desk {
namespace {

// Subjects a batch: between batches the lock is free for whoever sits at a keyboard.
constexpr std::int64_t batch = 500;

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

// The next batch; false when it was the last.
bool settle_due(Transaction& tx, SweepResult& result) {
  const auto due = tx.store().due_subjects(tx.now(), batch);
  for (const store::DueSubject& subject : due) add(result, settle(tx, subject.subject));
  result.subjects += std::ssize(due);
  tx.forget_recorded();
  return std::ssize(due) == batch;
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
      for (const journal::Subject& subject : page) add(result, settle(tx, subject));
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
  bool more_due = true;
  Joining joining;
  for (bool more = true; more;) {
    session_->write([&](Transaction& tx) {
      do {
        if (more_due) more_due = settle_due(tx, result);
        if (!more_due) more = joining.step(tx);
      } while (dry && more);
    });
  }
  result.notices = joining.messages();
  if (dry) return result;
  mark_sweep(session_->options().database, session_->clock());
  return result;
}

}  // namespace svcdesk::desk
