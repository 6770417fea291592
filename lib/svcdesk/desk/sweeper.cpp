#include "svcdesk/desk/sweeper.hpp"

#include "svcdesk/desk/heartbeat.hpp"
#include "svcdesk/desk/outbox.hpp"
#include "svcdesk/desk/planner.hpp"

namespace svcdesk::desk {
namespace {

// Subjects a batch: between batches the lock is free for whoever sits at a keyboard.
constexpr std::int64_t batch = 500;

bool anything_due(Session& session) {
  return session.read([](View& view) {
    return !view.store().due_subjects(view.now(), 1).empty() ||
           !view.store().open_lines(view.now(), 1).empty();
  });
}

}  // namespace

SweepResult Sweeper::sweep() {
  SweepResult result;
  if (!anything_due(*session_)) {
    mark_sweep(session_->options().database);
    return result;
  }
  // A dry run is rolled back and has no next batch: it takes everything at once.
  const bool dry = session_->options().mode == Options::Mode::dry_run;
  for (bool more = true; more;) {
    session_->write([&](Transaction& tx) {
      const auto due = tx.store().due_subjects(tx.now(), dry ? store::no_limit : batch);
      for (const store::DueSubject& subject : due) {
        const Settled settled = settle(tx, subject.subject);
        result.breaches += settled.breaches;
        result.firings += settled.firings;
        result.born += settled.born;
      }
      result.subjects += std::ssize(due);
      more = !dry && std::ssize(due) == batch;
      if (!more) result.notices = join_lines(tx);
    });
  }
  if (dry) return result;
  mark_sweep(session_->options().database);
  return result;
}

}  // namespace svcdesk::desk
