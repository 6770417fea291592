#include <array>

#include "svcdesk/journal/payloads.hpp"
#include "svcdesk/parts/loan.hpp"
#include "svcdesk/parts/timeline.hpp"

namespace svcdesk::parts {
namespace {

using journal::Event;

void loan_opened(Loan& state, const Event& event) {
  const Json& said = event.payload;
  state.id = LoanId::parse(event.subject.id).value_or(LoanId{});
  state.contract = event.contract;
  state.purpose =
      said.text("purpose") == to_string(Purpose::tool) ? Purpose::tool : Purpose::standby;
  state.case_id = CaseId::parse(said.text("case"));
  state.lent = lot_in(said);
  state.out = state.lent;
  state.depot = said.text("depot");
  state.place = place_in(said, "place").value_or(Place{});
  state.borrower = said.text("borrower");
  state.lender = event.actor;
  state.due = journal::moment(said, "due");
  state.opened = event.at;
}

void loan_due_changed(Loan& state, const Event& event) {
  state.due = journal::moment(event.payload, "due");
}

void came_back(Loan& state, const Event& event) {
  const Json& said = event.payload;
  const Lot lot = lot_in(said);
  const bool sound = said.text("shape") == to_string(Shape::sound);
  state.homecomings.push_back(
      {lot, said.text("depot"), sound ? Shape::sound : Shape::defective, event.at});
  state.out = without(state.out, lot);
  if (state.out.quantity == 0) state.returned = event.at;
}

using LoanRow = std::pair<std::string_view, void (*)(Loan&, const Event&)>;
constexpr std::array loan_rows = {
    LoanRow{"loan.due.changed", loan_due_changed},
    LoanRow{"loan.opened", loan_opened},
    LoanRow{"loan.returned", came_back},
    LoanRow{"loan.returned.partly", came_back},
};

}  // namespace

std::string_view to_string(Purpose purpose) {
  switch (purpose) {
    case Purpose::standby:
      return "standby";
    case Purpose::tool:
      return "tool";
  }
  return "";
}

std::string_view to_string(Shape shape) {
  switch (shape) {
    case Shape::sound:
      return "sound";
    case Shape::defective:
      return "defective";
  }
  return "";
}

Loan fold_loan(std::span<const Event> events) {
  return fold_life<Loan>(events, "loan.opened", "loan.", loan_rows);
}

}  // namespace svcdesk::parts
