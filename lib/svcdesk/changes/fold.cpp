#include <algorithm>
#include <array>
#include <utility>

#include "svcdesk/changes/change.hpp"
#include "svcdesk/journal/life.hpp"
#include "svcdesk/journal/payloads.hpp"

namespace svcdesk::changes {
namespace {

using journal::Event;

using Apply = void (*)(Change& state, const Event& event);
using ApplyRow = std::pair<std::string_view, Apply>;

void requested(Change& state, const Event& event) {
  const Json& said = event.payload;
  state.id = ChangeId::parse(event.subject.id).value_or(ChangeId{});
  state.contract = event.contract;
  state.title = said.text("title");
  state.kind = said.text("kind");
  state.reason = said.text("reason");
  state.assets = targets_in(said["assets"]);
  state.values = values_in(said["values"]);
  state.requested_by = said.text("requested_by");
  state.origin = said.text("origin");
  state.opened = event.at;
}

void signed_by_customer(Change& state, const Event& event) {
  state.signature = Signature{event.payload.text("by"), event.at};
}

// What was agreed to before was another plan.
void assessed(Change& state, const Event& event) {
  const Json& said = event.payload;
  Assessment now;
  now.by = event.actor;
  now.at = event.at;
  now.risk = said.text("risk");
  now.impact = said.text("impact");
  now.plan = said.text("plan");
  now.rollback = said.text("rollback");
  if (said.text("backup") == to_string(Backup::not_needed)) now.backup = Backup::not_needed;
  if (said.text("system") == to_string(System::idle)) now.system = System::idle;
  const auto from = journal::moment(said, "window_from");
  const auto to = journal::moment(said, "window_to");
  if (from && to) now.window = Window{*from, *to};
  now.tester = said.text("tester");
  state.assessment = std::move(now);
  state.status = Status::assessed;
  for (Approval& one : state.approvals) {
    const bool stood = one.use == Approval::Use::standing && one.concerns_plan();
    if (stood) one.use = Approval::Use::overtaken;
  }
}

void approved(Change& state, const Event& event) {
  const Json& said = event.payload;
  Approval approval;
  approval.what = said.text("what");
  approval.side = said.text("side") == to_string(Side::customer) ? Side::customer : Side::ours;
  approval.by = said.text("by");
  approval.at = event.at;
  approval.note = said.text("note");
  state.approvals.push_back(std::move(approval));
  const bool both = state.standing("change.approve", Side::ours, event.at) != nullptr &&
                    state.standing("change.approve", Side::customer, event.at) != nullptr;
  if (!both) return;
  if (state.status != Status::approved) state.approved = event.at;
  state.status = Status::approved;
}

void ended(Change& state, const Event& event, Status status) {
  state.status = status;
  state.ended = event.at;
  state.ended_by = event.payload.text("by");
  state.ended_why = event.payload.text("reason");
}

void refused(Change& state, const Event& event) { ended(state, event, Status::refused); }

void withdrawn(Change& state, const Event& event) { ended(state, event, Status::withdrawn); }

void started(Change& state, const Event& event) {
  const Json& said = event.payload;
  Attempt attempt;
  attempt.cycle = said.integer("cycle", 0);
  attempt.started = event.at;
  attempt.started_by = event.actor;
  attempt.second_person = said.text("second_person");
  if (said.contains("backup_by")) {
    attempt.backup = BackupDone{said.text("backup_by"), said.text("backup_where"), event.at};
  }
  for (Approval& one : state.approvals) {
    if (one.use != Approval::Use::standing || !one.concerns_plan()) continue;
    one.use = Approval::Use::used;
    one.cycle = attempt.cycle;
  }
  state.attempts.push_back(std::move(attempt));
  state.status = Status::running;
}

Attempt* attempt_of(Change& state, const Event& event) {
  const std::int64_t cycle = event.payload.integer("cycle", 0);
  const auto found = std::ranges::find(state.attempts, cycle, &Attempt::cycle);
  return found == state.attempts.end() ? nullptr : &*found;
}

// What was carried out is done or has failed by its test, in whichever order that is on record.
void judge(Change& state, const Attempt& attempt, const Event& event) {
  if (!attempt.finished) return;
  state.status = Status::finished;
  if (!attempt.test) return;
  const bool passed = attempt.test->result == Result::passed;
  state.status = passed ? Status::done : Status::failed;
  if (passed) state.ended = event.at;
}

void finished(Change& state, const Event& event) {
  Attempt* attempt = attempt_of(state, event);
  if (attempt == nullptr) return;
  attempt->finished = event.at;
  attempt->finished_by = event.actor;
  attempt->values = values_in(event.payload["values"]);
  judge(state, *attempt, event);
}

void tested(Change& state, const Event& event) {
  Attempt* attempt = attempt_of(state, event);
  if (attempt == nullptr) return;
  const Json& said = event.payload;
  const bool failed = said.text("result") == to_string(Result::failed);
  attempt->test = TestRecord{failed ? Result::failed : Result::passed, said.text("by"),
                             said.text("found"), event.at};
  judge(state, *attempt, event);
}

void rolled_back(Change& state, const Event& event) {
  Attempt* attempt = attempt_of(state, event);
  if (attempt == nullptr) return;
  attempt->rolled_back = event.at;
  attempt->rolled_back_by = event.actor;
  attempt->rolled_back_why = event.payload.text("reason");
  attempt->restored_by = event.payload.text("restored_by");
  state.status = Status::rolled_back;
}

constexpr std::array change_rows = {
    ApplyRow{"change.approved", approved},
    ApplyRow{"change.assessed", assessed},
    ApplyRow{"change.finished", finished},
    ApplyRow{"change.refused", refused},
    ApplyRow{"change.requested", requested},
    ApplyRow{"change.rolled-back", rolled_back},
    ApplyRow{"change.signed", signed_by_customer},
    ApplyRow{"change.started", started},
    ApplyRow{"change.tested", tested},
    ApplyRow{"change.withdrawn", withdrawn},
};

// A consent to an act beyond somebody's role cannot serve again.
void use_up(Change& state, const Event& event) {
  const std::string what = event.payload.text("approval");
  if (what.empty()) return;
  for (Approval& one : state.approvals) {
    const bool stands = one.use == Approval::Use::standing && one.at <= event.at;
    if (stands && one.what == what) one.use = Approval::Use::used;
  }
}

}  // namespace

Change fold(std::span<const Event> events) {
  Change state;
  for (const Event* one : journal::life(events, "change.requested")) {
    use_up(state, *one);
    const auto row = std::ranges::find(change_rows, one->type, &ApplyRow::first);
    if (row != change_rows.end()) row->second(state, *one);
    // What the desk records by itself, perhaps by a clock that ran ahead, holds nobody back (rule
    // 9).
    if (one->type.starts_with("change.")) state.last_event = std::max(state.last_event, one->at);
    state.revision = std::max(state.revision, one->seq);
  }
  return state;
}

}  // namespace svcdesk::changes
