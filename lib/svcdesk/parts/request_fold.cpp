#include <algorithm>
#include <array>
#include <utility>

#include "svcdesk/journal/payloads.hpp"
#include "svcdesk/parts/posting.hpp"
#include "svcdesk/parts/request.hpp"
#include "svcdesk/parts/timeline.hpp"

namespace svcdesk::parts {
namespace {

using journal::Event;

constexpr std::array request_words = {
    std::pair{RequestStatus::waiting, std::string_view("waiting")},
    std::pair{RequestStatus::reserved, std::string_view("reserved")},
    std::pair{RequestStatus::issued, std::string_view("issued")},
    std::pair{RequestStatus::delivered, std::string_view("delivered")},
    std::pair{RequestStatus::fitted, std::string_view("fitted")},
    std::pair{RequestStatus::returned, std::string_view("returned")},
    std::pair{RequestStatus::cancelled, std::string_view("cancelled")},
};

void part_requested(PartRequest& state, const Event& event) {
  const Json& said = event.payload;
  state.id = PartRequestId::parse(event.subject.id).value_or(PartRequestId{});
  state.contract = event.contract;
  state.case_id = CaseId::parse(said.text("case")).value_or(CaseId{});
  state.asset = AssetId::parse(said.text("asset"));
  state.level = said.text("level");
  state.kind = said.text("kind");
  state.given = state.kind;
  state.quantity = said.integer("quantity", 1);
  state.site = said.text("site");
  state.place = said.text("place");
  state.hit = said["available"] == Json(true);
  state.requester = event.actor;
  state.opened = event.at;
}

void part_reserved(PartRequest& state, const Event& event) {
  state.status = RequestStatus::reserved;
  state.lot = lot_in(event.payload);
  state.given = state.lot.kind;
  state.consent_by = event.payload.text("consent_by");
  state.depot = event.payload.text("depot");
  state.lies = Position{depot_place(state.depot), Condition::reserved};
  state.until = journal::moment(event.payload, "until");
  state.reserved_at = event.at;
}

void part_approved(PartRequest& state, const Event& event) {
  state.approved_by = event.payload.text("by");
  state.approved_at = event.at;
}

void part_issued(PartRequest& state, const Event& event) {
  state.status = RequestStatus::issued;
  state.issued_to = event.payload.text("to");
  state.lies = Position{{Place::Kind::person, state.issued_to}, Condition::issued};
  state.issued_at = event.at;
}

void part_delivered(PartRequest& state, const Event& event) {
  state.status = RequestStatus::delivered;
  state.delivered_by = event.payload.text("by");
  state.received_by = event.payload.text("received_by");
  if (const auto place = place_in(event.payload, "place")) {
    state.lies = Position{*place, Condition::issued};
  }
  state.delivered_at = event.at;
}

// Nothing of it is promised or out any more.
void end_as(PartRequest& state, RequestStatus status, Instant at) {
  state.status = status;
  state.ended = at;
  state.lies.reset();
}

void part_fitted(PartRequest& state, const Event& event) {
  const Json& said = event.payload;
  const AssetId asset = AssetId::parse(said.text("asset")).value_or(AssetId{});
  const Lot lot = lot_in(said);
  state.fittings.push_back(
      {asset, lot, texts_in(said, "slots"), said.text("configured"), event.at});
  const auto place = place_in(said, "old_place");
  const auto numbers = texts_in(said, "old_serials");
  const auto kinds = texts_in(said, "old_kinds");
  for (std::size_t i = 0; place && i < numbers.size() && i < kinds.size(); ++i) {
    state.old_parts.push_back({kinds[i], numbers[i], 1, *place, asset, event.at, {}, {}, {}, {}});
  }
  const std::int64_t counted = said.integer("old_quantity", 0);
  if (place && numbers.empty() && counted > 0) {
    state.old_parts.push_back({state.kind, {}, counted, *place, asset, event.at, {}, {}, {}, {}});
  }
  state.lot = without(state.lot, lot);
  if (state.lot.quantity == 0) end_as(state, RequestStatus::fitted, event.at);
}

void part_returned(PartRequest& state, const Event& event) {
  const Lot lot = lot_in(event.payload);
  state.returned += lot.quantity;
  state.reason = event.payload.text("reason");
  state.lot = without(state.lot, lot);
  if (state.lot.quantity > 0) return;
  end_as(state, state.fittings.empty() ? RequestStatus::returned : RequestStatus::fitted, event.at);
}

void part_cancelled(PartRequest& state, const Event& event) {
  state.reason = event.payload.text("reason");
  state.lot = {};
  end_as(state, RequestStatus::cancelled, event.at);
}

void settle_one(OldPart& old, const Json& said) {
  old.fate = said.text("fate") == to_string(Fate::kept) ? Fate::kept : Fate::released;
  old.by = said.text("by");
  old.receipt = said.text("receipt");
  old.depot = said.text("depot");
}

// By their numbers; without, so many of what came out last.
void part_settled(PartRequest& state, const Event& event) {
  const auto numbers = texts_in(event.payload, "serials");
  std::int64_t unnumbered =
      event.payload.integer("quantity", 0) - static_cast<std::int64_t>(numbers.size());
  for (auto one = state.old_parts.rbegin(); one != state.old_parts.rend(); ++one) {
    if (one->fate != Fate::stays) continue;
    const bool named = std::ranges::find(numbers, one->serial) != numbers.end();
    if (one->serial.empty() && one->quantity <= unnumbered) {
      unnumbered -= one->quantity;
      settle_one(*one, event.payload);
    } else if (named) {
      settle_one(*one, event.payload);
    }
  }
}

using RequestRow = std::pair<std::string_view, void (*)(PartRequest&, const Event&)>;
constexpr std::array request_rows = {
    RequestRow{"part.approved", part_approved},
    RequestRow{"part.cancelled", part_cancelled},
    RequestRow{"part.delivered", part_delivered},
    RequestRow{"part.defective.settled", part_settled},
    RequestRow{"part.fitted", part_fitted},
    RequestRow{"part.issued", part_issued},
    RequestRow{"part.requested", part_requested},
    RequestRow{"part.reserved", part_reserved},
    RequestRow{"part.returned", part_returned},
};

}  // namespace

std::string_view to_string(RequestStatus status) {
  for (const auto& [one, word] : request_words) {
    if (one == status) return word;
  }
  return {};
}

std::string_view to_string(Fate fate) {
  switch (fate) {
    case Fate::stays:
      return "stays";
    case Fate::kept:
      return "kept";
    case Fate::released:
      break;
  }
  return "released";
}

PartRequest fold_request(std::span<const Event> events) {
  return fold_life<PartRequest>(events, "part.requested", "part.", request_rows);
}

std::vector<OldPart> unsettled(const PartRequest& request) {
  std::vector<OldPart> out;
  for (const OldPart& one : request.old_parts) {
    if (one.fate == Fate::stays) out.push_back(one);
  }
  return out;
}

}  // namespace svcdesk::parts
