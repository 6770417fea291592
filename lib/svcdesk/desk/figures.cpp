#include "svcdesk/desk/figures.hpp"

#include <algorithm>
#include <iterator>

#include "svcdesk/desk/case_room.hpp"
#include "svcdesk/desk/projector.hpp"
#include "svcdesk/time/period.hpp"

namespace svcdesk::desk {
namespace {

std::string person_name(const contract::Contract& contract, const std::string& person) {
  const contract::Person* found = contract.person(person);
  return found == nullptr ? person : found->name;
}

// What was done, in the words of those who did it.
std::vector<reports::ServiceWork> work_of(const std::vector<journal::Event>& history) {
  std::vector<reports::ServiceWork> out;
  for (const journal::Event& event : history) {
    if (event.type != "case.noted" && event.type != "case.progress.told" &&
        event.type != "case.anomaly") {
      continue;
    }
    out.push_back({event.at, event.actor, event.payload.text("text")});
  }
  return out;
}

class Month {
 public:
  Month(const View& view, const std::string& key)
      : view_(view), terms_(view.terms_at(view.contract_id(), view.now())) {
    const time::Period period = time::parse_period(key);
    input_.month = key;
    input_.from = terms_.start_of(period.first);
    input_.to = terms_.end_of(period.last);
  }

  reports::MonthlyInput gather() {
    parties();
    head();
    store::PromiseQuery query;
    query.contract = terms_.contract().id;
    query.only = store::PromiseQuery::Only::all;
    query.touching_from = input_.from;
    query.touching_to = input_.to;
    query.order = store::PromiseQuery::Order::by_start;
    std::vector<journal::Subject> subjects = cases_alive();
    for (const store::PromiseRow& row : view_.store().promises(query)) {
      if (row.phase != "unborn") subjects.push_back(row.subject);
    }
    std::sort(subjects.begin(), subjects.end());
    subjects.erase(std::unique(subjects.begin(), subjects.end()), subjects.end());
    for (const journal::Subject& subject : subjects) take(subject);
    return std::move(input_);
  }

 private:
  // Those that no promise holds for are counted, too.
  std::vector<journal::Subject> cases_alive() const {
    store::CaseQuery query;
    query.contract = terms_.contract().id;
    query.opened_to = input_.to;
    query.closed_from = input_.from;
    query.limit = -1;
    std::vector<journal::Subject> out;
    for (const store::CaseRow& row : view_.store().cases(query)) {
      out.push_back(subject_of(CaseId{row.number}));
    }
    return out;
  }

  void parties() {
    const contract::Contract& contract = terms_.contract();
    input_.contract_id = contract.id;
    input_.contract_title = contract.title;
    input_.customer = contract.customer;
    input_.provider = contract.provider;
    input_.zone = contract.zone;
    for (const auto& level : contract.levels) input_.levels.emplace_back(level.code, level.name);
    for (const auto& service : contract.services) {
      input_.services.emplace_back(service.number, service.name);
    }
    for (const auto& kind : contract.case_kinds) input_.kinds.emplace_back(kind.code, kind.name);
    for (const contract::Obligation& obligation : contract.obligations) {
      input_.obligations.emplace_back(obligation.name, obligation.title);
      owed_by_others(obligation);
    }
  }

  // Also of an earlier version, whose promises are still counted.
  void owed_by_others(const contract::Obligation& obligation) {
    auto& names = input_.owed_by_others;
    const bool known = std::find(names.begin(), names.end(), obligation.name) != names.end();
    if (obligation.owed_by != "us" && !known) names.push_back(obligation.name);
  }

  // Figures are as of the month's end, or as of now where it is not over (decision 25).
  void head() {
    if (view_.now() < input_.to) input_.as_of = view_.now();
    as_of_ = std::min(view_.now(), input_.to);
    if (const auto head = view_.store().head(terms_.contract().id)) {
      input_.journal_seq = head->seq;
      input_.journal_hash = to_hex(head->hash);
    }
  }

  void take(const journal::Subject& subject) {
    std::vector<journal::Event> history = view_.store().history(subject);
    // What happens at 24:00 of the last day belongs to the next month.
    std::erase_if(history, [&](const journal::Event& event) { return event.at == input_.to; });
    cases::Case state;
    if (subject.kind == "case") {
      state = cases::fold(known(history));
      if (state.id.number != 0) take_case(state);
    }
    for (const Judged& judged : judge(view_, subject, history, as_of_)) {
      if (touches(judged.occurrence)) take(judged, state, history);
    }
  }

  // The case as it stood then: what happened since changes no figure of the month.
  std::vector<journal::Event> known(const std::vector<journal::Event>& history) const {
    std::vector<journal::Event> out;
    std::copy_if(history.begin(), history.end(), std::back_inserter(out),
                 [&](const journal::Event& event) { return event.at <= as_of_; });
    return out;
  }

  // Settled in the month, breached in it, or open at its end.
  bool touches(const obligations::Occurrence& occurrence) const {
    if (occurrence.started >= input_.to) return false;
    if (!occurrence.settled_at || *occurrence.settled_at >= input_.from) return true;
    return std::any_of(occurrence.breaches.begin(), occurrence.breaches.end(),
                       [&](const obligations::Breach& breach) { return breach.at >= input_.from; });
  }

  void take_case(const cases::Case& state) {
    const auto over_before = [&](const std::optional<Instant>& at) {
      return at && *at < input_.from;
    };
    if (over_before(state.closed)) return;
    reports::MonthlyCase out;
    out.id = state.id.str();
    out.title = state.title;
    out.level = state.level;
    out.kind = state.kind;
    out.service = state.service;
    out.status = cases::to_string(state.status);
    out.owner = person_name(terms_.contract(), state.owner);
    out.cause = state.cause;
    out.solution = state.solution;
    out.opened = state.opened;
    out.resolved = state.resolved;
    out.closed = state.closed;
    input_.cases.push_back(std::move(out));
  }

  void take(const Judged& judged, const cases::Case& state,
            const std::vector<journal::Event>& history) {
    const obligations::Occurrence& occurrence = judged.occurrence;
    owed_by_others(*judged.obligation);
    reports::MonthlyItem item;
    item.subject = occurrence.subject.id;
    item.title = state.title;
    item.obligation = occurrence.obligation;
    item.occurrence = occurrence.occurrence;
    item.level = occurrence.level;
    item.kind = subject_kind(occurrence, state);
    item.service = state.service;
    item.owner = person_name(terms_.contract(), state.owner);
    item.started = occurrence.started;
    item.due = occurrence.due;
    item.settled = occurrence.settled_at;
    item.verdict = occurrence.verdict();
    item.gross = occurrence.settled_at.value_or(as_of_) - occurrence.started;
    item.net = occurrence.used;
    for (const obligations::Stretch& stretch : occurrence.stretches) {
      if (stretch.kind != obligations::Stretch::Kind::counting) {
        item.paused += stretch.to - stretch.from;
      }
    }
    item.reclassified = occurrence.reclassified;
    item.overtaken = promise_row(judged, history).overtaken;
    item.cause = state.cause;
    input_.items.push_back(std::move(item));
  }

  static std::string subject_kind(const obligations::Occurrence& occurrence,
                                  const cases::Case& state) {
    return occurrence.subject.kind == "case" ? state.kind : occurrence.subject.kind;
  }

  const View& view_;
  const contract::Terms& terms_;
  reports::MonthlyInput input_;
  Instant as_of_;
};

}  // namespace

reports::Monthly Figures::monthly(const std::string& month) {
  return session_->read([&](View& view) { return reports::monthly(Month(view, month).gather()); });
}

reports::Service Figures::service(const std::string& case_id, std::optional<std::int64_t> visit,
                                  Language language) {
  return session_->read([&](View& view) {
    const std::vector<journal::Event> history = history_of(view, find_case(view, case_id));
    reports::Service out;
    out.state = cases::fold(history);
    const contract::Terms& terms = view.terms_at(out.state.contract, view.now());
    const contract::Contract& contract = terms.contract();
    out.visit = visit;
    out.contract_id = contract.id;
    out.contract_title = contract.title;
    out.customer = contract.customer;
    out.provider = contract.provider;
    out.zone = contract.zone;
    out.reporter_name = person_name(contract, out.state.reporter);
    out.owner_name = person_name(contract, out.state.owner);
    if (const auto* level = contract.level(out.state.level)) {
      out.level_name = level->name.in(language);
    }
    if (const auto* kind = contract.case_kind(out.state.kind)) {
      out.kind_name = kind->name.in(language);
    }
    for (const contract::Site& site : contract.sites) {
      if (site.code == out.state.site) out.site_name = site.name.in(language);
    }
    for (const contract::Person& person : contract.people) {
      out.people.emplace_back(person.id, person.name);
    }
    out.work = work_of(history);
    if (const auto head = view.store().head(out.state.contract)) {
      out.journal_seq = head->seq;
      out.journal_hash = to_hex(head->hash);
    }
    out.made = view.now();
    return out;
  });
}

}  // namespace svcdesk::desk
