#include "svcdesk/desk/moves.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "svcdesk/contract/civil.hpp"
#include "svcdesk/desk/projector.hpp"

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

Json moved_json(const Applied::Move& move) {
  Json out = Json::object(
      {{"obligation", move.before.obligation}, {"occurrence", move.before.occurrence}});
  if (move.before.due) out.set("was", move.before.due->time_since_epoch().count());
  if (move.due_after) out.set("due", move.due_after->time_since_epoch().count());
  return out;
}

}  // namespace

std::vector<journal::Subject> open_subjects(const View& view, const std::string& contract) {
  store::PromiseQuery query;
  query.contract = contract;
  return view.store().subjects(query);
}

std::vector<Applied::Move> moves_under(const View& view,
                                       const std::vector<journal::Subject>& subjects,
                                       const TermsFor& terms_for) {
  std::vector<Applied::Move> out;
  for (const journal::Subject& subject : subjects) {
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
  }
  std::stable_sort(out.begin(), out.end(), [](const Applied::Move& a, const Applied::Move& b) {
    return a.before.due.value_or(never) < b.before.due.value_or(never);
  });
  return out;
}

void record_moves(Transaction& transaction, const std::string& contract,
                  const std::set<journal::Subject>& subjects,
                  const std::vector<Applied::Move>& moves, const Json& why) {
  std::map<journal::Subject, Json> moved;
  for (const Applied::Move& move : moves) {
    moved.try_emplace(move.before.subject, Json::array()).first->second.push(moved_json(move));
  }
  for (const journal::Subject& subject : subjects) {
    Json payload = why;
    const auto own = moved.find(subject);
    payload.set_if("moved", own == moved.end() ? Json::array() : std::move(own->second));
    transaction.record(contract,
                       {"obligation.moved", subject, transaction.now(), std::move(payload), {}});
  }
}

}  // namespace svcdesk::desk
