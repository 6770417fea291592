#include "svcdesk/desk/month_parts.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "svcdesk/desk/asset_room.hpp"
#include "svcdesk/desk/ledger.hpp"
#include "svcdesk/parts/gaps.hpp"
#include "svcdesk/parts/loan.hpp"
#include "svcdesk/parts/orders.hpp"
#include "svcdesk/reports/monthly.hpp"
#include "svcdesk/store/ledger.hpp"
#include "svcdesk/store/register.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::desk {
namespace {

constexpr std::size_t subjects_a_page = 200;
constexpr std::int64_t months_back = 11;

bool speaks_of_parts(const contract::Supply& supply) {
  return !supply.depots.empty() || !supply.kinds.empty();
}

std::vector<parts::HitRate> rates(const std::vector<store::AskedRow>& rows) {
  std::vector<parts::HitRate> out;
  out.reserve(rows.size());
  for (const store::AskedRow& row : rows) out.push_back({row.kind, row.asked, row.found});
  return out;
}

std::vector<parts::LeadTime> lead_times_of(const std::vector<store::DeliveredRow>& rows) {
  std::vector<parts::Delivered> delivered;
  delivered.reserve(rows.size());
  for (const store::DeliveredRow& row : rows) {
    delivered.push_back({row.kind, row.placed, row.received});
  }
  return parts::lead_times(delivered);
}

// Calls `take` for each number, so many in one short snapshot.
template <class Take>
void in_snapshots(const store::Store& store, const std::vector<std::int64_t>& numbers,
                  std::size_t most, const Take& take) {
  const std::size_t end = std::min(numbers.size(), most);
  for (std::size_t first = 0; first < end; first += subjects_a_page) {
    store.read([&] {
      for (std::size_t i = first; i < std::min(first + subjects_a_page, end); ++i) {
        take(numbers[i]);
      }
    });
  }
}

}  // namespace

MonthOfParts::MonthOfParts(const View& view, MonthSpan month)
    : view_(view), month_(std::move(month)) {
  const auto version = view.find_version(month_.contract, month_.before - Seconds{1});
  if (!version) return;
  terms_ = view.shared_terms(month_.contract, *version);
  if (!speaks_of_parts(terms_->contract().parts)) {
    terms_.reset();
    return;
  }
  for (std::int64_t back = months_back; back >= 0; --back) {
    const Date first = time::add_months(month_.first, -back);
    const Instant end = terms_->start_of(time::add_months(first, 1));
    spans_.push_back({terms_->start_of(first), std::min(end, month_.before)});
    out_.months.push_back(time::to_string(first).substr(0, 7));
  }
  read_lists();
}

void MonthOfParts::read_lists() {
  const store::Ledger ledger(view_.store());
  const store::PartsSpan month{month_.from, month_.before};
  const store::PartsSpan year{spans_.front().from, month_.before};
  out_.asked = rates(ledger.asked(month_.contract, month));
  out_.asked_year = rates(ledger.asked(month_.contract, year));
  out_.lead_times = lead_times_of(ledger.delivered(month_.contract, year));
  orders_ = ledger.orders_open(month_.contract, month_.before);
  loans_ = ledger.loans_out(month_.contract, month_.before);
  out_.orders_in_all = std::ssize(orders_);
  out_.loans_in_all = std::ssize(loans_);
  const store::Register machines(view_.store());
  const std::string day = time::to_string(terms_->zone().date(month_.before - Seconds{1}));
  unchanged_ = machines.unchanged_machines(month_.contract, day, month_.before);
  changed_ = machines.changed_since(month_.contract, month_.before);
}

std::optional<reports::MonthlyParts> MonthOfParts::gather() {
  if (!terms_) return std::nullopt;
  const contract::Supply& supply = terms_->contract().parts;
  for (const contract::PartKind& kind : supply.kinds) {
    out_.kinds.emplace_back(kind.code, kind.name);
  }
  Moved moved;
  for (const std::string& kind : kinds()) {
    view_.store().read([&] { take_kind(kind, moved); });
  }
  std::ranges::sort(out_.consumed, {},
                    [](const parts::Consumption& one) { return std::tie(one.month, one.kind); });
  const parts::OnHandByKind on_hand = parts::on_hand(supply, parts::Stock(moved.balances));
  out_.coverage = parts::coverage_of(supply, machines(), on_hand);
  take_figures(on_hand, moved);
  take_gaps();
  const std::size_t most = reports::Monthly::most_listed;
  in_snapshots(view_.store(), orders_, most,
               [&](std::int64_t number) { take_order(OrderId{number}); });
  in_snapshots(view_.store(), loans_, most,
               [&](std::int64_t number) { take_loan(LoanId{number}); });
  return std::move(out_);
}

// The files of those that were changed since, as they were.
std::vector<parts::Machines> MonthOfParts::machines() const {
  const Date day = terms_->zone().date(month_.before - Seconds{1});
  std::map<std::pair<std::string, std::string>, std::int64_t> counts;
  for (const store::MachinesRow& row : unchanged_) counts[{row.vendor, row.model}] += row.count;
  in_snapshots(view_.store(), changed_, changed_.size(), [&](std::int64_t number) {
    const assets::Asset state =
        assets::fold(month_.known(view_.store().history(subject_of(AssetId{number}))));
    const bool ours = state.id.number != 0 && state.faulty.empty() && state.covered(day);
    if (ours) ++counts[{state.vendor, state.model}];
  });
  std::vector<parts::Machines> out;
  out.reserve(counts.size());
  for (const auto& [named, count] : counts) out.push_back({named.first, named.second, count});
  return out;
}

std::vector<std::string> MonthOfParts::kinds() const {
  std::vector<std::string> moved;
  view_.store().read([&] { moved = store::Ledger(view_.store()).kinds_moved(month_.contract); });
  std::set<std::string> out(moved.begin(), moved.end());
  for (const contract::PartKind& kind : terms_->contract().parts.kinds) out.insert(kind.code);
  return {out.begin(), out.end()};
}

void MonthOfParts::take_kind(const std::string& kind, Moved& moved) {
  const store::Ledger ledger(view_.store());
  for (const store::BalanceRow& row : ledger.at_hand(month_.contract, kind, month_.known())) {
    moved.balances.push_back(balance_of(row));
  }
  for (std::size_t i = 0; i < spans_.size(); ++i) {
    const std::int64_t pieces = ledger.fitted(month_.contract, kind, spans_[i], month_.seq);
    if (pieces > 0) out_.consumed.push_back({out_.months[i], kind, pieces});
  }
  if (const auto at = ledger.last_move(month_.contract, kind, month_.known())) {
    moved.last[kind] = *at;
  }
}

void MonthOfParts::take_figures(const parts::OnHandByKind& on_hand, const Moved& moved) {
  out_.dead = parts::dead_stock(on_hand, moved.last, spans_.front().from);
  out_.proposals = parts::proposals(out_.asked_year, out_.consumed, on_hand);
}

void MonthOfParts::take_gaps() {
  for (const parts::Need& need : out_.coverage.needs) {
    if (need.covered()) continue;
    std::vector<journal::Event> history;
    view_.store().read([&] {
      history = view_.store().history(parts::coverage_subject(month_.contract, need.kind));
    });
    const parts::Gaps gaps = parts::gaps_of(month_.known(std::move(history)));
    const auto found = gaps.find(need.kind);
    if (found == gaps.end() || found->second.state == parts::Gap::State::closed) continue;
    out_.gaps[need.kind] = found->second.since;
  }
}

void MonthOfParts::take_order(OrderId id) {
  const parts::Order state =
      parts::order_of(month_.known(view_.store().history({"order", id.str()})));
  reports::MonthlyOrder order{
      id.str(), state.kind, state.supplier, state.depot, state.outstanding(), state.placed, {}};
  if (state.expected) order.expected = time::to_string(*state.expected);
  out_.orders.push_back(std::move(order));
}

void MonthOfParts::take_loan(LoanId id) {
  const parts::Loan state =
      parts::fold_loan(month_.known(view_.store().history({"loan", id.str()})));
  reports::MonthlyLoan loan;
  loan.id = id.str();
  loan.purpose = parts::to_string(state.purpose);
  loan.kind = state.out.kind;
  if (state.case_id) loan.case_id = state.case_id->str();
  loan.place = state.place.name;
  const contract::Person* borrower = terms_->contract().person(state.borrower);
  loan.borrower = borrower == nullptr ? state.borrower : borrower->name;
  loan.pieces = state.out.quantity;
  loan.opened = state.opened;
  loan.due = state.due;
  out_.loans.push_back(std::move(loan));
}

}  // namespace svcdesk::desk
