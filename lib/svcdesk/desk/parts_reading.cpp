// Lists, coverage, plan and figures of the store (PRT-2, PRT-8, PRT-10).
#include <algorithm>
#include <functional>

#include "svcdesk/desk/parts.hpp"
#include "svcdesk/desk/parts_room.hpp"
#include "svcdesk/desk/versions.hpp"
#include "svcdesk/parts/gaps.hpp"
#include "svcdesk/store/ledger.hpp"
#include "svcdesk/store/register.hpp"

namespace svcdesk::desk {
namespace {

constexpr std::int64_t parts_per_page = 500;

// Goes through a list in pages of their own snapshots, below the last key of each.
template <class Asked, class Page, class Key, class Each>
void in_pages(Session& session, Asked query, std::int64_t Asked::*before, Page&& page, Key key,
              const Each& each) {
  std::int64_t left = query.limit;
  if (query.contract.empty()) query.contract = session.options().contract;
  while (left != 0) {
    query.limit = left < 0 ? parts_per_page : std::min(left, parts_per_page);
    const auto rows = session.read([&](View& view) { return page(view.store(), query); });
    for (const auto& row : rows) each(row);
    if (std::ssize(rows) < query.limit) return;
    if (left > 0) left -= std::ssize(rows);
    query.*before = std::invoke(key, rows.back());
  }
}

std::optional<CoverageView::Restock> restock_of(const View& view, const std::string& contract,
                                                const std::string& kind) {
  const journal::Subject subject = parts::coverage_subject(contract, kind);
  const parts::Gaps gaps = parts::gaps_of(view.store().history(subject));
  const auto gap = gaps.find(kind);
  if (gap == gaps.end() || gap->second.state == parts::Gap::State::closed) return std::nullopt;
  CoverageView::Restock out{kind, gap->second.since, std::nullopt};
  for (const store::PromiseRow& row : view.store().promises_of(subject)) {
    if (!row.settled_at) out.due = row.due;
  }
  return out;
}

parts::Coverage as_if(const View& view, const contract::Terms& terms, const WhatIf& what_if) {
  if (what_if.lost_rack.empty()) {
    parts::Coverage coverage = coverage_of(view, terms);
    if (what_if.failures <= 0) return coverage;
    return parts::if_failing(std::move(coverage), what_if.failures);
  }
  const contract::Contract& contract = terms.contract();
  std::vector<parts::Machines> lost;
  for (const store::MachinesRow& row :
       store::Register(view.store()).machines(contract.id, today(view, terms), what_if.lost_rack)) {
    lost.push_back({row.vendor, row.model, row.count});
  }
  return parts::if_lost(contract.parts, lost,
                        parts::on_hand(contract.parts, whole_stock(view, contract.id)));
}

parts::Move fitting_of(const store::StockMoveRow& row) {
  const auto at = [](const std::string& place, const std::string& condition) {
    const auto known = parts::condition_of(condition);
    return known ? std::optional(parts::Position{parts::Place::parse(place), *known})
                 : std::nullopt;
  };
  return {row.kind, row.serial, row.quantity, at(row.from_place, row.from_condition),
          at(row.to_place, row.to_condition)};
}

const contract::Terms& terms_now(const View& view) {
  return view.terms_at(view.contract_id(), view.now());
}

}  // namespace

void Parts::requests(store::PartsQuery query,
                     const std::function<void(const store::PartRequestRow&)>& each) {
  in_pages(
      *session_, std::move(query), &store::PartsQuery::before_number,
      [](const store::Store& store, const auto& asked) {
        return store::Ledger(store).requests(asked);
      },
      &store::PartRequestRow::number, each);
}

void Parts::orders(store::PartsQuery query,
                   const std::function<void(const store::PartOrderRow&)>& each) {
  in_pages(
      *session_, std::move(query), &store::PartsQuery::before_number,
      [](const store::Store& store, const auto& asked) {
        return store::Ledger(store).orders(asked);
      },
      &store::PartOrderRow::number, each);
}

void Parts::loans(store::PartsQuery query, const std::function<void(const store::LoanRow&)>& each) {
  in_pages(
      *session_, std::move(query), &store::PartsQuery::before_number,
      [](const store::Store& store, const auto& asked) {
        return store::Ledger(store).loans(asked);
      },
      &store::LoanRow::number, each);
}

void Parts::repairs(store::PartsQuery query,
                    const std::function<void(const store::RepairRow&)>& each) {
  in_pages(
      *session_, std::move(query), &store::PartsQuery::before_number,
      [](const store::Store& store, const auto& asked) {
        return store::Ledger(store).repairs(asked);
      },
      &store::RepairRow::number, each);
}

void Parts::moves(store::MoveQuery query,
                  const std::function<void(const store::StockMoveRow&)>& each) {
  in_pages(
      *session_, std::move(query), &store::MoveQuery::before_seq,
      [](const store::Store& store, const auto& asked) {
        return store::Ledger(store).moves(asked);
      },
      &store::StockMoveRow::seq, each);
}

std::vector<store::BalanceRow> Parts::stock(const std::string& kind) {
  return session_->read([&](View& view) {
    const std::string contract = view.contract_id();
    return kind.empty() ? store::Ledger(view.store()).balances(contract)
                        : store::Ledger(view.store()).balances(contract, kind);
  });
}

std::optional<store::BalanceRow> Parts::piece(const std::string& serial) {
  return session_->read(
      [&](View& view) { return store::Ledger(view.store()).piece(view.contract_id(), serial); });
}

CoverageView Parts::coverage(const WhatIf& what_if) {
  return session_->read([&](View& view) {
    const contract::Terms& terms = terms_now(view);
    CoverageView out{as_if(view, terms, what_if), {}};
    for (const parts::Need& need : out.coverage.needs) {
      if (auto restock = restock_of(view, terms.contract().id, need.kind)) {
        out.restocks.push_back(std::move(*restock));
      }
    }
    return out;
  });
}

std::vector<parts::PlanLine> Parts::plan() {
  return session_->read([&](View& view) {
    const contract::Terms& terms = terms_now(view);
    return parts::parts_plan(coverage_of(view, terms), whole_stock(view, terms.contract().id));
  });
}

PartsFigures Parts::figures(const store::PartsSpan& span) {
  return session_->read([&](View& view) {
    const contract::Terms& terms = terms_now(view);
    const std::string& contract = terms.contract().id;
    const store::PartsRecord record = store::Ledger(view.store()).record(contract, span);
    std::vector<parts::MovedAt> moves;
    for (const store::StockMoveRow& row : record.fittings) {
      moves.push_back({fitting_of(row), row.at});
    }
    std::vector<parts::Asked> asked;
    for (const store::PartRequestRow& row : record.requests) {
      asked.push_back(
          {row.kind, row.hit != 0 ? parts::Asked::Found::yes : parts::Asked::Found::no});
    }
    std::vector<parts::Delivered> delivered;
    for (const store::PartOrderRow& row : record.orders) {
      delivered.push_back({row.kind, row.placed, row.ended.value_or(row.placed)});
    }
    const parts::OnHandByKind on_hand =
        parts::on_hand(terms.contract().parts, whole_stock(view, contract));
    std::map<std::string, Instant> last_moved;
    for (const auto& [kind, held] : on_hand) {
      if (const auto at = store::Ledger(view.store()).last_move(contract, kind))
        last_moved[kind] = *at;
    }
    PartsFigures out;
    out.consumed = parts::consumption(moves, terms.zone());
    out.hits = parts::hit_rates(asked);
    out.lead_times = parts::lead_times(delivered);
    out.dead = parts::dead_stock(on_hand, last_moved, span.from);
    out.proposals = parts::proposals(out.hits, out.consumed, on_hand);
    return out;
  });
}

std::vector<parts::Reach> Parts::reach(const std::string& kind, const std::string& site,
                                       std::optional<Seconds> limit) {
  return session_->read([&](View& view) {
    const contract::Terms& terms = terms_now(view);
    const contract::Supply& supply = terms.contract().parts;
    const parts::Stock stock = stock_of(view, terms.contract().id, {kind});
    std::map<std::string, std::int64_t> free;
    for (const contract::Depot& depot : supply.depots) {
      free[depot.code] = stock.free(kind, depot.code);
    }
    return parts::reach_of(supply, site, free, limit);
  });
}

}  // namespace svcdesk::desk
