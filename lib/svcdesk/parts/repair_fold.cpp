#include <array>
#include <utility>

#include "svcdesk/parts/repair.hpp"
#include "svcdesk/parts/timeline.hpp"

namespace svcdesk::parts {
namespace {

using journal::Event;

void repair_opened(Repair& state, const Event& event) {
  const Json& said = event.payload;
  state.id = RepairId::parse(event.subject.id).value_or(RepairId{});
  state.contract = event.contract;
  state.case_id = CaseId::parse(said.text("case"));
  state.asset = AssetId::parse(said.text("asset"));
  state.covered_by = LoanId::parse(said.text("covered_by"));
  if (said.contains("kind")) state.lot = lot_in(said);
  state.serial = said.text("serial");
  state.depot = said.text("depot");
  state.received_from = said.text("received_from");
  state.fault = said.text("fault");
  state.repairer = said.text("repairer");
  state.opened = event.at;
}

void repair_sent(Repair& state, const Event& event) {
  state.status = RepairStatus::sent;
  state.reference = event.payload.text("reference", state.reference);
  state.result.reset();
  ++state.rounds;
}

void repair_tested(Repair& state, const Event& event) {
  state.status = RepairStatus::tested;
  const bool passed = event.payload.text("result") == to_string(Repaired::pass);
  state.result = passed ? Repaired::pass : Repaired::fail;
}

void repair_finished(Repair& state, const Event& event) {
  const Json& said = event.payload;
  state.status = RepairStatus::finished;
  state.finished = event.at;
  for (const RepairEnd one : {RepairEnd::stock, RepairEnd::customer, RepairEnd::scrapped}) {
    if (said.text("end") == to_string(one)) state.end = one;
  }
  state.end_depot = said.text("depot");
  state.received_by = said.text("by");
  state.receipt = said.text("receipt");
  state.reason = said.text("reason");
}

void repair_cancelled(Repair& state, const Event& event) {
  state.status = RepairStatus::cancelled;
  state.finished = event.at;
  state.end_depot = event.payload.text("depot");
  state.reason = event.payload.text("reason");
}

using RepairRow = std::pair<std::string_view, void (*)(Repair&, const Event&)>;
constexpr std::array repair_rows = {
    RepairRow{"repair.cancelled", repair_cancelled}, RepairRow{"repair.finished", repair_finished},
    RepairRow{"repair.opened", repair_opened},       RepairRow{"repair.sent", repair_sent},
    RepairRow{"repair.tested", repair_tested},
};

}  // namespace

std::string_view to_string(RepairStatus status) {
  switch (status) {
    case RepairStatus::received:
      return "received";
    case RepairStatus::sent:
      return "sent";
    case RepairStatus::tested:
      return "tested";
    case RepairStatus::finished:
      return "finished";
    case RepairStatus::cancelled:
      return "cancelled";
  }
  return "";
}

std::string_view to_string(Repaired result) {
  switch (result) {
    case Repaired::pass:
      return "pass";
    case Repaired::fail:
      return "fail";
  }
  return "";
}

std::string_view to_string(RepairEnd end) {
  switch (end) {
    case RepairEnd::stock:
      return "stock";
    case RepairEnd::customer:
      return "customer";
    case RepairEnd::scrapped:
      return "scrapped";
  }
  return "";
}

Repair fold_repair(std::span<const Event> events) {
  return fold_life<Repair>(events, "repair.opened", "repair.", repair_rows);
}

}  // namespace svcdesk::parts
