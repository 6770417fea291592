// An off-site repair as its events have made it: of a returned part of ours, or of the customer's
// equipment (PRT-12). Pure: state = fold(events).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "svcdesk/base/ids.hpp"
#include "svcdesk/journal/event.hpp"
#include "svcdesk/parts/lot.hpp"
#include "svcdesk/time/instant.hpp"

namespace svcdesk::parts {

enum class RepairStatus { received, sent, tested, finished, cancelled };
std::string_view to_string(RepairStatus status);

enum class Repaired { pass, fail };
std::string_view to_string(Repaired result);

// Where it ends: in a depot again, at the customer, or nowhere.
enum class RepairEnd { stock, customer, scrapped };
std::string_view to_string(RepairEnd end);

struct Repair {
  RepairId id;
  std::string contract;
  std::optional<CaseId> case_id;
  std::optional<AssetId> asset;      // the equipment, or out of which the part came
  std::optional<LoanId> covered_by;  // the standby machine that covers the time
  RepairStatus status = RepairStatus::received;
  Lot lot;                    // of ours; no kind: the customer's equipment, which no ledger has
  std::string serial;         // of the equipment
  std::string depot;          // out of which the part was taken
  std::string received_from;  // the customer's person who handed the equipment over
  std::string fault;
  std::string repairer;
  std::string reference;           // of the repairer
  std::optional<Repaired> result;  // of the newest test since it was sent
  std::int64_t rounds = 0;         // how often it was sent
  std::optional<RepairEnd> end;
  std::string end_depot;
  std::string received_by;  // the customer's person who took it, or agreed to scrap it
  std::string receipt;
  std::string reason;  // why it was scrapped, given back unrepaired, or cancelled
  Instant opened;
  std::optional<Instant> finished;
  Instant last_event;         // the latest `at` of what people recorded
  std::string last_type;      // of that event
  std::int64_t revision = 0;  // the highest seq

  bool is_ours() const { return !lot.kind.empty(); }
  bool operator==(const Repair&) const = default;
};

// The repair behind the events of its subject: the one that its repair.opened names, as
// fold_request.
Repair fold_repair(std::span<const journal::Event> events);

}  // namespace svcdesk::parts
