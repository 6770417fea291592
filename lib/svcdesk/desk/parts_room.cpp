#include "svcdesk/desk/parts_room.hpp"

#include <set>

#include "svcdesk/base/utf8.hpp"
#include "svcdesk/desk/planner.hpp"
#include "svcdesk/desk/versions.hpp"
#include "svcdesk/parts/gaps.hpp"
#include "svcdesk/store/ledger.hpp"

namespace svcdesk::desk {
namespace {

constexpr std::string_view reservation = "reservation";

// The restock promise behind a gap, where the contract makes one.
std::optional<Instant> restock_due(const View& view, const journal::Subject& coverage) {
  for (const store::PromiseRow& row : view.store().promises_of(coverage)) {
    if (!row.settled_at) return row.due;
  }
  return std::nullopt;
}

std::optional<GapChange> gap_in(const View& view, const journal::Event& event) {
  if (event.type == "gap.opened") {
    return GapChange{event.payload.text("part"), GapChange::What::opened,
                     restock_due(view, event.subject)};
  }
  if (event.type == "gap.closed") {
    return GapChange{event.payload.text("part"), GapChange::What::closed, std::nullopt};
  }
  return std::nullopt;
}

bool is_out(const parts::PartRequest& state) {
  return state.status == parts::RequestStatus::issued ||
         state.status == parts::RequestStatus::delivered;
}

std::string words_of(const parts::PartRequest& state, const std::vector<parts::OldPart>& old) {
  std::vector<std::string> pieces;
  pieces.reserve(old.size());
  for (const parts::OldPart& one : old) {
    pieces.push_back(one.serial.empty() ? one.kind : one.kind + " " + one.serial);
  }
  return state.id.str() + (pieces.empty() ? "" : " (" + joined(pieces) + ")");
}

std::vector<store::PartRequestRow> asked_for(const View& view, CaseId id) {
  store::PartsQuery query;
  query.case_number = id.number;
  query.only = store::PartsQuery::Only::all;
  query.limit = store::no_limit;
  return store::Ledger(view.store()).requests(query);
}

// Why the request is given up now, if it is.
std::optional<parts::Lapse> lapse_of(const Transaction& transaction,
                                     const parts::PartRequest& state) {
  const bool waits = state.status == parts::RequestStatus::waiting;
  if (!waits && state.status != parts::RequestStatus::reserved) return std::nullopt;
  const cases::Case about = cases::fold(history_of(transaction, state.case_id));
  if (about.ended) return parts::Lapse{std::string(cases::to_string(about.status))};
  if (waits || !state.until || transaction.now() < *state.until) return std::nullopt;
  return parts::Lapse{};
}

parts::PartRequest request_in(const View& view, std::int64_t number) {
  return parts::fold_request(view.store().history({"part", PartRequestId{number}.str()}));
}

}  // namespace

std::vector<std::string> kind_and_substitutes(const contract::Terms& terms,
                                              const std::string& kind) {
  std::vector<std::string> out{kind};
  if (const contract::PartKind* known = terms.contract().parts.kind(kind)) {
    out.insert(out.end(), known->substitutes.begin(), known->substitutes.end());
  }
  return out;
}

parts::AboutCase about_case(const View& view, CaseId id) {
  const cases::Case state = cases::fold(history_of(view, id));
  return {id,           state.contract,   state.level, state.site,
          state.opened, state.last_event, state.ended, state.standby_judged};
}

parts::AboutAsset about_asset(const View& view, AssetId id) {
  const assets::Asset state = asset_state(view, id);
  return {id, state.tag, state.site, state.contract};
}

PartsChanged carry_out_parts(Transaction& transaction, const journal::Subject& first,
                             const std::string& contract, authority::Drafts drafts) {
  carry_out(transaction, first, contract, std::move(drafts));
  watch_coverage(transaction, contract);
  PartsChanged out;
  static_cast<Changed&>(out) = transaction.changed();
  out.warnings = warnings_of(transaction.recorded());
  for (const journal::Event& event : transaction.recorded()) {
    if (event.type == "stock.moved") out.moves.push_back(parts::move_of(event));
    if (const auto gap = gap_in(transaction, event)) out.gaps.push_back(*gap);
  }
  return out;
}

PartsChanged as_repeated(const journal::Event& first) {
  PartsChanged out;
  out.events = {first};
  out.how = Changed::How::repeated;
  return out;
}

cases::UnsettledParts unsettled_parts(const View& view, CaseId id) {
  const std::vector<store::PartRequestRow> asked = asked_for(view, id);
  if (asked.empty()) return std::nullopt;
  std::vector<std::string> out;
  for (const store::PartRequestRow& row : asked) {
    const parts::PartRequest state = request_in(view, row.number);
    const std::vector<parts::OldPart> old = parts::unsettled(state);
    if (!old.empty() || is_out(state)) out.push_back(words_of(state, old));
  }
  return out;
}

void give_up_request(Transaction& transaction, const journal::Subject& subject,
                     std::vector<journal::Event>& history) {
  if (subject.kind != "part") return;
  const parts::PartRequest state = parts::fold_request(history);
  const std::optional<parts::Lapse> lapse = lapse_of(transaction, state);
  if (!lapse) return;
  const contract::Terms& terms = terms_of(transaction, subject, history);
  const authority::Acting by_desk{std::string(system_actor), transaction.now(), transaction.now()};
  const parts::Stock stock = stock_of(transaction, state.contract, {state.lot.kind});
  std::set<journal::Subject> touched;
  for (journal::Draft& draft : parts::decide(terms, by_desk, state, stock, *lapse)) {
    const journal::Event event = transaction.record_own(state.contract, std::move(draft));
    post(transaction, event);
    std::vector<journal::Subject> about = event.refs;
    about.push_back(event.subject);
    if (std::erase(about, subject) > 0) history.push_back(event);
    touched.insert(about.begin(), about.end());
  }
  for (const journal::Subject& other : touched) {
    if (other.kind == "case" || other.kind == "asset") settle(transaction, other);
  }
  watch_coverage(transaction, state.contract);
}

void give_up_requests(Transaction& transaction, CaseId id) {
  for (const store::PartRequestRow& row : asked_for(transaction, id)) {
    if (!row.ended) settle(transaction, {"part", PartRequestId{row.number}.str()});
  }
}

std::vector<store::PromiseRow> reservation_to_come(const journal::Subject& subject,
                                                   const std::vector<journal::Event>& history) {
  if (subject.kind != "part") return {};
  const parts::PartRequest state = parts::fold_request(history);
  if (state.status != parts::RequestStatus::reserved || !state.until) return {};
  store::PromiseRow row;
  row.contract = state.contract;
  row.subject = subject;
  row.obligation = reservation;
  row.phase = "unborn";
  row.verdict = "open";
  row.started = *state.until;
  row.next_due = *state.until;
  return {row};
}

}  // namespace svcdesk::desk
