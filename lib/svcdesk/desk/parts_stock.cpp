// Depots, suppliers, orders, and work on the stock (PRT-1, PRT-3, PRT-9, PRT-11).
#include <algorithm>

#include "svcdesk/base/utf8.hpp"
#include "svcdesk/desk/parts.hpp"
#include "svcdesk/desk/parts_room.hpp"
#include "svcdesk/store/ledger.hpp"

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
    if (const auto at = store::Ledger(view.store()).last_move(contract, kind))
      last = std::max(last, *at);
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
  for (const store::BalanceRow& row : store::Ledger(view.store()).balances(terms.contract().id)) {
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

RestockChanged restock_told(const View& view, PartsChanged changed,
                            const std::vector<OrderId>& ids) {
  RestockChanged out;
  static_cast<PartsChanged&>(out) = std::move(changed);
  for (const OrderId id : ids) out.orders.push_back(order_in(view, id));
  return out;
}

// The order behind that event, and those that were placed with it.
std::vector<OrderId> placed_together(const journal::Event& first) {
  std::vector<OrderId> out{OrderId::parse(first.subject.id).value_or(OrderId{})};
  for (const std::string& one : parts::texts_in(first.payload, "with")) {
    out.push_back(OrderId::parse(one).value_or(OrderId{}));
  }
  return out;
}

// What is to be bought of the kinds that are meant. Throws Error(not_found) for a kind that the
// contract lacks.
std::vector<parts::PlanLine> to_buy(const View& view, const contract::Terms& terms,
                                    const std::vector<std::string>& kinds) {
  std::vector<std::string> known;
  for (const contract::PartKind& one : terms.contract().parts.kinds) known.push_back(one.code);
  for (const std::string& one : kinds) {
    if (std::find(known.begin(), known.end(), one) != known.end()) continue;
    throw Error(ErrorCode::not_found, {"parts.no_kind", {{"word", one}, {"known", joined(known)}}});
  }
  std::vector<parts::PlanLine> out =
      parts::parts_plan(coverage_of(view, terms), whole_stock(view, terms.contract().id));
  std::erase_if(out, [&](const parts::PlanLine& line) {
    const bool meant =
        kinds.empty() || std::find(kinds.begin(), kinds.end(), line.kind) != kinds.end();
    return !meant || line.to_buy == 0;
  });
  return out;
}

Drafts place_orders(const View& view, const contract::Terms& terms, const Restock& request,
                    const std::vector<parts::PlanLine>& lines, const std::vector<OrderId>& ids) {
  const std::string& contract = terms.contract().id;
  const parts::Suppliers suppliers = parts::suppliers_of(of_contract(view, contract));
  Drafts out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    parts::PlaceOrder place{
        ids[i], lines[i].kind, lines[i].to_buy, request.supplier, request.depot, {}, {}};
    if (i == 0) place.with.assign(ids.begin() + 1, ids.end());
    for (journal::Draft& draft : parts::decide(
             terms, acting(view), room_of(view, contract, {place.kind}), suppliers, place)) {
      out.push_back(std::move(draft));
    }
  }
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

RestockChanged Parts::restock(const Restock& request) {
  RestockChanged out;
  session_->write([&](Transaction& tx) {
    if (const auto first = tx.repeated()) {
      out = restock_told(tx, as_repeated(*first), placed_together(*first));
      return;
    }
    const std::string contract = tx.contract_id();
    const contract::Terms& terms = tx.terms_at(contract, tx.at());
    const std::vector<parts::PlanLine> lines = to_buy(tx, terms, request.kinds);
    if (lines.empty()) {
      static_cast<Changed&>(out) = tx.changed();
      return;
    }
    std::vector<OrderId> ids;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      ids.push_back(OrderId{tx.store().draw_number(OrderKind::prefix)});
    }
    Drafts drafts = place_orders(tx, terms, request, lines, ids);
    const journal::Subject subject{"order", ids.front().str()};
    out = restock_told(tx, carry_out_parts(tx, subject, contract, std::move(drafts)), ids);
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
