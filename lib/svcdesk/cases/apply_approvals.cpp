#include <algorithm>
#include <array>
#include <utility>

#include "svcdesk/cases/apply.hpp"

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
  if (event.payload["until"].is_integer()) {
    pause.until = Instant{Seconds{event.payload["until"].integer()}};
  }
  state.pauses.push_back(std::move(pause));
}

void resumed(Case& state, const Event& event) {
  const std::string reason = event.payload.text("reason");
  for (Pause& one : state.pauses) {
    if (one.runs(event.at) && (reason.empty() || one.reason == reason)) one.resumed = event.at;
  }
}

using Row = std::pair<std::string_view, Apply>;

constexpr std::array rows = {
    Row{"case.approved", approved},         Row{"case.paused", paused},
    Row{"case.resumed", resumed},           Row{"case.step.done", step_done},
    Row{"case.step.skipped", step_skipped},
};

}  // namespace

Apply find_approval_apply(std::string_view type) {
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.first == type; });
  return found == rows.end() ? nullptr : found->second;
}

}  // namespace svcdesk::cases
