#include <array>
#include <utility>

#include "svcdesk/cases/apply.hpp"
#include "svcdesk/journal/payloads.hpp"

namespace svcdesk::cases {
namespace {

using journal::Event;

void approved(Case& state, const Event& event) {
  const Json& said = event.payload;
  Approval approval;
  approval.what = said.text("what");
  approval.by = said.text("by");
  approval.at = event.at;
  approval.note = said.text("note");
  approval.second_person = said.text("second_person");
  approval.visit = said.integer("cycle", 0);
  for (Visit& visit : state.visits) {
    if (visit.number != approval.visit) continue;
    visit.plan = said.text("plan", visit.plan);
    visit.carried_out_by = said.text("carried_out_by", visit.carried_out_by);
  }
  state.approvals.push_back(std::move(approval));
}

void step_done(Case& state, const Event& event) {
  const std::string code = event.payload.text("step");
  state.steps[code] = "done";
  if (code != "carry-out") return;
  for (Visit& visit : state.visits) {
    if (visit.number == event.payload.integer("cycle", 0)) visit.carried_out = event.at;
  }
}

void step_skipped(Case& state, const Event& event) {
  state.steps[event.payload.text("step")] = "skipped";
}

void paused(Case& state, const Event& event) {
  Pause pause;
  pause.reason = event.payload.text("reason");
  pause.from = event.at;
  pause.until = journal::moment(event.payload, "until");
  state.pauses.push_back(std::move(pause));
}

void resumed(Case& state, const Event& event) {
  const std::string reason = event.payload.text("reason");
  for (Pause& one : state.pauses) {
    if (one.runs(event.at) && (reason.empty() || one.reason == reason)) one.resumed = event.at;
  }
}

constexpr std::array rows_of_approvals = {
    ApplyRow{"case.approved", approved},         ApplyRow{"case.paused", paused},
    ApplyRow{"case.resumed", resumed},           ApplyRow{"case.step.done", step_done},
    ApplyRow{"case.step.skipped", step_skipped},
};

}  // namespace

std::span<const ApplyRow> approval_rows() { return rows_of_approvals; }

}  // namespace svcdesk::cases
