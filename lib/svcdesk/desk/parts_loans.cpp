// Loans of standby machines and tools, and off-site repairs (PRT-7, PRT-11, PRT-12).
#include "svcdesk/desk/parts.hpp"
#include "svcdesk/desk/parts_room.hpp"

namespace svcdesk::desk {
namespace {

using authority::Drafts;

struct OfLoan {
  using Kind = LoanKind;
  using Changed = LoanChanged;
  static constexpr std::string_view kind = "loan";
  static parts::Loan state(const std::vector<journal::Event>& history) {
    return parts::fold_loan(history);
  }
};

struct OfRepair {
  using Kind = RepairKind;
  using Changed = RepairChanged;
  static constexpr std::string_view kind = "repair";
  static parts::Repair state(const std::vector<journal::Event>& history) {
    return parts::fold_repair(history);
  }
};

const std::string& kind_of(const parts::Loan& state) { return state.lent.kind; }
const std::string& kind_of(const parts::Repair& state) { return state.lot.kind; }

template <class Of>
journal::Subject numbered(Id<typename Of::Kind> id) {
  return {std::string(Of::kind), id.str()};
}

template <class Of>
auto state_of(const View& view, Id<typename Of::Kind> id) {
  return Of::state(view.store().history(numbered<Of>(id)));
}

template <class Of>
typename Of::Changed told_as(const View& view, PartsChanged changed, Id<typename Of::Kind> id) {
  typename Of::Changed out;
  static_cast<PartsChanged&>(out) = std::move(changed);
  out.state = state_of<Of>(view, id);
  return out;
}

template <class Of>
typename Of::Changed told_first(const View& view, const journal::Event& first) {
  using Numbered = Id<typename Of::Kind>;
  return told_as<Of>(view, as_repeated(first),
                     Numbered::parse(first.subject.id).value_or(Numbered{}));
}

// Something new, under the number that was drawn for it; a case says of which contract it is.
template <class Of>
struct Beginning {
  Transaction& tx;
  const contract::Terms& terms;
  Id<typename Of::Kind> id;
  std::optional<parts::AboutCase> about;
};

template <class Of, class Decide>
typename Of::Changed begin(Session& session, const std::string& case_id, Decide&& decide) {
  typename Of::Changed out;
  session.write([&](Transaction& tx) {
    if (const auto first = tx.repeated()) {
      out = told_first<Of>(tx, *first);
      return;
    }
    std::optional<parts::AboutCase> about;
    if (!case_id.empty()) about = about_case(tx, find_case(tx, case_id));
    const contract::Terms& terms = tx.terms_at(about ? about->contract : tx.contract_id(), tx.at());
    const std::string contract = terms.contract().id;
    const Beginning<Of> it{tx, terms, {tx.store().draw_number(Of::Kind::prefix)}, about};
    Drafts drafts = decide(it);
    out = told_as<Of>(tx, carry_out_parts(tx, numbered<Of>(it.id), contract, std::move(drafts)),
                      it.id);
  });
  return out;
}

template <class Of, class Verb>
typename Of::Changed go_on(Session& session, const std::string& word, const Verb& verb) {
  typename Of::Changed out;
  session.write([&](Transaction& tx) {
    if (const auto first = tx.repeated()) {
      out = told_first<Of>(tx, *first);
      return;
    }
    const auto id = find_numbered<typename Of::Kind>(tx, Of::kind, word);
    const auto state = state_of<Of>(tx, id);
    const contract::Terms& terms = tx.terms_at(state.contract, tx.at());
    const parts::Stock stock = stock_of(tx, state.contract, {kind_of(state)});
    Drafts drafts = std::visit(
        [&](const auto& what) { return parts::decide(terms, acting(tx), state, stock, what); },
        verb);
    out = told_as<Of>(tx, carry_out_parts(tx, numbered<Of>(id), state.contract, std::move(drafts)),
                      id);
  });
  return out;
}

}  // namespace

LoanChanged Parts::lend(const NewLoan& request) {
  return begin<OfLoan>(*session_, request.case_id, [&](const Beginning<OfLoan>& it) {
    const parts::Lend lend{
        it.id,           request.purpose,  it.about,      request.kind,     request.depot,
        request.serials, request.quantity, request.place, request.borrower, request.until};
    const parts::Stock stock = stock_of(it.tx, it.terms.contract().id, {request.kind});
    return parts::decide(it.terms, acting(it.tx), stock, lend);
  });
}

LoanChanged Parts::apply(const std::string& loan, const LoanVerb& verb) {
  return go_on<OfLoan>(*session_, loan, verb);
}

RepairChanged Parts::repair(const NewRepair& request) {
  return begin<OfRepair>(*session_, request.case_id, [&](const Beginning<OfRepair>& it) {
    const std::string& contract = it.terms.contract().id;
    parts::OpenRepair open = request.repair;
    open.id = it.id;
    open.about = it.about;
    if (!request.asset.empty()) {
      open.asset = about_asset(it.tx, find_asset(it.tx, contract, request.asset));
    }
    if (!request.covered_by.empty()) {
      open.covered_by = find_numbered<LoanKind>(it.tx, "loan", request.covered_by);
    }
    return parts::decide(it.terms, acting(it.tx), stock_of(it.tx, contract, {open.kind}), open);
  });
}

RepairChanged Parts::apply(const std::string& repair, const RepairVerb& verb) {
  return go_on<OfRepair>(*session_, repair, verb);
}

parts::Loan Parts::show_loan(const std::string& loan) {
  return session_->read([&](View& view) {
    return state_of<OfLoan>(view, find_numbered<LoanKind>(view, "loan", loan));
  });
}

parts::Repair Parts::show_repair(const std::string& repair) {
  return session_->read([&](View& view) {
    return state_of<OfRepair>(view, find_numbered<RepairKind>(view, "repair", repair));
  });
}

}  // namespace svcdesk::desk
