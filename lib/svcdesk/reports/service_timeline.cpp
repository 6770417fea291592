#include <fmt/format.h>

#include <algorithm>

#include "svcdesk/base/utf8.hpp"
#include "svcdesk/reports/detail/service.hpp"

namespace svcdesk::reports::detail {
namespace {

// Collects moments; those that never came are left out.
class Collector {
 public:
  Collector(const Service& report, const Words& words) : report_(report), words_(words) {}

  void add(const std::optional<Instant>& at, std::string_view word, std::string detail = {}) {
    if (at) moments_.push_back({*at, words_.word(word), std::move(detail)});
  }

  std::string names(const std::vector<std::string>& ids) const {
    return names_of(report_, ids, words_);
  }

  std::vector<Moment> sorted() && {
    std::ranges::stable_sort(moments_, {}, &Moment::at);
    return std::move(moments_);
  }

 private:
  const Service& report_;
  const Words& words_;
  std::vector<Moment> moments_;
};

void add_visit(Collector& out, const cases::Visit& visit, const Words& words) {
  const auto number = [&](std::string more) {
    const std::string which =
        words.with("service.visit.number", "number", std::to_string(visit.number));
    return more.empty() ? which : which + " · " + std::move(more);
  };
  out.add(
      visit.agreed, "event.visit_agreed",
      number(visit.planned ? words.with("service.planned_for", "at", words.moment(*visit.planned))
                           : ""));
  out.add(visit.acknowledged, "event.visit_acknowledged", number({}));
  out.add(visit.arrived, "event.arrived", number(out.names(visit.engineers)));
  out.add(visit.carried_out, "event.plan_carried_out", number({}));
  out.add(visit.finished, "event.visit_finished", number({}));
}

void add_case(Collector& out, const Service& report, const Words& words) {
  const cases::Case& state = report.state;
  out.add(state.opened, "event.opened",
          state.channel.empty() ? "" : words.code("channel", state.channel));
  for (const cases::Judgement& judged : state.judgements) {
    const std::string reason = judged.reason.empty() ? "" : " · " + printable(judged.reason);
    out.add(judged.at, "event.judged", printable(judged.level) + reason);
  }
  out.add(state.acknowledged, "event.acknowledged", printable(report.owner_name));
  out.add(state.responded, "event.responded");
  out.add(state.diagnosed, "event.diagnosed");
  for (const cases::Approval& approval : state.approvals) {
    if (!concerns(report, approval)) continue;
    std::string detail =
        words.code("approval", approval.what) + " · " + approvers(report, approval, words);
    if (!approval.note.empty()) detail += " · " + printable(approval.note);
    out.add(approval.at, "event.approved", std::move(detail));
  }
  for (const cases::Pause& pause : state.pauses) {
    out.add(pause.from, "event.paused", printable(pause.reason));
    out.add(pause.resumed ? pause.resumed : pause.until, "event.resumed", printable(pause.reason));
  }
  for (const cases::RemoteSession& session : state.remote_sessions) {
    out.add(session.agreed, "event.remote_agreed", out.names({session.consent_by}));
    out.add(session.started, "event.remote_started");
  }
  out.add(state.reopened, "event.reopened");
  out.add(state.resolved, "event.resolved");
  out.add(state.confirmed, "event.confirmed",
          state.confirmed_by.empty() ? "" : out.names({state.confirmed_by}));
  out.add(state.closed, "event.closed");
}

}  // namespace

std::string names_of(const Service& report, const std::vector<std::string>& ids,
                     const Words& words) {
  std::string out;
  for (const std::string& id : ids) {
    const auto found =
        std::ranges::find(report.people, id, &std::pair<std::string, std::string>::first);
    if (!out.empty()) out += words.word("list_comma");
    out += printable(found == report.people.end() ? id : found->second);
  }
  return out;
}

std::vector<Moment> timeline(const Service& report, const Words& words) {
  Collector out(report, words);
  add_case(out, report, words);
  for (const cases::Visit& visit : visits_of(report)) add_visit(out, visit, words);
  for (const ServiceWork& work : report.work) {
    const std::string who = work.who.empty() ? "" : out.names({work.who}) + words.word("colon");
    out.add(work.at, "event.work", who + printable(work.text));
  }
  return std::move(out).sorted();
}

}  // namespace svcdesk::reports::detail
