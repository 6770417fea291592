// Requests, orders, loans and repairs as the desk sees them.
#include "svcdesk/desk/portrait_parts.hpp"

#include "svcdesk/parts/loan.hpp"
#include "svcdesk/parts/orders.hpp"
#include "svcdesk/parts/repair.hpp"
#include "svcdesk/parts/request.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::desk {
namespace {

template <class Kind>
std::optional<std::int64_t> number_of(const std::optional<Id<Kind>>& id) {
  return id ? std::optional(id->number) : std::nullopt;
}

}  // namespace

Portrait portrait_of_request(const std::vector<journal::Event>& history) {
  const parts::PartRequest state = parts::fold_request(history);
  store::PartRequestRow row;
  row.number = state.id.number;
  row.contract = state.contract;
  row.status = parts::to_string(state.status);
  row.case_number = state.case_id.number;
  row.asset_number = number_of(state.asset);
  row.kind = state.kind;
  row.given = state.given;
  row.quantity = state.quantity;
  row.requester = state.requester;
  row.depot = state.depot;
  row.until = state.until;
  row.hit = state.hit ? 1 : 0;
  row.unsettled = std::ssize(parts::unsettled(state));
  row.opened = state.opened;
  row.delivered = state.delivered_at;
  row.ended = state.ended;
  row.last_event = state.last_event;
  row.revision = state.revision;
  Portrait out;
  out.number = row.number;
  out.about.title = state.case_id.str() + " " + state.kind;
  out.about.owner = state.requester;
  out.about.site = state.site;
  out.rows.push_back(derived(store::Table::part_request, row));
  return out;
}

Portrait portrait_of_order(const std::vector<journal::Event>& history) {
  const parts::Order state = parts::order_of(history);
  store::PartOrderRow row;
  row.number = state.id.number;
  row.contract = state.contract;
  row.status = parts::to_string(state.status);
  row.kind = state.kind;
  row.quantity = state.quantity;
  row.outstanding = state.outstanding();
  row.supplier = state.supplier;
  row.depot = state.depot;
  if (state.expected) row.expected = time::to_string(*state.expected);
  row.placed = state.placed;
  row.ended = state.ended;
  row.last_event = state.last_event;
  row.revision = state.revision;
  Portrait out;
  out.number = row.number;
  out.about.title = state.supplier + " " + state.kind;
  out.about.owner = state.placed_by;
  out.rows.push_back(derived(store::Table::part_order, row));
  return out;
}

Portrait portrait_of_loan(const std::vector<journal::Event>& history) {
  const parts::Loan state = parts::fold_loan(history);
  store::LoanRow row;
  row.number = state.id.number;
  row.contract = state.contract;
  row.purpose = parts::to_string(state.purpose);
  row.case_number = number_of(state.case_id);
  row.kind = state.lent.kind;
  row.quantity = state.lent.quantity;
  row.still_out = state.out.quantity;
  row.place = state.place.str();
  row.borrower = state.borrower;
  row.due = state.due;
  row.opened = state.opened;
  row.returned = state.returned;
  row.last_event = state.last_event;
  row.revision = state.revision;
  Portrait out;
  out.number = row.number;
  out.about.title = state.lent.kind;
  out.about.owner = state.lender;
  out.rows.push_back(derived(store::Table::loan, row));
  return out;
}

Portrait portrait_of_repair(const std::vector<journal::Event>& history) {
  const parts::Repair state = parts::fold_repair(history);
  store::RepairRow row;
  row.number = state.id.number;
  row.contract = state.contract;
  row.status = parts::to_string(state.status);
  row.case_number = number_of(state.case_id);
  row.asset_number = number_of(state.asset);
  row.kind = state.lot.kind;
  row.serial = state.lot.serials.empty() ? state.serial : state.lot.serials.front();
  row.repairer = state.repairer;
  row.fault = state.fault;
  row.opened = state.opened;
  row.finished = state.finished;
  row.last_event = state.last_event;
  row.revision = state.revision;
  Portrait out;
  out.number = row.number;
  out.about.title = state.lot.kind.empty() ? state.serial : state.lot.kind;
  out.rows.push_back(derived(store::Table::repair, row));
  return out;
}

}  // namespace svcdesk::desk
