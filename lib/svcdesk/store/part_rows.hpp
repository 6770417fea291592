// Requests for parts, orders, loans and repairs as lists show them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "svcdesk/store/stock_rows.hpp"
#include "svcdesk/time/instant.hpp"

namespace svcdesk::store {

struct PartRequestRow {
  std::int64_t number = 0;
  std::string contract, status;
  std::int64_t case_number = 0;
  std::optional<std::int64_t> asset_number;
  std::string kind, given;
  std::int64_t quantity = 0;
  std::string requester, depot;
  std::optional<Instant> until;
  std::int64_t hit = 0;        // 1: it was there when it was asked for
  std::int64_t unsettled = 0;  // old parts that still keep the case from closing
  Instant opened;
  std::optional<Instant> delivered, ended;
  Instant last_event;
  std::int64_t revision = 0;
};

struct PartOrderRow {
  std::int64_t number = 0;
  std::string contract, status, kind;
  std::int64_t quantity = 0, outstanding = 0;
  std::string supplier, depot, expected;
  Instant placed;
  std::optional<Instant> ended;
  Instant last_event;
  std::int64_t revision = 0;
};

struct LoanRow {
  std::int64_t number = 0;
  std::string contract, purpose;
  std::optional<std::int64_t> case_number;
  std::string kind;
  std::int64_t quantity = 0, still_out = 0;
  std::string place, borrower;
  std::optional<Instant> due;
  Instant opened;
  std::optional<Instant> returned;
  Instant last_event;
  std::int64_t revision = 0;
};

struct RepairRow {
  std::int64_t number = 0;
  std::string contract, status;
  std::optional<std::int64_t> case_number, asset_number;
  std::string kind, serial, repairer, fault;
  Instant opened;
  std::optional<Instant> finished;
  Instant last_event;
  std::int64_t revision = 0;
};

template <class Row>
concept APartRequest = requires(Row& row) {
  row.unsettled;
};
template <class Row>
concept APartOrder = requires(Row& row) {
  row.outstanding;
};
template <class Row>
concept ALoan = requires(Row& row) {
  row.still_out;
};
template <class Row>
concept ARepair = requires(Row& row) {
  row.repairer;
};

// The columns in the order of the schema, for reading and for writing.
auto columns(APartRequest auto& row) {
  return std::tie(row.number, row.contract, row.status, row.case_number, row.asset_number, row.kind,
                  row.given, row.quantity, row.requester, row.depot, row.until, row.hit,
                  row.unsettled, row.opened, row.delivered, row.ended, row.last_event,
                  row.revision);
}
auto columns(APartOrder auto& row) {
  return std::tie(row.number, row.contract, row.status, row.kind, row.quantity, row.outstanding,
                  row.supplier, row.depot, row.expected, row.placed, row.ended, row.last_event,
                  row.revision);
}
auto columns(ALoan auto& row) {
  return std::tie(row.number, row.contract, row.purpose, row.case_number, row.kind, row.quantity,
                  row.still_out, row.place, row.borrower, row.due, row.opened, row.returned,
                  row.last_event, row.revision);
}
auto columns(ARepair auto& row) {
  return std::tie(row.number, row.contract, row.status, row.case_number, row.asset_number, row.kind,
                  row.serial, row.repairer, row.fault, row.opened, row.finished, row.last_event,
                  row.revision);
}

// Pages go downwards, from below a number (0: from the newest).
struct PartsQuery {
  std::string contract, kind;    // empty: any
  std::int64_t case_number = 0;  // 0: any
  // open: what has not ended, and requests whose old parts are not settled.
  enum class Only { all, open } only = Only::open;
  std::int64_t before_number = 0;
  std::int64_t limit = 50;  // -1: all
};

// What the figures of the store are made of: [from, to).
struct PartsSpan {
  Instant from, to;
};
struct PartsRecord {
  std::vector<StockMoveRow> fittings;    // moves into machines
  std::vector<PartRequestRow> requests;  // asked for
  std::vector<PartOrderRow> orders;      // placed, and received since
};

// What was known at a moment: what happened before it, recorded up to that event.
struct Known {
  Instant before;
  std::int64_t seq = 0;
};

// So many asked for a kind, and so many found it in stock.
struct AskedRow {
  std::string kind;
  std::int64_t asked = 0, found = 0;
};
struct DeliveredRow {
  std::string kind;
  Instant placed, received;
};

}  // namespace svcdesk::store
