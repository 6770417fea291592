#include "svcdesk/desk/moves.hpp"

#include <algorithm>
#include <map>

#include "svcdesk/contract/civil.hpp"
#include "svcdesk/desk/planner.hpp"
#include "svcdesk/desk/projector.hpp"
#include "svcdesk/journal/catalogue.hpp"

namespace svcdesk::desk {
namespace {

// Wider than any period: where an occurrence opens may differ as well.
constexpr std::chrono::days around{400};

bool is_civil(const contract::Obligation& obligation) {
  return obligation.every.has_value() || obligation.due.has_value();
}

// One subject under other terms, folded once however many of its promises are open.
class Elsewhere {
 public:
  Elsewhere(const journal::Subject& subject, const std::vector<journal::Event>& history,
            Instant now)
      : subject_(subject), history_(history), now_(now) {}

  // Where the other terms know the occurrence: its deadline there, if it has one.
  std::optional<std::optional<Instant>> due(const contract::Terms& terms,
                                            const obligations::Occurrence& occurrence) {
    const contract::Obligation* obligation = terms.contract().obligation(occurrence.obligation);
    if (obligation == nullptr) return std::nullopt;
    if (is_civil(*obligation)) return civil_due(terms, *obligation, occurrence);
    const auto [entry, fresh] = folded_.try_emplace(&terms);
    if (fresh) entry->second = obligations::fold_all(terms, subject_, history_, now_);
    for (const obligations::Occurrence& one : entry->second) {
      if (one.obligation == occurrence.obligation && one.occurrence == occurrence.occurrence) {
        return one.due;
      }
    }
    return std::nullopt;
  }

 private:
  // The date was worked out when the period began.
  static std::optional<std::optional<Instant>> civil_due(
      const contract::Terms& terms, const contract::Obligation& obligation,
      const obligations::Occurrence& occurrence) {
    for (const contract::CivilOccurrence& one : contract::civil_occurrences(
             terms, obligation, occurrence.started - around, occurrence.started + around)) {
      if (one.key == occurrence.occurrence) return std::optional(one.due);
    }
    return std::nullopt;
  }

  const journal::Subject& subject_;
  const std::vector<journal::Event>& history_;
  Instant now_;
  std::map<const contract::Terms*, std::vector<obligations::Occurrence>> folded_;
};

}  // namespace

void each_subject(const View& view, const store::PromiseQuery& query,
                  const std::function<void(const journal::Subject&)>& work) {
  constexpr std::int64_t subjects_a_page = 500;
  journal::Subject last;
  for (bool more = true; more;) {
    const std::vector<journal::Subject> page = view.store().subjects(query, last, subjects_a_page);
    for (const journal::Subject& subject : page) work(subject);
    more = std::ssize(page) == subjects_a_page;
    if (more) last = page.back();
  }
}

void settle_by_date(Transaction& transaction, const std::string& contract, Instant from) {
  for (const std::string& kind : journal::subject_kinds()) {
    const auto types = journal::catalogue();
    const bool pinned = std::any_of(types.begin(), types.end(), [&](const auto& type) {
      return type.kind == kind && type.effect == journal::Effect::opened;
    });
    if (pinned) continue;
    store::PromiseQuery begun;
    begun.contract = contract;
    begun.subject_kind = kind;
    begun.only = store::PromiseQuery::Only::all;
    begun.started_from = from;
    each_subject(transaction, begun,
                 [&](const journal::Subject& subject) { settle(transaction, subject); });
  }
}

std::vector<MovedDeadline> moves_of(const View& view, const journal::Subject& subject,
                                    const TermsFor& terms_for) {
  std::vector<MovedDeadline> out;
  const std::vector<journal::Event> history = view.store().history(subject);
  const Instant now = present(subject, history, view.now());
  Elsewhere elsewhere(subject, history, now);
  for (const Judged& judged : judge(view, subject, history, now)) {
    if (judged.occurrence.settled_at) continue;
    const contract::Terms* terms = terms_for(judged);
    if (terms == nullptr) continue;
    const auto due = elsewhere.due(*terms, judged.occurrence);
    if (!due || *due == judged.occurrence.due) continue;
    out.push_back({promise_row(judged, history), *due});
  }
  return out;
}

Json moved_json(const std::vector<MovedDeadline>& moves) {
  Json out = Json::array();
  for (const MovedDeadline& move : moves) {
    Json one = Json::object(
        {{"obligation", move.before.obligation}, {"occurrence", move.before.occurrence}});
    if (move.before.due) one.set("was", move.before.due->time_since_epoch().count());
    if (move.due_after) one.set("due", move.due_after->time_since_epoch().count());
    out.push(std::move(one));
  }
  return out;
}

void record_move(Transaction& transaction, const std::string& contract,
                 const journal::Subject& subject, Json moved, Json why) {
  why.set_if("moved", std::move(moved));
  transaction.record(contract,
                     {"obligation.moved", subject, transaction.now(), std::move(why), {}});
}

}  // namespace svcdesk::desk
