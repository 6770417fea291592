#include "svcdesk/desk/figures.hpp"

#include <algorithm>
#include <iterator>

#include "svcdesk/desk/case_room.hpp"
#include "svcdesk/desk/month_changes.hpp"
#include "svcdesk/desk/month_parts.hpp"
#include "svcdesk/desk/projector.hpp"
#include "svcdesk/reports/monthly_tally.hpp"
#include "svcdesk/time/period.hpp"

namespace svcdesk::desk {
namespace {

constexpr std::int64_t cases_a_page = 1000;

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

// Gathered in pages of short snapshots, so that no writer waits for it, and yet as of one moment:
// what was recorded after the first snapshot is left out (decision 25).
class Month {
 public:
  Month(const View& view, std::string key) : view_(view), key_(std::move(key)) {}

  reports::Monthly gather() {
    view_.store().read([&] { begin(); });
    for (store::CasesAlive page{{}, 1}; page.last != 0;) {
      view_.store().read([&] { page = take_page(); });
      if (view_.options().progress && page.last != 0) {
        view_.options().progress(page.last, newest_case());
      }
    }
    take_changed();
    reports::Monthly out = tally_->finish();
    out.input.parts = parts_->gather();
    out.input.changes = changes_->gather();
    return out;
  }

 private:
  void begin() {
    id_ = view_.contract_id();
    terms_ = view_.shared_terms(id_, view_.version_at(id_, view_.now()));
    static_cast<void>(view_.imports(id_));  // as they are known now
    seq_ = view_.store().last_seq();
    tally_.emplace(header());
    const Date first = time::parse_period(key_).first;
    const MonthSpan month{id_, first, from_, std::min(as_of_ + Seconds{1}, to_), seq_};
    parts_.emplace(view_, month);
    changes_.emplace(view_, month);
    take({"contract", id_});
  }

  reports::MonthlyInput header() {
    const time::Period period = time::parse_period(key_);
    from_ = terms_->start_of(period.first);
    to_ = terms_->end_of(period.last);
    // Figures are as of the month's end, or as of now where it is not over (decision 25).
    as_of_ = std::min(view_.now(), to_);
    reports::MonthlyInput out = parties();
    out.month = key_;
    out.from = from_;
    out.to = to_;
    if (view_.now() < to_) out.as_of = view_.now();
    if (const auto head = view_.store().head(id_)) {
      out.journal_seq = head->seq;
      out.journal_hash = to_hex(head->hash);
    }
    return out;
  }

  reports::MonthlyInput parties() const {
    const contract::Contract& contract = terms_->contract();
    reports::MonthlyInput out;
    out.contract_id = contract.id;
    out.contract_title = contract.title;
    out.customer = contract.customer;
    out.provider = contract.provider;
    out.zone = contract.zone;
    for (const auto& level : contract.levels) out.levels.emplace_back(level.code, level.name);
    for (const auto& service : contract.services) {
      out.services.emplace_back(service.number, service.name);
    }
    for (const auto& kind : contract.case_kinds) out.kinds.emplace_back(kind.code, kind.name);
    for (const contract::Obligation& obligation : contract.obligations) {
      out.obligations.emplace_back(obligation.name, obligation.title);
      if (obligation.owed_by != "us") out.owed_by_others.push_back(obligation.name);
    }
    return out;
  }

  store::CasesAlive take_page() {
    store::CasesAlive page = view_.store().cases_alive(id_, from_, to_, last_case_, cases_a_page);
    for (const std::int64_t number : page.numbers) take_case(number);
    last_case_ = std::max(last_case_, page.last);
    return page;
  }

  std::int64_t newest_case() const {
    store::CaseQuery query;
    query.limit = 1;
    const std::vector<store::CaseRow> newest = view_.store().cases(query);
    return newest.empty() ? 0 : newest.front().number;
  }

  void take_case(std::int64_t number) {
    const auto place = static_cast<std::size_t>(number);
    if (place >= taken_.size()) taken_.resize(place + 1);
    if (taken_[place]) return;
    taken_[place] = true;
    take(subject_of(CaseId{number}));
  }

  // What was recorded meanwhile may have taken a case out of the rows by which it is found.
  void take_changed() {
    store::EventQuery query;
    query.contract = id_;
    query.after = seq_;
    query.before = view_.store().last_seq() + 1;
    for (auto events = view_.store().events(query); !events.empty();
         events = view_.store().events(query)) {
      for (const journal::Event& event : events) {
        take_changed(event.subject);
        for (const journal::Subject& ref : event.refs) take_changed(ref);
      }
      query.after = events.back().seq;
    }
  }

  void take_changed(const journal::Subject& subject) {
    const auto id = subject.kind == "case" ? CaseId::parse(subject.id) : std::nullopt;
    if (id && id->number <= last_case_) take_case(id->number);
  }

  void take(const journal::Subject& subject) {
    std::vector<journal::Event> history = view_.store().history(subject);
    // What happens at 24:00 of the last day belongs to the next month.
    std::erase_if(history,
                  [&](const journal::Event& event) { return event.seq > seq_ || event.at == to_; });
    if (contract_of(history) != id_) return;
    cases::Case state;
    if (subject.kind == "case") {
      state = cases::fold(known(history));
      if (state.id.number != 0) take(state);
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
    if (occurrence.started >= to_) return false;
    if (!occurrence.settled_at || *occurrence.settled_at >= from_) return true;
    return std::any_of(occurrence.breaches.begin(), occurrence.breaches.end(),
                       [&](const obligations::Breach& breach) { return breach.at >= from_; });
  }

  void take(const cases::Case& state) {
    if (state.closed && *state.closed < from_) return;
    reports::MonthlyCase out;
    out.id = state.id.str();
    out.title = state.title;
    out.level = state.level;
    out.kind = state.kind;
    out.service = state.service;
    out.status = cases::to_string(state.status);
    out.owner = person_name(terms_->contract(), state.owner);
    out.cause = state.cause;
    out.solution = state.solution;
    out.opened = state.opened;
    out.resolved = state.resolved;
    out.closed = state.closed;
    out.paid_work = state.paid_work();
    tally_->add(out);
  }

  void take(const Judged& judged, const cases::Case& state,
            const std::vector<journal::Event>& history) {
    const obligations::Occurrence& occurrence = judged.occurrence;
    // Also of an earlier version, whose promises are still counted.
    if (judged.obligation->owed_by != "us") tally_->owed_by_others(occurrence.obligation);
    reports::MonthlyItem item;
    item.subject = occurrence.subject.id;
    item.title = state.title;
    item.obligation = occurrence.obligation;
    item.occurrence = occurrence.occurrence;
    item.level = occurrence.level;
    item.kind = subject_kind(occurrence, state);
    item.service = state.service;
    item.owner = person_name(terms_->contract(), state.owner);
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
    item.paid_work = state.paid_work();
    tally_->add(item);
  }

  static std::string subject_kind(const obligations::Occurrence& occurrence,
                                  const cases::Case& state) {
    return occurrence.subject.kind == "case" ? state.kind : occurrence.subject.kind;
  }

  const View& view_;
  std::string key_;
  std::string id_;
  std::shared_ptr<const contract::Terms> terms_;
  Instant from_, to_, as_of_;
  std::int64_t seq_ = 0;  // the last event that counts
  std::optional<reports::MonthlyTally> tally_;
  std::optional<MonthOfParts> parts_;
  std::optional<MonthOfChanges> changes_;
  std::int64_t last_case_ = 0;
  std::vector<bool> taken_;  // by number
};

}  // namespace

reports::Monthly Figures::monthly(const std::string& month) {
  return session_->look([&](View& view) { return Month(view, month).gather(); });
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
