// A request for a part as its events have made it: reserved, approved, issued, delivered, fitted or
// returned (PRT-4), and what became of the old parts (PRT-6). Pure: state = fold(events).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/base/ids.hpp"
#include "svcdesk/journal/event.hpp"
#include "svcdesk/parts/lot.hpp"
#include "svcdesk/time/instant.hpp"

namespace svcdesk::parts {

enum class RequestStatus { waiting, reserved, issued, delivered, fitted, returned, cancelled };
std::string_view to_string(RequestStatus status);

// What becomes of an old part: it stays with the customer for the time being; the customer keeps it
// for good, with a receipt; or permits us to take it back (PRT-6).
enum class Fate { stays, kept, released };
std::string_view to_string(Fate fate);

struct OldPart {
  std::string kind;
  std::string serial;  // empty: counted by quantity
  std::int64_t quantity = 1;
  Place place;    // where it is, or was when it was settled
  AssetId asset;  // out of which it came
  Instant out;
  Fate fate = Fate::stays;
  std::string by;       // the customer's person who keeps it, or permits us to take it
  std::string receipt;  // of what is kept
  std::string depot;    // to which it was released
  bool operator==(const OldPart&) const = default;
};

// Pieces put in, in one go.
struct Fitting {
  AssetId asset;
  Lot lot;
  std::vector<std::string> slots;  // one a serial number, or one for all; empty where none was said
  std::string configured;          // as the old one was
  Instant at;
  bool operator==(const Fitting&) const = default;
};

struct PartRequest {
  PartRequestId id;
  std::string contract;
  CaseId case_id;
  std::optional<AssetId> asset;
  std::string level;  // of the case when it was asked for
  std::string kind;   // asked for
  std::int64_t quantity = 1;
  std::string site;
  std::string place;  // to deliver to, as the customer names it
  std::string requester;
  RequestStatus status = RequestStatus::waiting;
  bool hit = false;  // it was there when it was asked for (PRT-8)
  // What is given: the kind asked for, or a substitute that the customer agreed to (PRT-5). As long
  // as pieces of it are promised or out: which, and where they lie.
  std::string given;
  std::string consent_by;
  Lot lot;
  std::optional<Position> lies;
  std::string depot;             // that it comes from
  std::optional<Instant> until;  // the reservation holds; nothing: for ever
  std::string approved_by;
  std::string issued_to;
  std::string delivered_by;
  std::string received_by;
  std::vector<Fitting> fittings;
  std::vector<OldPart> old_parts;
  std::int64_t returned = 0;  // pieces
  std::string reason;         // why it was cancelled, or came back
  Instant opened;
  std::optional<Instant> reserved_at;
  std::optional<Instant> approved_at;
  std::optional<Instant> issued_at;
  std::optional<Instant> delivered_at;
  std::optional<Instant> ended;  // nothing is promised or out any more
  Instant last_event;            // the latest `at` of what people recorded
  std::string last_type;         // of that event
  std::int64_t revision = 0;     // the highest seq

  bool operator==(const PartRequest&) const = default;
};

// The request behind the events of its subject: the one that its part.requested names. Events that
// only refer to it (moves of the stock, of the case) are passed over. `events` in any order; they
// are applied in the order of (at, seq), as the clocks judge them.
PartRequest fold_request(std::span<const journal::Event> events);

// The old parts that still keep the case from closing (PRT-6).
std::vector<OldPart> unsettled(const PartRequest& request);

}  // namespace svcdesk::parts
