// Depots, suppliers, orders, and work on the stock (PRT-1, PRT-3, PRT-9, PRT-11).
#include <algorithm>

#include "svcdesk/desk/parts.hpp"
#include "svcdesk/desk/parts_room.hpp"

namespace svcdesk::desk {
namespace {

using parts::Drafts;

std::vector<journal::Event> of_contract(const View& view, const std::string& contract) {
  return view.store().history({"contract", contract});
}

Instant last_move_of(const View& view, const std::string& contract,
                     const std::vector<std::string>& kinds) {
  Instant last{};
  for (const std::string& kind : kinds) {
    if (const auto at = view.store().last_move(contract, kind)) last = std::max(last, *at);
  }
  return last;
}

parts::Stockroom room_of(const View& view, const std::string& contract,
                         const std::vector<std::string>& kinds) {
  return {stock_of(view, contract, kinds), parts::depots_of(of_contract(view, contract)),
          last_move_of(view, contract, kinds)};
}

// Every kind that the contract has or that lies in one of its depots.
std::vector<std::string> every_known_kind(const View& view, const contract::Terms& terms) {
  std::vector<std::string> out;
  for (const contract::PartKind& one : terms.contract().parts.kinds) out.push_back(one.code);
  for (const store::BalanceRow& row : view.store().balances(terms.contract().id)) {
    if (std::find(out.begin(), out.end(), row.kind) == out.end()) out.push_back(row.kind);
  }
  return out;
}

struct Deciding {
  const View& view;
  const contract::Terms& terms;
  const std::string& contract;

  template <class Work>
  requires requires(const Work& work) { work.kind; }
  Drafts operator()(const Work& work) const {
    return parts::decide(terms, acting(view), room_of(view, contract, {work.kind}), work);
  }
  Drafts operator()(const parts::Count& work) const {
    const auto kinds = every_known_kind(view, terms);
    return parts::decide(terms, acting(view), room_of(view, contract, kinds), work);
  }
  Drafts operator()(const parts::Survey& work) const {
    return parts::decide(terms, acting(view), parts::depots_of(of_contract(view, contract)), work);
  }
  Drafts operator()(const parts::Evaluate& work) const {
    return parts::decide(terms, acting(view), parts::depots_of(of_contract(view, contract)), work);
  }
  Drafts operator()(const parts::RateSupplier& work) const {
    return parts::decide(terms, acting(view), parts::suppliers_of(of_contract(view, contract)),
                         work);
  }
};

parts::Order order_in(const View& view, OrderId id) {
  return parts::order_of(view.store().history({"order", id.str()}));
}

OrderChanged order_told(const View& view, PartsChanged changed, OrderId id) {
  OrderChanged out;
  static_cast<PartsChanged&>(out) = std::move(changed);
  out.state = order_in(view, id);
  return out;
}

}  // namespace

PartsChanged Parts::work(const StockWork& request) {
  PartsChanged out;
  session_->write([&](Transaction& tx) {
    if (const auto first = tx.repeated()) {
      out = as_repeated(*first);
      return;
    }
    const std::string contract = tx.contract_id();
    const contract::Terms& terms = tx.terms_at(contract, tx.at());
    Drafts drafts = std::visit(Deciding{tx, terms, contract}, request);
    out = carry_out_parts(tx, {}, contract, std::move(drafts));
  });
  return out;
}

OrderChanged Parts::order(parts::PlaceOrder request) {
  OrderChanged out;
  session_->write([&](Transaction& tx) {
    if (const auto first = tx.repeated()) {
      out = order_told(tx, as_repeated(*first),
                       OrderId::parse(first->subject.id).value_or(OrderId{}));
      return;
    }
    const std::string contract = tx.contract_id();
    const contract::Terms& terms = tx.terms_at(contract, tx.at());
    request.id = OrderId{tx.store().draw_number(OrderKind::prefix)};
    Drafts drafts = parts::decide(terms, acting(tx), room_of(tx, contract, {request.kind}),
                                  parts::suppliers_of(of_contract(tx, contract)), request);
    const journal::Subject subject{"order", request.id.str()};
    out = order_told(tx, carry_out_parts(tx, subject, contract, std::move(drafts)), request.id);
  });
  return out;
}

OrderChanged Parts::apply(const std::string& order, const OrderRequest& request) {
  OrderChanged out;
  session_->write([&](Transaction& tx) {
    if (const auto first = tx.repeated()) {
      out = order_told(tx, as_repeated(*first),
                       OrderId::parse(first->subject.id).value_or(OrderId{}));
      return;
    }
    const OrderId id = find_numbered<OrderKind>(tx, "order", order);
    const parts::Order state = order_in(tx, id);
    const contract::Terms& terms = tx.terms_at(state.contract, tx.at());
    const parts::Stockroom room = room_of(tx, state.contract, {state.kind});
    Drafts drafts = std::visit(
        [&](const auto& what) { return parts::decide(terms, acting(tx), room, state, what); },
        request);
    const journal::Subject subject{"order", id.str()};
    out = order_told(tx, carry_out_parts(tx, subject, state.contract, std::move(drafts)), id);
  });
  return out;
}

parts::Order Parts::show_order(const std::string& order) {
  return session_->read(
      [&](View& view) { return order_in(view, find_numbered<OrderKind>(view, "order", order)); });
}

parts::Suppliers Parts::suppliers() {
  return session_->read(
      [](View& view) { return parts::suppliers_of(of_contract(view, view.contract_id())); });
}

parts::Depots Parts::depots() {
  return session_->read(
      [](View& view) { return parts::depots_of(of_contract(view, view.contract_id())); });
}

}  // namespace svcdesk::desk
