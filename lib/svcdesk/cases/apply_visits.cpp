#include <algorithm>
#include <array>
#include <utility>

#include "svcdesk/cases/apply.hpp"
#include "svcdesk/journal/payloads.hpp"

namespace svcdesk::cases {
namespace {

using journal::Event;

std::vector<std::string> list_of(const Json& value) {
  std::vector<std::string> out;
  if (!value.is_array()) return out;
  for (const Json& one : value.items()) {
    if (one.is_string()) out.push_back(one.string());
  }
  return out;
}

Visit* visit_of(Case& state, const Event& event) {
  const std::int64_t number = event.payload.integer("cycle", 0);
  const auto found = std::find_if(state.visits.begin(), state.visits.end(),
                                  [&](const Visit& one) { return one.number == number; });
  return found == state.visits.end() ? nullptr : &*found;
}

void add_new(std::vector<std::string>& all, const std::vector<std::string>& more) {
  for (const std::string& one : more) {
    if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
  }
}

void visit_agreed(Case& state, const Event& event) {
  Visit visit;
  visit.number = event.payload.integer("cycle", static_cast<std::int64_t>(state.visits.size()) + 1);
  visit.agreed = event.at;
  visit.agreed_by = event.payload.text("agreed_by");
  visit.engineers = list_of(event.payload["engineers"]);
  visit.plan = event.payload.text("plan");
  visit.planned = journal::moment(event.payload, "planned");
  state.visits.push_back(std::move(visit));
  reach(state, Path::on_site);
}

void visit_acknowledged(Case& state, const Event& event) {
  if (Visit* visit = visit_of(state, event)) visit->acknowledged = event.at;
}

void arrived(Case& state, const Event& event) {
  Visit* visit = visit_of(state, event);
  if (visit == nullptr) return;
  visit->arrived = event.at;
  const auto came = list_of(event.payload["engineers"]);
  if (!came.empty()) visit->engineers = came;
  add_new(visit->attended_by, list_of(event.payload["attended_by"]));
}

void visit_finished(Case& state, const Event& event) {
  Visit* visit = visit_of(state, event);
  if (visit == nullptr) return;
  visit->finished = event.at;
  visit->result = event.payload.text("result");
  visit->cancelled = event.payload.text("cancelled");
  visit->carried_out_by = event.payload.text("carried_out_by", visit->carried_out_by);
  add_new(visit->attended_by, list_of(event.payload["attended_by"]));
}

void report_received(Case& state, const Event& event) {
  receive_report(state, event.payload.integer("cycle", 0), event.payload.text("sha256"));
  state.attachments.push_back(
      {event.payload.text("sha256"), event.payload.text("name"), "signed-report", event.at});
}

void remote_agreed(Case& state, const Event& event) {
  RemoteSession session;
  session.number =
      event.payload.integer("cycle", static_cast<std::int64_t>(state.remote_sessions.size()) + 1);
  session.agreed = event.at;
  session.consent_by = event.payload.text("consent_by");
  session.assisted_by = event.payload.text("assisted_by");
  state.remote_sessions.push_back(std::move(session));
  state.remote_agreed = true;
  reach(state, Path::remote);
}

void remote_started(Case& state, const Event& event) {
  const std::int64_t number = event.payload.integer("cycle", 0);
  for (RemoteSession& one : state.remote_sessions) {
    if (one.number != number) continue;
    one.started = event.at;
    one.assisted_by = event.payload.text("assisted_by", one.assisted_by);
  }
}

constexpr std::array rows_of_visits = {
    ApplyRow{"case.arrived", arrived},
    ApplyRow{"case.remote.agreed", remote_agreed},
    ApplyRow{"case.remote.started", remote_started},
    ApplyRow{"case.report.received", report_received},
    ApplyRow{"case.visit.acknowledged", visit_acknowledged},
    ApplyRow{"case.visit.agreed", visit_agreed},
    ApplyRow{"case.visit.finished", visit_finished},
};

}  // namespace

void receive_report(Case& state, std::int64_t visit, const std::string& sha256) {
  for (Visit& one : state.visits) {
    if (one.number == visit) one.report = sha256;
  }
  if (state.visit(visit) == nullptr) state.report = sha256;
}

std::span<const ApplyRow> visit_rows() { return rows_of_visits; }

}  // namespace svcdesk::cases
