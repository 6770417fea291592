#include "world.hpp"

#include <algorithm>

#include "parties.hpp"

namespace depot {
namespace {

using svcdesk::Error;
using svcdesk::contract::BySerial;
using svcdesk::contract::Contract;
using svcdesk::contract::HoldsData;
using svcdesk::contract::IsTool;
using svcdesk::contract::PartKind;
using svcdesk::test::person;
using svcdesk::test::role;
using svcdesk::time::Duration;
using svcdesk::time::Unit;

const std::vector<std::string> kinds = {"disk", "big-disk", "small-disk", "psu",
                                        "dimm", "machine",  "probe",      "crimper"};
const std::vector<std::string> actors = {"hot", "field", "boss", "keeper", "cust", "stranger"};

PartKind kind(const std::string& code) {
  PartKind out;
  out.code = code;
  if (code == "dimm" || code == "crimper") out.by_serial = BySerial::no;
  if (code.ends_with("disk")) out.holds_data = HoldsData::yes;
  if (code == "probe" || code == "crimper") out.tool = IsTool::yes;
  if (code == "disk") out.substitutes = {"big-disk", "small-disk"};
  out.performance = code == "disk" ? 10 : code == "big-disk" ? 20 : code == "small-disk" ? 5 : 0;
  return out;
}

Contract contract_of(const std::string& prefix) {
  Contract out;
  out.id = prefix;
  out.roles = {role("hotline", "ours", {"part.request"}),
               role("field-engineer", "ours", {"part.request"}), role("delivery-manager", "ours"),
               role("keeper", "ours", {"part.issue", "part.stock"}),
               role("customer-contact", "customer")};
  out.people = {person("hot", "", {"hotline"}), person("field", "", {"field-engineer"}),
                person("boss", "", {"delivery-manager", "hotline"}),
                person("keeper", "", {"keeper"}), person("cust", "", {"customer-contact"})};
  const std::string hall = prefix + "-hall";
  out.sites = {{hall, {}, {}, {}}};
  out.parts.depots = {{prefix + "-away", {}, {}, {{hall, Duration{2, Unit::hour}}}},
                      {prefix + "-near", {}, {}, {{hall, Duration{30, Unit::minute}}}}};
  for (const std::string& one : kinds) out.parts.kinds.push_back(kind(one));
  out.parts.reservation = Duration{10, Unit::hour};
  if (prefix == "two") out.parts.data = svcdesk::contract::StaysWithCustomer::no;
  return out;
}

Side side_of(const std::string& prefix) {
  return {prefix, svcdesk::contract::Terms(contract_of(prefix)), {}, {}, {}, {{}, {}, {}}, {}};
}

bool is_numbered(const std::string& kind) { return kind != "dimm" && kind != "crimper"; }

// How often a verb is tried.
enum class Weight : std::size_t { seldom = 1, usual = 2, often = 5 };

void same(bool holds, const std::string& what) {
  if (!holds) throw std::runtime_error("differs: " + what);
}

}  // namespace

World::World(std::uint64_t seed) : dice_(seed), sides_{side_of("one"), side_of("two")} {
  for (int i = 0; i < 60; ++i) arrive();
  for (int i = 0; i < 30; ++i) test();
}

void World::step() {
  using Play = void (World::*)();
  using enum Weight;
  static const std::vector<std::pair<Play, Weight>> plays = {
      {&World::ask, often},         {&World::reserve, usual},       {&World::approve, often},
      {&World::issue, often},       {&World::deliver, usual},       {&World::cancel, seldom},
      {&World::expire, seldom},     {&World::fit, often},           {&World::give_back, usual},
      {&World::settle, often},      {&World::lend, usual},          {&World::take_back, usual},
      {&World::change_due, seldom}, {&World::open_repair, usual},   {&World::send_repair, usual},
      {&World::test_repair, usual}, {&World::finish_repair, usual}, {&World::cancel_repair, seldom},
      {&World::arrive, usual},      {&World::test, usual},          {&World::happens, seldom}};
  static const std::vector<Play> hat = [] {
    std::vector<Play> out;
    for (const auto& [play, weight] : plays)
      out.insert(out.end(), static_cast<std::size_t>(weight), play);
    return out;
  }();
  minute_ += dice_.below(30);
  at_ = dice_.chance(85) ? minute_ : std::max(0, minute_ - dice_.below(60));
  actor_ = dice_.one_of(actors);
  about_.clear();
  (this->*dice_.one_of(hat))();
  for (const Side& one : sides_) {
    const std::string difference = one.book.difference_to(one.stock);
    same(difference.empty(), "the stock of " + one.prefix + ": " + difference);
  }
}

bool World::may(const std::string& power) const {
  if (power == "part.request") return actor_ == "hot" || actor_ == "field" || actor_ == "boss";
  return actor_ == "keeper";
}

int World::other_or(int side, int percent) { return dice_.chance(percent) ? 1 - side : side; }

std::string World::random_depot(int side) {
  if (dice_.chance(50)) return {};
  const Side& one = sides_[static_cast<std::size_t>(other_or(side, 10))];
  return dice_.chance(50) ? one.near() : one.away();
}

std::string World::random_kind() {
  static const std::vector<std::string> common = {"disk", "disk", "psu", "dimm"};
  return dice_.chance(70) ? dice_.one_of(common) : dice_.one_of(kinds);
}

std::vector<std::string> World::random_numbers(int side, const std::string& kind,
                                               std::int64_t count) {
  std::vector<std::string> of_kind;
  const int which = other_or(side, 15);
  for (const auto& [its, number] : sides_[static_cast<std::size_t>(which)].book.all_numbers()) {
    if (its == kind) of_kind.push_back(number);
  }
  std::vector<std::string> out;
  for (std::int64_t i = 0; i < count && !of_kind.empty(); ++i) {
    out.push_back(dice_.one_of(of_kind));
  }
  return out;
}

std::vector<std::string> World::some_of(const std::vector<std::string>& all) {
  std::vector<std::string> out;
  for (const std::string& one : all) {
    if (dice_.chance(70)) out.push_back(one);
  }
  if (dice_.chance(5)) out.push_back("NOWHERE");
  return out;
}

parts::AboutCase World::about(int side, int incident) {
  const Side& here = sides_[static_cast<std::size_t>(side)];
  const Incident& one = here.cases[static_cast<std::size_t>(incident)];
  parts::AboutCase out;
  out.id = svcdesk::CaseId{side * 10 + incident + 1};
  out.contract = here.prefix;
  out.site = here.hall();
  out.opened = start;
  if (one.ended) out.ended = now();
  if (one.judged) out.standby_judged = out.opened;
  return out;
}

parts::AboutAsset World::machine(int side) const {
  const Side& here = sides_[static_cast<std::size_t>(side)];
  return {svcdesk::AssetId{side + 1}, "T", here.hall(), here.prefix};
}

parts::Choice World::random_choice(int side, const std::string& kind, std::int64_t quantity) {
  parts::Choice out;
  out.depot = random_depot(side);
  if (dice_.chance(20)) out.substitute = dice_.one_of(kinds);
  if (dice_.chance(70)) out.consent_by = dice_.chance(80) ? "cust" : "field";
  const std::string& given = out.substitute.empty() ? kind : out.substitute;
  if (dice_.chance(25)) out.serials = random_numbers(side, given, quantity);
  return out;
}

Pick World::pick(const Side& side, const std::string& kind, std::int64_t quantity,
                 const parts::Choice& choice, Goes goes) const {
  std::string given = kind;
  if (!choice.substitute.empty() && choice.substitute != kind) {
    // Only a big disk may stand in for a disk: a small one performs below it.
    if (kind != "disk" || choice.substitute != "big-disk" || choice.consent_by != "cust") return {};
    given = choice.substitute;
  }
  const auto tested = [](const std::string& code) { return Spot{"depot/" + code, "tested"}; };
  if (!choice.serials.empty()) {
    const std::set<std::string> distinct(choice.serials.begin(), choice.serials.end());
    const auto count = static_cast<std::int64_t>(choice.serials.size());
    if (!is_numbered(given) || count != quantity || distinct.size() != choice.serials.size()) {
      return {};
    }
    const Spot first = side.book.where(given, choice.serials.front());
    for (const std::string& one : choice.serials) {
      if (side.book.where(given, one) != first || first.condition != "tested") return {};
    }
    const std::string depot = first.place.substr(first.place.find('/') + 1);
    if (!choice.depot.empty() && choice.depot != depot) return {};
    return {true, depot, {given, choice.serials, count}};
  }
  if (!choice.depot.empty() && !side.has_depot(choice.depot)) return {};
  std::vector<std::string> depots = {side.near(), side.away()};
  // Where nobody says where it goes, no depot is nearer: then by their names.
  if (goes == Goes::somewhere) depots = {side.away(), side.near()};
  if (!choice.depot.empty()) depots = {choice.depot};
  for (const std::string& one : depots) {
    if (side.book.at(given, tested(one)) < quantity) continue;
    auto numbers = side.book.numbers_at(given, tested(one));
    if (is_numbered(given)) numbers.resize(static_cast<std::size_t>(quantity));
    return {true, one, {given, numbers, quantity}};
  }
  return {true, {}, {given, {}, 0}};
}

std::optional<Heap> World::part_of(const Heap& heap, const std::vector<std::string>& numbers,
                                   std::int64_t quantity) const {
  if (numbers.empty() && (quantity == 0 || quantity == heap.count)) return heap;
  std::set<std::string> distinct(numbers.begin(), numbers.end());
  const auto count = static_cast<std::int64_t>(numbers.size());
  if (heap.numbers.empty()) {
    if (!numbers.empty() || quantity < 1 || quantity > heap.count) return std::nullopt;
    return Heap{heap.kind, {}, quantity};
  }
  if (distinct.size() != numbers.size() || (quantity != 0 && quantity != count)) {
    return std::nullopt;
  }
  for (const std::string& one : numbers) {
    if (std::ranges::find(heap.numbers, one) == heap.numbers.end()) return std::nullopt;
  }
  return Heap{heap.kind, numbers, count};
}

void World::arrive() {
  const int which = dice_.below(2);
  Side& side = sides_[static_cast<std::size_t>(which)];
  const std::string kind = dice_.one_of(kinds);
  const std::string depot = dice_.chance(50) ? side.near() : side.away();
  parts::Move move;
  move.kind = kind;
  move.to = parts::Position{{parts::Place::Kind::depot, depot}, parts::Condition::received};
  if (is_numbered(kind)) move.serial = side.prefix + "-" + fresh();
  if (!is_numbered(kind)) move.quantity = 1 + dice_.below(4);
  svcdesk::journal::Draft draft;
  draft.type = "stock.moved";
  draft.subject = parts::stock_subject(side.prefix, kind);
  draft.at = at();
  draft.payload = parts::payload_of(move);
  keep(side, {draft});
  const std::vector<std::string> numbers =
      move.serial.empty() ? std::vector<std::string>{} : std::vector<std::string>{move.serial};
  side.book.move({kind, numbers, move.quantity}, {}, {"depot/" + depot, "received"});
}

// The depot keeper tests what came, or came back.
void World::test() {
  const int which = dice_.below(2);
  Side& side = sides_[static_cast<std::size_t>(which)];
  const std::vector<std::string> untested = {"received", "returned"};
  std::vector<std::pair<std::string, Spot>> there;
  for (const std::string& kind : kinds) {
    for (const std::string& depot : {side.near(), side.away()}) {
      for (const std::string& condition : untested) {
        const Spot spot{"depot/" + depot, condition};
        if (side.book.at(kind, spot) > 0) there.emplace_back(kind, spot);
      }
    }
  }
  if (there.empty()) return;
  const auto [kind, spot] = dice_.one_of(there);
  actor_ = dice_.chance(90) ? "keeper" : "hot";
  parts::Test request;
  request.kind = kind;
  request.depot = spot.place.substr(std::string("depot/").size());
  request.result = dice_.chance(80) ? parts::TestResult::pass : parts::TestResult::fail;
  request.note = "seen";
  request.from = parts::condition_of(spot.condition);
  Heap heap{kind, side.book.numbers_at(kind, spot), side.book.at(kind, spot)};
  request.pieces = {heap.numbers, heap.count};
  const bool done = attempt("test", which, may("part.stock"), [&](const Side& here) {
    return decide(here.terms, acting(), {here.stock, {}, {}}, request);
  });
  const bool pass = request.result == parts::TestResult::pass;
  if (done) side.book.move(heap, spot, {spot.place, pass ? "tested" : "defective"});
}

// Something happens to a case.
void World::happens() {
  Side& side = sides_[static_cast<std::size_t>(dice_.below(2))];
  Incident& one = side.cases[static_cast<std::size_t>(dice_.below(3))];
  one.judged = dice_.chance(70);
  one.ended = dice_.chance(20);
}

void World::keep(Side& side, const parts::Drafts& drafts) {
  for (const auto& draft : drafts) {
    svcdesk::journal::Event event;
    event.seq = static_cast<std::int64_t>(side.events.size()) + 1;
    event.contract = side.prefix;
    event.subject = draft.subject;
    event.refs = draft.refs;
    event.type = draft.type;
    event.at = draft.at;
    event.actor = actor_;
    event.payload = draft.payload;
    if (event.type == "stock.moved") watch(side, event);
    side.events.push_back(std::move(event));
  }
}

// What no move may do, whatever the model thinks of it (PRT-1, PRT-3).
void World::watch(Side& side, const svcdesk::journal::Event& event) {
  const parts::Move move = parts::move_of(event);
  same(event.subject.id.starts_with(side.prefix + "/"), "whose stock it is");
  const std::string& other = side.prefix == "one" ? "two" : "one";
  for (const auto& end : {move.from, move.to}) {
    if (!end) continue;
    using Kind = parts::Place::Kind;
    const std::string& name = end->place.name;
    same(!name.starts_with(other), "a place of the other contract");
    same(end->place.kind != Kind::depot || side.has_depot(name), "no depot of the contract");
    same(end->place.kind != Kind::asset || name == (side.prefix == "one" ? "A-1" : "A-2"),
         "a machine of the other contract");
  }
  same(!move.serial.starts_with(other), "a piece of the other contract");
  side.stock.apply(move);
  if (move.serial.empty() || !move.to) return;
  using enum parts::Condition;
  const parts::Condition to = move.to->condition;
  const std::string piece = move.kind + "/" + move.serial;
  if (to == received || to == returned || to == defective) side.sound.erase(piece);
  const bool tests =
      move.from && (move.from->condition == received || move.from->condition == returned);
  if (to == tested && tests) side.sound.insert(piece);
  const bool leaves = to == reserved || to == issued || to == fitted || to == on_loan;
  same(!leaves || side.sound.contains(piece), "an untested piece leaves the depot");
}

void World::unchanged(const Side& side, const parts::Stock& stock, std::size_t events) const {
  same(side.stock.balances() == stock.balances(), "the stock before anything was kept");
  same(side.events.size() == events, "the events before anything was kept");
}

std::vector<svcdesk::journal::Event> World::of(int side, const std::string& kind,
                                               const std::string& id) const {
  std::vector<svcdesk::journal::Event> out;
  for (const auto& one : sides_[static_cast<std::size_t>(side)].events) {
    if (one.subject.kind == kind && one.subject.id == id) out.push_back(one);
  }
  return out;
}

parts::PartRequest World::request(const std::string& id) const {
  return parts::fold_request(of(asked_.at(id).side, "part", id));
}

parts::Loan World::loan(const std::string& id) const {
  return parts::fold_loan(of(lent_.at(id).side, "loan", id));
}

parts::Repair World::repair(const std::string& id) const {
  return parts::fold_repair(of(mended_.at(id).side, "repair", id));
}

void World::compare() {
  for (const auto& [id, model] : asked_) {
    const parts::PartRequest state = request(id);
    same(parts::to_string(state.status) == model.status, id + " is " + model.status);
    same(state.lot.quantity == model.out.count && state.lot.serials == model.out.numbers,
         "what is out of " + id);
    const std::string place = state.lies ? state.lies->place.str() : "";
    same(place == (model.out.count > 0 ? model.spot.place : ""), "where " + id + " lies");
    std::int64_t open = 0;
    for (const auto& one : parts::unsettled(state)) open += one.quantity;
    same(open == model.old.count, "what is unsettled of " + id);
    auto again = of(model.side, "part", id);
    std::ranges::reverse(again);
    same(parts::fold_request(again) == state, id + " folded in another order");
  }
  for (const auto& [id, model] : lent_) {
    const parts::Loan state = loan(id);
    same(state.out.quantity == model.out.count && state.out.serials == model.out.numbers,
         "what is out of " + id);
    same(state.returned.has_value() == (model.out.count == 0), id + " is back");
  }
  for (const auto& [id, model] : mended_) {
    same(parts::to_string(repair(id).status) == model.status, id + " is " + model.status);
  }
  for (const Side& one : sides_) {
    parts::Stock again;
    for (const auto& event : one.events) {
      if (event.type == "stock.moved") again.apply(parts::move_of(event));
    }
    same(again.balances() == one.stock.balances(), "the stock of all moves of " + one.prefix);
  }
}

std::string World::story() const {
  std::string out;
  for (const std::string& one : told_) out += one + "\n";
  return out;
}

}  // namespace depot
