#include "request_story.hpp"

#include <algorithm>

#include "parties.hpp"
#include "svcdesk/base/utf8.hpp"
#include "svcdesk/journal/catalogue.hpp"
#include "svcdesk/parts/requests_payload.hpp"

namespace svcdesk::parts::story {
namespace {

using contract::BySerial;
using contract::HoldsData;
using contract::IsTool;
using contract::PartKind;
using svcdesk::test::person;
using svcdesk::test::role;
using time::Unit;

PartKind kind_of(std::string code, BySerial by_serial, HoldsData holds_data = HoldsData::no,
                 IsTool tool = IsTool::no, std::int64_t performance = 0) {
  PartKind out;
  out.code = std::move(code);
  out.by_serial = by_serial;
  out.holds_data = holds_data;
  out.tool = tool;
  out.performance = performance;
  return out;
}

std::vector<PartKind> all_kinds() {
  std::vector<PartKind> all = {
      kind_of("ssd-960g", BySerial::yes, HoldsData::yes, IsTool::no, 960),
      kind_of("ssd-1920g", BySerial::yes, HoldsData::yes, IsTool::no, 1920),
      kind_of("ssd-480g", BySerial::yes, HoldsData::yes, IsTool::no, 480),
      kind_of("psu", BySerial::yes),
      kind_of("dimm", BySerial::no),
      kind_of("server", BySerial::yes),
      kind_of("crimper", BySerial::no, HoldsData::no, IsTool::yes),
      kind_of("tester", BySerial::yes, HoldsData::no, IsTool::yes)};
  all[0].substitutes = {"ssd-1920g", "ssd-480g"};
  return all;
}

}  // namespace

contract::Contract sample(const std::string& id) {
  contract::Contract out;
  out.id = id;
  out.customer = "Example Bureau";
  out.zone = "Asia/Shanghai";
  for (const char* one : {"hotline-engineer", "field-engineer", "delivery-manager", "depot-keeper",
                          "project-manager"}) {
    out.roles.push_back(role(one, "ours"));
  }
  out.roles.push_back(role("customer-contact", "customer"));
  out.roles.push_back(role("customer-leader", "customer"));
  out.people = {
      person("chen", "陈一", {"hotline-engineer"}), person("wu", "吴二", {"field-engineer"}),
      person("sun", "孙三", {"field-engineer"}),    person("he", "何四", {"delivery-manager"}),
      person("hu", "胡五", {"depot-keeper"}),       person("zhao", "赵八", {"customer-contact"}),
      person("feng", "冯十", {"customer-leader"})};
  out.sites = {{"hall-1", {}, {}, {}}, {"hall-2", {}, {}, {}}};
  out.parts.reservation = time::Duration{24, Unit::hour};
  out.parts.depots = {
      {"far", {}, {}, {}},
      {"north", {}, {}, {{"hall-1", {3, Unit::hour}}, {"hall-2", {20, Unit::minute}}}},
      {"east", {}, {}, {{"hall-1", {40, Unit::minute}}, {"hall-2", {2, Unit::hour}}}}};
  out.parts.kinds = all_kinds();
  return out;
}

AboutCase a_case() {
  AboutCase out;
  out.id = CaseId{3};
  out.contract = "DG-2026-017";
  out.level = "P2";
  out.site = "hall-1";
  out.opened = minute(0);
  out.last_event = minute(5);
  return out;
}

AboutAsset an_asset() { return {AssetId{2}, "SRV-01", "hall-1", "DG-2026-017"}; }

Place depot(std::string name) { return {Place::Kind::depot, std::move(name)}; }
Place site(std::string name) { return {Place::Kind::site, std::move(name)}; }

void check_draft(const journal::Draft& draft) {
  const journal::EventType* type = journal::find_type(draft.type);
  REQUIRE_MESSAGE(type != nullptr, draft.type);
  CHECK_MESSAGE(type->kind == draft.subject.kind, draft.type << " on " << draft.subject.str());
  const auto keys = request_payload_keys();
  const auto row = std::ranges::find(keys, draft.type, &PayloadKeys::type);
  REQUIRE_MESSAGE(row != keys.end(), draft.type);
  auto allowed = split_words(row->also);
  for (const std::string& key : split_words(row->always)) {
    CHECK_MESSAGE(draft.payload.contains(key), draft.type << " lacks " << key);
    allowed.push_back(key);
  }
  allowed.emplace_back("clock_behind");
  for (const auto& member : draft.payload.members()) {
    const std::string& key = member.first;
    const bool known = std::find(allowed.begin(), allowed.end(), key) != allowed.end();
    CHECK_MESSAGE(known, draft.type << " says " << key);
  }
  CHECK_NOTHROW((void)draft.payload.canonical());
}

std::vector<std::string> types_of(const Drafts& drafts) {
  std::vector<std::string> out;
  for (const auto& one : drafts) out.push_back(one.type);
  return out;
}

std::string hints_of(const Error& error) {
  std::string out;
  for (const Message& one : error.hints()) out += one.id + " ";
  return out;
}

void check_misused(const Error& error, std::string_view message) {
  CHECK(error.code() == ErrorCode::usage);
  CHECK(error.text().id == message);
}

Story& Story::there(const std::string& kind, const std::string& serial, const Position& position,
                    std::int64_t quantity) {
  auto balances = stock_.balances();
  balances.push_back({kind, serial, position, quantity});
  stock_ = Stock(balances);
  return *this;
}

void Story::keep(const Drafts& drafts) {
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
    if (event.type == "stock.moved") stock_.apply(move_of(event));
    events_.push_back(std::move(event));
  }
}

std::vector<journal::Event> Story::of(std::string_view kind, std::string_view id) const {
  std::vector<journal::Event> out;
  for (const journal::Event& one : events_) {
    if (one.subject.kind == kind && one.subject.id == id) out.push_back(one);
  }
  return out;
}

const journal::Event& Story::last(std::string_view type) const {
  for (auto one = events_.rbegin(); one != events_.rend(); ++one) {
    if (one->type == type) return *one;
  }
  FAIL("no " << type);
  return events_.front();
}

Story stocked(contract::Contract contract) {
  Story story(std::move(contract));
  const Position east{depot("east"), Condition::tested};
  const Position north{depot("north"), Condition::tested};
  for (const char* one : {"D1", "D2"}) story.there("ssd-960g", one, east);
  for (const char* one : {"D3", "D4", "D5"}) story.there("ssd-960g", one, north);
  story.there("ssd-960g", "D9", {depot("east"), Condition::received});
  story.there("ssd-1920g", "B1", east).there("ssd-480g", "S1", east);
  story.there("psu", "U1", east).there("psu", "U2", east);
  story.there("dimm", "", east, 8).there("dimm", "", north, 2);
  story.there("server", "M1", east).there("server", "M2", east);
  story.there("crimper", "", east, 3).there("tester", "T1", east);
  return story;
}

RequestPart a_disk(std::string kind, std::int64_t quantity) {
  RequestPart out;
  out.id = PartRequestId{1};
  out.about = a_case();
  out.asset = an_asset();
  out.kind = std::move(kind);
  out.quantity = quantity;
  return out;
}

Story reserved_disk(contract::Contract contract) {
  Story story = stocked(std::move(contract));
  story.does(a_disk()).at(11);
  return story;
}

Story issued_disk(contract::Contract contract) {
  Story story = reserved_disk(std::move(contract));
  story.as("he").does(ApproveRequest{}).at(12).as("hu").does(Issue{"wu"}).as("wu").at(13);
  return story;
}

Story delivered_disk(contract::Contract contract) {
  Story story = issued_disk(std::move(contract));
  story.at(20).does(Deliver{{}, {}, "zhao"}).at(21);
  return story;
}

Story issued_memory() {
  Story story = stocked();
  story.does(a_disk("dimm", 4)).at(11).as("he").does(ApproveRequest{});
  story.at(12).as("hu").does(Issue{"wu"}).as("wu").at(13);
  return story;
}

Fit a_swap() {
  Fit out;
  out.asset = an_asset();
  out.swaps = {{"D1", "OLD1", "3"}};
  out.configured = "array rebuilt";
  return out;
}

}  // namespace svcdesk::parts::story
