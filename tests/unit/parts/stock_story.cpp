#include "stock_story.hpp"

#include <algorithm>

#include "parties.hpp"
#include "svcdesk/base/utf8.hpp"
#include "svcdesk/journal/catalogue.hpp"
#include "svcdesk/parts/payload.hpp"

namespace svcdesk::parts {
namespace {

using svcdesk::test::person;
using svcdesk::test::role;

contract::PartKind kind(std::string code, contract::BySerial by_serial, std::int64_t keep) {
  contract::PartKind out;
  out.code = std::move(code);
  out.by_serial = by_serial;
  out.keep = keep;
  return out;
}

contract::Depot depot(std::string code) {
  contract::Depot out;
  out.code = std::move(code);
  return out;
}

contract::MachineModel model(std::string vendor, std::string name,
                             std::map<std::string, std::int64_t> parts) {
  return {vendor + " " + name, vendor, name, std::move(parts)};
}

}  // namespace

Instant minute(std::int64_t minutes) { return Instant{Seconds{1768179600 + minutes * 60}}; }

contract::Contract store_contract() {
  contract::Contract out;
  out.id = "DG-2026-017";
  out.zone = "Asia/Shanghai";
  out.people = {person("lan", "兰一", {"parts-engineer"}),
                person("bai", "白二", {"account-manager"}), person("cao", "曹三", {"parts-buyer"}),
                person("ku", "库四", {"depot-keeper"}),
                person("zhao", "赵八", {"customer-contact"})};
  for (const char* one : {"parts-engineer", "account-manager", "parts-buyer", "depot-keeper"}) {
    out.roles.push_back(role(one, "ours"));
  }
  out.roles.push_back(role("customer-contact", "customer"));
  contract::Supply& supply = out.parts;
  supply.lowest_rating = 3;
  supply.depots = {depot("east"), depot("west")};
  using contract::BySerial;
  supply.kinds = {kind("ssd-960g", BySerial::yes, 2), kind("ssd-1920g", BySerial::yes, 1),
                  kind("fan", BySerial::no, 3), kind("psu", BySerial::no, 1)};
  supply.kinds.front().substitutes = {"ssd-1920g"};
  supply.models = {model("Dell", "R640", {{"fan", 6}, {"psu", 2}, {"ssd-960g", 8}}),
                   model("Huawei", "S5735", {{"fan", 2}})};
  return out;
}

Pieces some(std::int64_t quantity) { return {{}, quantity}; }

Pieces these(std::vector<std::string> serials) { return {std::move(serials), 0}; }

Position in_depot(Condition condition, const std::string& name) {
  return {{Place::Kind::depot, name}, condition};
}

void check_draft(const journal::Draft& draft) {
  CHECK_MESSAGE(journal::find_type(draft.type) != nullptr, draft.type);
  const auto keys = payload_keys();
  const auto row = std::find_if(keys.begin(), keys.end(),
                                [&](const PayloadKeys& one) { return one.type == draft.type; });
  REQUIRE_MESSAGE(row != keys.end(), draft.type);
  auto allowed = split_words(row->also);
  allowed.emplace_back("clock_behind");
  for (const std::string& key : split_words(row->always)) {
    CHECK_MESSAGE(draft.payload.contains(key), draft.type << " lacks " << key);
    allowed.push_back(key);
  }
  for (const auto& member : draft.payload.members()) {
    const bool known = std::find(allowed.begin(), allowed.end(), member.first) != allowed.end();
    CHECK_MESSAGE(known, draft.type << " carries " << member.first);
  }
}

void check_refused(const Error& error, std::string_view rule, std::string_view message,
                   std::string_view hint) {
  CHECK(error.code() == ErrorCode::refused);
  CHECK(error.rule() == rule);
  CHECK(error.text().id == message);
  if (hint.empty()) return;
  const auto& hints = error.hints();
  CHECK(
      std::any_of(hints.begin(), hints.end(), [&](const Message& one) { return one.id == hint; }));
}

std::string argument(const Message& message, std::string_view name) {
  for (const auto& [key, value] : message.args) {
    if (key == name) return value;
  }
  return {};
}

StockStory& StockStory::as(std::string actor) {
  actor_ = std::move(actor);
  return *this;
}

StockStory& StockStory::at(std::int64_t minutes) {
  now_ = at_ = minute(minutes);
  return *this;
}

StockStory& StockStory::late(std::int64_t minutes) {
  at_ = minute(minutes);
  return *this;
}

void StockStory::keep(const Drafts& drafts) {
  for (const journal::Draft& draft : drafts) {
    check_draft(draft);
    journal::Event event;
    event.seq = static_cast<std::int64_t>(events_.size()) + 1;
    event.contract = terms_.contract().id;
    event.subject = draft.subject;
    event.refs = draft.refs;
    event.type = draft.type;
    event.at = draft.at;
    event.recorded = now_;
    event.actor = actor_;
    event.payload = draft.payload;
    events_.push_back(std::move(event));
  }
}

StockStory& StockStory::moves(const Move& move) {
  keep(
      {{"stock.moved", stock_subject(terms_.contract().id, move.kind), at_, payload_of(move), {}}});
  return *this;
}

Stock StockStory::stock() const {
  Stock stock;
  for (const journal::Event& event : events_) {
    if (event.type == "stock.moved") stock.apply(move_of(event));
  }
  return stock;
}

Stockroom StockStory::room() const {
  Stockroom room{stock(), depots(), {}};
  for (const journal::Event& event : events_) {
    if (event.type == "stock.moved") room.last_event = std::max(room.last_event, event.at);
  }
  return room;
}

Order StockStory::order(std::int64_t number) const {
  std::vector<journal::Event> own;
  for (const journal::Event& event : events_) {
    if (event.subject == journal::Subject{"order", OrderId{number}.str()}) own.push_back(event);
  }
  return order_of(own);
}

std::vector<std::string> StockStory::types() const {
  std::vector<std::string> out;
  for (const journal::Event& event : events_) out.push_back(event.type);
  return out;
}

Drafts StockStory::answer(const RateSupplier& request) const {
  return decide(terms_, acting(), suppliers(), request);
}
Drafts StockStory::answer(const Survey& request) const {
  return decide(terms_, acting(), depots(), request);
}
Drafts StockStory::answer(const Evaluate& request) const {
  return decide(terms_, acting(), depots(), request);
}
Drafts StockStory::answer(const PlaceOrder& request) const {
  return decide(terms_, acting(), room(), suppliers(), request);
}
Drafts StockStory::answer(const Receive& request) const {
  return decide(terms_, acting(), room(), order(), request);
}
Drafts StockStory::answer(const CancelOrder& request) const {
  return decide(terms_, acting(), room(), order(), request);
}

StockStory stocked(contract::Contract contract) {
  StockStory story(std::move(contract));
  for (const char* depot : {"east", "west"}) {
    story.as("lan").does(Survey{depot, "dry, guarded", "by car", "18 to 24 degrees"});
    story.as("bai").does(Evaluate{depot});
  }
  story.as("cao").does(RateSupplier{"Acme", 4, "original parts, on time"});
  story.as("ku").at(100);
  return story;
}

}  // namespace svcdesk::parts
