#include <algorithm>

#include "world.hpp"

namespace depot {
namespace {

bool holds_data(const std::string& kind) { return kind.ends_with("disk"); }

void take(Heap& heap, const Heap& gone) {
  for (const std::string& one : gone.numbers) std::erase(heap.numbers, one);
  heap.count -= gone.count;
}

}  // namespace

parts::Settlement World::random_settlement(int side) {
  parts::Settlement out;
  out.fate =
      dice_.one_of<parts::Fate>({parts::Fate::stays, parts::Fate::kept, parts::Fate::released});
  out.by = dice_.chance(70) ? "cust" : dice_.one_of<std::string>({"", "field", "a passer-by"});
  if (dice_.chance(80)) out.receipt = "K-1";
  out.depot = random_depot(side);
  return out;
}

bool World::may_settle(const Side& side, const Asked& asked, const std::vector<std::string>& kinds,
                       const parts::Settlement& how) const {
  if (how.fate == parts::Fate::kept) {
    return !how.receipt.empty() && !how.by.empty() && how.by != "field";
  }
  const bool data = std::ranges::any_of(kinds, holds_data);
  const std::string depot = how.depot.empty() ? asked.depot : how.depot;
  return how.by == "cust" && side.has_depot(depot) && !(data && side.prefix == "one");
}

void World::settled(Side& side, const Asked& asked, const Heap& old, const std::string& kind,
                    const parts::Settlement& how) {
  const Spot site{"site/" + side.hall(), "defective"};
  const std::string depot = how.depot.empty() ? asked.depot : how.depot;
  const Spot to = how.fate == parts::Fate::kept ? Spot{site.place, "kept"}
                                                : Spot{"depot/" + depot, "defective"};
  side.book.move({kind, old.numbers, old.count}, site, to);
}

std::vector<parts::Swap> World::swaps_meant(const Asked& asked, const parts::Fit& request) const {
  std::vector<parts::Swap> out = request.swaps;
  if (out.empty()) out.push_back({});
  for (parts::Swap& one : out) {
    if (one.in.empty() && asked.out.numbers.size() == 1) one.in = asked.out.numbers.front();
  }
  return out;
}

bool World::may_fit_numbered(const Side& side, const Asked& asked,
                             const parts::Fit& request) const {
  const Spot in_machine{"asset/" + request.asset.id.str(), "fitted"};
  std::set<std::string> in, out;
  std::vector<std::string> kinds;
  for (const parts::Swap& one : swaps_meant(asked, request)) {
    const auto& left = asked.out.numbers;
    if (std::ranges::find(left, one.in) == left.end() || !in.insert(one.in).second) return false;
    if (one.out.empty()) continue;
    const bool known = side.book.where(asked.given, one.out) == in_machine;
    kinds.push_back(known ? asked.given : asked.kind);
    const Spot there = side.book.where(kinds.back(), one.out);
    if (!there.place.empty() && there != in_machine) return false;
    if (one.in == one.out || !out.insert(one.out).second) return false;
  }
  if (kinds.empty()) return true;
  const bool stays = request.old.fate == parts::Fate::stays;
  return !request.configured.empty() && (stays || may_settle(side, asked, kinds, request.old));
}

bool World::may_fit(const Side& side, const Asked& asked, const parts::Fit& request) const {
  if (asked.status != "issued" && asked.status != "delivered") return false;
  if (!in_order(asked) || request.asset.contract != side.prefix) return false;
  if (asked.given != "dimm") return may_fit_numbered(side, asked, request);
  if (!part_of(asked.out, {}, request.quantity)) return false;
  if (request.taken_out == 0) return true;
  const bool stays = request.old.fate == parts::Fate::stays;
  return !request.configured.empty() && (stays || may_settle(side, asked, {}, request.old));
}

parts::Fit World::random_fit(int side, const Asked& asked) {
  parts::Fit out;
  out.asset = machine(other_or(side, 8));
  if (dice_.chance(85)) out.configured = "as before";
  if (dice_.chance(60)) out.old = random_settlement(side);
  if (asked.given == "dimm") {
    out.quantity = dice_.below(4);
    out.taken_out = dice_.below(3);
    return out;
  }
  const auto known = sides_[static_cast<std::size_t>(side)].book.all_numbers();
  for (const std::string& one : some_of(asked.out.numbers)) {
    std::string old = dice_.chance(70) ? fresh() : "";
    if (dice_.chance(15)) old = dice_.one_of(known).second;
    out.swaps.push_back({dice_.chance(90) ? one : "", old, "1"});
  }
  return out;
}

void World::fitted_numbered(Side& side, Asked& asked, const parts::Fit& request) {
  const Spot site{"site/" + side.hall(), "defective"};
  const Spot in_machine{"asset/" + request.asset.id.str(), "fitted"};
  const bool settles = request.old.fate != parts::Fate::stays;
  Heap in{asked.given, {}, 0};
  for (const parts::Swap& one : swaps_meant(asked, request)) {
    in.numbers.push_back(one.in);
    ++in.count;
    if (one.out.empty()) continue;
    const bool known = side.book.where(asked.given, one.out) == in_machine;
    const Heap old{known ? asked.given : asked.kind, {one.out}, 1};
    const bool in_book = side.book.where(old.kind, one.out) == in_machine;
    side.book.move(old, in_book ? in_machine : Spot{}, site);
    if (settles) settled(side, asked, old, old.kind, request.old);
    if (settles) continue;
    asked.old.numbers.push_back(one.out);
    ++asked.old.count;
    asked.old_kinds[one.out] = old.kind;
  }
  side.book.move(in, asked.spot, in_machine);
  take(asked.out, in);
}

void World::fitted_counted(Side& side, Asked& asked, const parts::Fit& request) {
  const Spot site{"site/" + side.hall(), "defective"};
  const Spot in_machine{"asset/" + request.asset.id.str(), "fitted"};
  const Heap in = *part_of(asked.out, {}, request.quantity);
  const std::int64_t known = std::min(request.taken_out, side.book.at("dimm", in_machine));
  side.book.move({"dimm", {}, known}, in_machine, site);
  side.book.move({"dimm", {}, request.taken_out - known}, {}, site);
  if (request.old.fate == parts::Fate::stays) {
    asked.old.count += request.taken_out;
  } else {
    settled(side, asked, {"dimm", {}, request.taken_out}, "dimm", request.old);
  }
  side.book.move(in, asked.spot, in_machine);
  take(asked.out, in);
}

void World::fitted(Side& side, Asked& asked, const parts::Fit& request) {
  if (asked.status == "issued") {
    const Spot here{"site/" + side.hall(), "issued"};
    side.book.move(asked.out, asked.spot, here);
    asked.spot = here;
  }
  if (asked.given == "dimm") {
    fitted_counted(side, asked, request);
  } else {
    fitted_numbered(side, asked, request);
  }
  asked.fitted = true;
  asked.last = at_;
  asked.status = asked.out.count == 0 ? "fitted" : "delivered";
}

void World::fit() {
  const std::string id = any_id(
      asked_, [](const Asked& one) { return one.status == "issued" || one.status == "delivered"; });
  if (id.empty()) return;
  Asked& asked = asked_.at(id);
  const int which = other_or(asked.side, 5);
  Side& side = sides_[static_cast<std::size_t>(which)];
  const parts::Fit request = random_fit(which, asked);
  const bool expected = which == asked.side && may_fit(side, asked, request);
  const bool done = attempt("fit", which, expected, [&](const Side& here) {
    return decide(here.terms, acting(), this->request(id), here.stock, request);
  });
  if (done) fitted(side, asked, request);
}

void World::give_back() {
  const std::string id = any_id(
      asked_, [](const Asked& one) { return one.status == "issued" || one.status == "delivered"; });
  if (id.empty()) return;
  Asked& asked = asked_.at(id);
  const int which = other_or(asked.side, 5);
  Side& side = sides_[static_cast<std::size_t>(which)];
  if (dice_.chance(50)) actor_ = "keeper";
  parts::ReturnParts request;
  request.depot = random_depot(which);
  request.reason = dice_.chance(95) ? "not needed" : "";
  if (dice_.chance(50)) request.serials = some_of(asked.out.numbers);
  if (dice_.chance(30)) request.quantity = 1 + dice_.below(3);
  const std::string depot = request.depot.empty() ? asked.depot : request.depot;
  const auto back = part_of(asked.out, request.serials, request.quantity);
  const bool open = asked.status == "issued" || asked.status == "delivered";
  const bool expected = may("part.stock") && in_order(asked) && which == asked.side && open &&
                        !request.reason.empty() && side.has_depot(depot) && back;
  const bool done = attempt("return", which, expected, [&](const Side& here) {
    return decide(here.terms, acting(), this->request(id), here.stock, request);
  });
  if (!done) return;
  side.book.move(*back, asked.spot, {"depot/" + depot, "returned"});
  take(asked.out, *back);
  asked.last = at_;
  if (asked.out.count == 0) asked.status = asked.fitted ? "fitted" : "returned";
}

void World::settle() {
  const std::string id = any_id(asked_, [](const Asked& one) { return one.old.count > 0; });
  if (id.empty()) return;
  Asked& asked = asked_.at(id);
  const int which = other_or(asked.side, 5);
  Side& side = sides_[static_cast<std::size_t>(which)];
  parts::SettleDefective request;
  request.settlement = random_settlement(which);
  if (dice_.chance(50)) request.serials = some_of(asked.old.numbers);
  Heap meant{{}, request.serials, static_cast<std::int64_t>(request.serials.size())};
  if (request.serials.empty()) meant = asked.old;
  std::vector<std::string> kinds;
  bool known = meant.count > 0;
  for (const std::string& one : meant.numbers) {
    known = known && asked.old_kinds.contains(one) &&
            std::ranges::find(asked.old.numbers, one) != asked.old.numbers.end();
    if (known) kinds.push_back(asked.old_kinds.at(one));
  }
  const bool expected = which == asked.side && in_order(asked) && known &&
                        request.settlement.fate != parts::Fate::stays &&
                        may_settle(side, asked, kinds, request.settlement);
  const bool done = attempt("settle", which, expected, [&](const Side& here) {
    return decide(here.terms, acting(), this->request(id), here.stock, request);
  });
  if (!done) return;
  asked.last = at_;
  for (const std::string& one : meant.numbers) {
    settled(side, asked, {{}, {one}, 1}, asked.old_kinds.at(one), request.settlement);
  }
  if (meant.numbers.empty()) settled(side, asked, meant, "dimm", request.settlement);
  take(asked.old, Heap(meant));
}

}  // namespace depot
