#include "svcdesk/cases/apply.hpp"

#include <algorithm>
#include <array>
#include <utility>

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

void level_set(Case& state, const Event& event) {
  state.level = event.payload.text("level");
  state.kind = event.payload.text("kind", state.kind);
  state.judgements.push_back({state.level, event.actor, event.at, event.payload.text("reason")});
}

void vouched(Case& state, const Event& event) {
  state.vouched = true;
  state.vouched_by = event.payload.text("by");
}

void assigned(Case& state, const Event& event) { state.owner = event.payload.text("to"); }

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

using Row = std::pair<std::string_view, Apply>;

constexpr std::array rows = {
    Row{"case.acknowledged", acknowledged},
    Row{"case.anomaly", nothing},
    Row{"case.assigned", assigned},
    Row{"case.attached", attached},
    Row{"case.closed", closed},
    Row{"case.confirmed", confirmed},
    Row{"case.covered", covered},
    Row{"case.diagnosed", diagnosed},
    Row{"case.escalated", escalated},
    Row{"case.escalated.vendor", vendor_called},
    Row{"case.level.set", level_set},
    Row{"case.linked", linked},
    Row{"case.merged", merged},
    Row{"case.noted", nothing},
    Row{"case.opened", opened},
    Row{"case.progress.told", nothing},
    Row{"case.reopened", reopened},
    Row{"case.resolved", resolved},
    Row{"case.responded", responded},
    Row{"case.result.told", result_told},
    Row{"case.standby.judged", standby_judged},
    Row{"case.vendor.answered", vendor_answered},
    Row{"case.vouched", vouched},
    Row{"case.withdrawn", withdrawn},
};

}  // namespace

Apply find_apply(std::string_view type) {
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.first == type; });
  return found == rows.end() ? nullptr : found->second;
}

void reach(Case& state, Path path) { state.path = std::max(state.path, path); }

}  // namespace svcdesk::cases
