#include "svcdesk/cases/apply.hpp"

#include <algorithm>
#include <array>

namespace svcdesk::cases {
namespace {

using journal::Event;

void opened(Case& state, const Event& event) {
  const Json& said = event.payload;
  state.id = CaseId::parse(event.subject.id).value_or(CaseId{});
  state.contract = event.contract;
  state.kind = said.text("kind", "fault");
  state.title = said.text("title");
  state.symptom = said.text("symptom");
  state.error_text = said.text("error_text");
  state.error_code = said.text("error_code");
  state.channel = said.text("channel");
  state.reporter = said.text("reporter");
  state.vouched = said["vouched"] == Json(true);
  state.vouched_by = state.vouched ? state.reporter : std::string();
  state.asset = said.text("asset");
  state.site = said.text("site");
  state.product = said.text("product");
  state.service = said.text("service");
  state.external_id = said.text("external_id");
  state.mail_id = said.text("mail_id");
  state.opened = event.at;
}

void level_judged(Case& state, const Event& event) {
  state.level = event.payload.text("level");
  state.kind = event.payload.text("kind", state.kind);
  state.judgements.push_back({state.level, event.actor, event.at, event.payload.text("reason")});
}

void vouched(Case& state, const Event& event) {
  state.vouched = true;
  state.vouched_by = event.payload.text("by");
}

void owner_set(Case& state, const Event& event) { state.owner = event.payload.text("to"); }

void acknowledged(Case& state, const Event& event) { state.acknowledged = event.at; }

void responded(Case& state, const Event& event) {
  state.responded = event.at;
  state.responded_by = event.actor;
}

void diagnosed(Case& state, const Event& event) {
  state.diagnosed = event.at;
  state.cause = event.payload.text("cause");
}

void attached(Case& state, const Event& event) {
  const Json& said = event.payload;
  state.attachments.push_back(
      {said.text("sha256"), said.text("name"), said.text("file_kind"), event.at});
}

void nothing(Case&, const Event&) {}

void escalated(Case& state, const Event& event) {
  const std::string to = event.payload.text("to");
  state.escalations.push_back(to);
  if (to == "remote") reach(state, Path::remote);
  if (to == "on-site") reach(state, Path::on_site);
  if (to == "second-line" || to == "expert") {
    reach(state, Path::second_line);
    state.escalated_technically = true;
  }
}

void vendor_called(Case& state, const Event& event) {
  const std::string vendor = event.payload.text("vendor");
  state.vendors_open.push_back(vendor);
  state.vendors[vendor] = event.at;
  state.escalated_technically = true;
  reach(state, Path::vendor);
}

void vendor_answered(Case& state, const Event& event) {
  std::erase(state.vendors_open, event.payload.text("vendor"));
}

void covered(Case& state, const Event& event) {
  const Json& said = event.payload;
  state.coverage = said.text("verdict");
  state.coverage_cause = said.text("cause");
  state.coverage_proof = said.text("proof");
  state.coverage_agreed_by = said.text("agreed_by");
}

void standby_judged(Case& state, const Event& event) { state.standby_judged = event.at; }

void resolved(Case& state, const Event& event) {
  state.status = Status::resolved;
  state.resolved = event.at;
  state.solution = event.payload.text("solution");
  state.cause = event.payload.text("cause", state.cause);
}

void confirmed(Case& state, const Event& event) {
  state.confirmed = event.at;
  state.confirmed_by = event.payload.text("by");
  state.confirmed_how = event.payload.text("how");
}

void result_told(Case& state, const Event& event) { state.result_told = event.at; }

void closed(Case& state, const Event& event) {
  state.status = Status::closed;
  state.closed = event.at;
  state.ended = event.at;
}

void reopened(Case& state, const Event& event) {
  state.status = Status::open;
  state.reopened = event.at;
  state.resolved.reset();
  state.closed.reset();
  state.ended.reset();
  state.merged_into.reset();
  state.result_told.reset();
  state.confirmed.reset();
  state.confirmed_by.clear();
  state.confirmed_how.clear();
  // The report of a case without a visit proved a result that did not hold; a visit's own stays.
  state.report.clear();
  state.escalations.clear();
}

void withdrawn(Case& state, const Event& event) {
  state.status = Status::withdrawn;
  state.ended = event.at;
}

void merged(Case& state, const Event& event) {
  state.status = Status::merged;
  state.ended = event.at;
  state.merged_into = CaseId::parse(event.payload.text("into"));
  state.links.push_back(event.payload.text("into"));
}

void linked(Case& state, const Event& event) {
  const std::string to = event.payload.text("to");
  if (std::find(state.links.begin(), state.links.end(), to) == state.links.end()) {
    state.links.push_back(to);
  }
}

constexpr std::array own_rows = {
    ApplyRow{"case.acknowledged", acknowledged},
    ApplyRow{"case.anomaly", nothing},
    ApplyRow{"case.assigned", owner_set},
    ApplyRow{"case.attached", attached},
    ApplyRow{"case.closed", closed},
    ApplyRow{"case.confirmed", confirmed},
    ApplyRow{"case.covered", covered},
    ApplyRow{"case.diagnosed", diagnosed},
    ApplyRow{"case.escalated", escalated},
    ApplyRow{"case.escalated.vendor", vendor_called},
    ApplyRow{"case.level.set", level_judged},
    ApplyRow{"case.linked", linked},
    ApplyRow{"case.merged", merged},
    ApplyRow{"case.noted", nothing},
    ApplyRow{"case.opened", opened},
    ApplyRow{"case.progress.told", nothing},
    ApplyRow{"case.reopened", reopened},
    ApplyRow{"case.resolved", resolved},
    ApplyRow{"case.responded", responded},
    ApplyRow{"case.result.told", result_told},
    ApplyRow{"case.standby.judged", standby_judged},
    ApplyRow{"case.vendor.answered", vendor_answered},
    ApplyRow{"case.vouched", vouched},
    ApplyRow{"case.withdrawn", withdrawn},
};

}  // namespace

Apply find_apply(std::string_view type) {
  for (const std::span<const ApplyRow> rows :
       {std::span<const ApplyRow>(own_rows), visit_rows(), approval_rows()}) {
    const auto found = std::ranges::find(rows, type, &ApplyRow::first);
    if (found != rows.end()) return found->second;
  }
  return nullptr;
}

void reach(Case& state, Path path) { state.path = std::max(state.path, path); }

}  // namespace svcdesk::cases
