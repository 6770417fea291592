#include <algorithm>
#include <utility>

#include "requests.hpp"
#include "svcdesk/base/error.hpp"
#include "svcdesk/parts/count.hpp"
#include "svcdesk/parts/handling.hpp"

namespace pile {
namespace {

using namespace svcdesk;
using namespace svcdesk::parts;

contract::Contract store() {
  contract::Contract out;
  out.id = "K-1";
  out.parts.lowest_rating = 3;
  for (const std::string_view one : accepted_depots) {
    out.parts.depots.emplace_back().code = parts::Place::parse(one).name;
  }
  out.parts.depots.emplace_back().code = parts::Place::parse(surveyed_depot).name;
  const auto add_kind = [&](std::string_view code, contract::BySerial by_serial) {
    contract::PartKind& kind = out.parts.kinds.emplace_back();
    kind.code = code;
    kind.by_serial = by_serial;
  };
  for (const std::string_view one : by_serial_kinds) add_kind(one, contract::BySerial::yes);
  for (const std::string_view one : by_quantity_kinds) add_kind(one, contract::BySerial::no);
  out.people.emplace_back().id = "ku";
  return out;
}

std::string depot_in(const std::string& place) { return parts::Place::parse(place).name; }

std::optional<Position> end_of(const std::string& place, const std::string& condition) {
  if (place.empty()) return std::nullopt;
  return Position{parts::Place::parse(place), *condition_of(condition)};
}

std::optional<parts::Condition> condition_in(const std::string& word) {
  return word.empty() ? std::nullopt : condition_of(word);
}

}  // namespace

Books::Books() : terms_(store()) {
  suppliers_.by_name = {{"Acme", {4, "good", "ku", {}}}, {"Cheap", {2, "copies", "ku", {}}}};
  const DepotSurvey survey{{}, "lan", "dry", "by car", "cool", Suitable::yes};
  for (const std::string_view one : accepted_depots) {
    room_.depots.by_code[depot_in(std::string(one))] = {
        survey, DepotEvaluation{{}, "bai", Verdict::accepted, {}}};
  }
  room_.depots.by_code[depot_in(std::string(surveyed_depot))] = {survey, std::nullopt};
}

bool Books::does(const Op& op) {
  now_ += Seconds{60};
  try {
    record(answer(op));
    return true;
  } catch (const Error& error) {
    const bool said_no = error.code() == ErrorCode::refused || error.code() == ErrorCode::usage ||
                         error.code() == ErrorCode::not_found;
    if (!said_no) throw;
    return false;
  }
}

Drafts Books::answer(const Op& op) const {
  const Acting acting{"ku", now_, now_};
  const std::string reason = op.reasoned ? "because" : "";
  const Pieces pieces{op.serials, op.quantity};
  if (op.verb == Verb::order) {
    return decide(terms_, acting, room_, suppliers_,
                  PlaceOrder{OrderId{orders_ + 1}, op.kind, op.quantity, op.supplier,
                             depot_in(op.to), std::nullopt, reason});
  }
  if (op.verb == Verb::receive) {
    const std::string depot = op.to.empty() ? std::string() : depot_in(op.to);
    return decide(terms_, acting, room_, order(op.order), Receive{depot, pieces});
  }
  if (op.verb == Verb::cancel) {
    return decide(terms_, acting, room_, order(op.order), CancelOrder{reason});
  }
  return work(op);
}

Drafts Books::work(const Op& op) const {
  const Acting acting{"ku", now_, now_};
  const std::string reason = op.reasoned ? "because" : "";
  const Pieces pieces{op.serials, op.quantity};
  const auto from = condition_in(op.from_condition);
  switch (op.verb) {
    case Verb::take_over:
      return decide(terms_, acting, room_,
                    TakeOver{op.kind, depot_in(op.to), pieces, reason, op.passes ? "ku" : ""});
    case Verb::test:
      return decide(terms_, acting, room_,
                    Test{op.kind, depot_in(op.from), pieces,
                         op.passes ? TestResult::pass : TestResult::fail, reason, from});
    case Verb::transfer:
      return decide(terms_, acting, room_,
                    Transfer{op.kind, depot_in(op.from), depot_in(op.to), pieces, from});
    case Verb::scrap:
      return decide(terms_, acting, room_, Scrap{op.kind, depot_in(op.from), pieces, reason, from});
    case Verb::count:
      return decide(terms_, acting, room_,
                    Count{depot_in(op.from), {{op.kind, *from, pieces}}, reason});
    case Verb::order:
    case Verb::receive:
    case Verb::cancel:
    case Verb::move:
      break;
  }
  // A move of the request side, held against the ledger alone.
  const Move move{op.kind, op.serials.empty() ? "" : op.serials.front(), op.quantity,
                  end_of(op.from, op.from_condition), end_of(op.to, op.to_condition)};
  Stock tried = room_.stock;
  tried.apply(move);
  return {{"stock.moved", stock_subject("K-1", op.kind), now_, payload_of(move), {}}};
}

void Books::record(const Drafts& drafts) {
  for (const journal::Draft& draft : drafts) {
    journal::Event event;
    event.seq = static_cast<std::int64_t>(events_.size()) + 1;
    event.subject = draft.subject;
    event.type = draft.type;
    event.at = draft.at;
    event.payload = draft.payload;
    if (event.type == "stock.moved") room_.stock.apply(move_of(event));
    if (event.type == "order.placed") ++orders_;
    room_.last_event = event.at;
    events_.push_back(std::move(event));
  }
}

Order Books::order(std::size_t number) const {
  const std::string id = OrderId{static_cast<std::int64_t>(number) + 1}.str();
  std::vector<journal::Event> own;
  std::copy_if(events_.begin(), events_.end(), std::back_inserter(own),
               [&](const journal::Event& one) { return one.subject.id == id; });
  return order_of(own);
}

std::int64_t Books::outstanding(std::size_t number) const { return order(number).outstanding(); }

Stock Books::rebuilt() const {
  Stock stock;
  for (const journal::Event& event : events_) {
    if (event.type == "stock.moved") stock.apply(move_of(event));
  }
  return stock;
}

}  // namespace pile
