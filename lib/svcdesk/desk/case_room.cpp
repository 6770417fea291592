#include "svcdesk/desk/case_room.hpp"

#include "svcdesk/desk/parts_room.hpp"
#include "svcdesk/desk/recording.hpp"

namespace svcdesk::desk {
namespace {

CaseId last_of_actor(const View& view) {
  store::EventQuery query;
  query.actor = view.options().actor;
  query.type_prefix = "case.";
  query.order = store::EventQuery::Order::newest_first;
  query.limit = 1;
  const std::vector<journal::Event> newest = view.store().events(query);
  if (newest.empty()) {
    throw Error(ErrorCode::not_found, {"desk.case.no_last", {{"actor", view.options().actor}}});
  }
  return CaseId::parse(newest.front().subject.id).value_or(CaseId{});
}

}  // namespace

journal::Subject subject_of(CaseId id) { return {"case", id.str()}; }

CaseId find_case(const View& view, const std::string& id) {
  if (id == "@last") return last_of_actor(view);
  const std::optional<CaseId> parsed = CaseId::parse(id);
  if (!parsed) {
    throw Error(ErrorCode::usage, {"desk.case.no_id", {{"id", id}}})
        .hint({"desk.case.hint_id", {}});
  }
  if (!view.store().has_case(parsed->number)) {
    throw Error(ErrorCode::not_found, {"desk.case.unknown", {{"case", parsed->str()}}})
        .hint({"desk.case.hint_search", {}});
  }
  return *parsed;
}

std::vector<journal::Event> history_of(const View& view, CaseId id) {
  return view.store().history(subject_of(id));
}

CaseChanged carry_out(Transaction& transaction, CaseId id, const std::string& contract,
                      authority::Drafts drafts) {
  CaseChanged out;
  out.promises = carry_out(transaction, subject_of(id), contract, std::move(drafts));
  out.state = cases::fold(history_of(transaction, id));
  if (out.state.ended) {
    give_up_requests(transaction, id);
    out.promises = transaction.store().promises_of(subject_of(id));
  }
  static_cast<Changed&>(out) = transaction.changed();
  out.warnings = warnings_of(transaction.recorded());
  return out;
}

CaseChanged as_before(const Transaction& transaction, const journal::Event& first) {
  const CaseId id = find_case(transaction, first.subject.id);
  CaseChanged out;
  out.events = {first};
  out.how = Changed::How::repeated;
  out.state = cases::fold(history_of(transaction, id));
  out.promises = transaction.store().promises_of(subject_of(id));
  return out;
}

}  // namespace svcdesk::desk
