#include "svcdesk/desk/changes.hpp"

#include <algorithm>

#include "svcdesk/desk/asset_room.hpp"
#include "svcdesk/desk/case_room.hpp"
#include "svcdesk/desk/change_room.hpp"
#include "svcdesk/desk/ledger.hpp"
#include "svcdesk/desk/recording.hpp"
#include "svcdesk/store/change_lists.hpp"

namespace svcdesk::desk {
namespace {

constexpr std::int64_t changes_per_page = 500;

ChangeChanged change_told(const Transaction& tx, ChangeId id) {
  ChangeChanged out;
  static_cast<Changed&>(out) = tx.changed();
  out.warnings = warnings_of(tx.recorded());
  out.state = change_state(tx, id);
  out.promises = tx.store().promises_of(subject_of(id));
  return out;
}

ChangeChanged change_before(const Transaction& tx, const journal::Event& first) {
  ChangeChanged out = change_told(tx, ChangeId::parse(first.subject.id).value_or(ChangeId{}));
  out.events = {first};
  out.how = Changed::How::repeated;
  return out;
}

// "C-12" is a case's; anything else says its kind.
std::string origin_of(const View& view, const std::string& word) {
  if (word.empty()) return {};
  if (word.find('/') != std::string::npos) return journal::Subject::parse(word).str();
  return subject_of(find_case(view, word)).str();
}

template <class Decide>
ChangeChanged apply_to(Session& session, const std::string& change, Decide&& decide) {
  ChangeChanged out;
  session.write([&](Transaction& tx) {
    if (const auto first = tx.repeated()) {
      out = change_before(tx, *first);
      return;
    }
    const ChangeId id = find_numbered<ChangeKind>(tx, "change", change);
    const changes::Change state = change_state(tx, id);
    const contract::Terms& terms = tx.terms_at(state.contract, tx.at());
    authority::Drafts drafts = decide(tx, terms, state);
    add_to_files(tx, terms, id, drafts);
    carry_out(tx, subject_of(id), state.contract, std::move(drafts));
    watch_coverage(tx, state.contract);
    out = change_told(tx, id);
  });
  return out;
}

}  // namespace

ChangeChanged Changes::request(const NewChange& request) {
  ChangeChanged out;
  session_->write([&](Transaction& tx) {
    if (const auto first = tx.repeated()) {
      out = change_before(tx, *first);
      return;
    }
    const std::string contract = tx.contract_id();
    const contract::Terms& terms = tx.terms_at(contract, tx.at());
    changes::Request made;
    made.id = ChangeId{tx.store().draw_number(ChangeKind::prefix)};
    made.title = request.title;
    made.kind = request.kind;
    made.reason = request.reason;
    made.assets = targets_of(tx, contract, request.assets);
    made.values = values_of(tx, contract, made.assets, request.values);
    made.requested_by = request.requested_by;
    made.signed_by = request.signed_by;
    made.origin = origin_of(tx, request.origin);
    carry_out(tx, subject_of(made.id), contract, changes::decide(terms, acting(tx), made));
    out = change_told(tx, made.id);
  });
  return out;
}

ChangeChanged Changes::apply(const std::string& change, const ChangeVerb& verb) {
  return apply_to(
      *session_, change,
      [&](Transaction& tx, const contract::Terms& terms, const changes::Change& state) {
        return std::visit(
            [&](const auto& what) { return changes::decide(terms, acting(tx), state, what); },
            verb);
      });
}

ChangeChanged Changes::finish(const std::string& change, const FinishChange& verb) {
  return apply_to(*session_, change,
                  [&](Transaction& tx, const contract::Terms& terms, const changes::Change& state) {
                    const changes::Finish finish{
                        verb.test, values_of(tx, state.contract, state.assets, verb.found),
                        verb.report_due, verb.note};
                    return changes::decide(terms, acting(tx), state, finish);
                  });
}

ChangeFile Changes::show(const std::string& change) {
  return session_->read([&](View& view) {
    const ChangeId id = find_numbered<ChangeKind>(view, "change", change);
    ChangeFile out;
    out.state = change_state(view, id);
    if (!out.state.ended && out.state.current() == nullptr) {
      const contract::Terms& terms = view.terms_at(out.state.contract, view.now());
      out.start_conditions = changes::start_conditions(terms, acting(view), out.state);
    }
    out.promises = view.store().promises_of(subject_of(id));
    return out;
  });
}

void Changes::list(store::ChangeQuery query,
                   const std::function<void(const store::ChangeRow&)>& each) {
  std::int64_t left = query.limit;
  if (query.contract.empty()) query.contract = session_->options().contract;
  while (left != 0) {
    query.limit = left < 0 ? changes_per_page : std::min(left, changes_per_page);
    const auto rows =
        session_->read([&](View& view) { return store::ChangeLists(view.store()).changes(query); });
    for (const store::ChangeRow& row : rows) each(row);
    if (std::ssize(rows) < query.limit) return;
    if (left > 0) left -= std::ssize(rows);
    query.before_number = rows.back().number;
  }
}

}  // namespace svcdesk::desk
