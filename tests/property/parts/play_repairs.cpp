#include "world.hpp"

namespace depot {

parts::OpenRepair World::random_repair(int side) {
  parts::OpenRepair out;
  out.id = svcdesk::RepairId{static_cast<std::int64_t>(mended_.size()) + 1};
  out.fault = dice_.chance(95) ? "dead" : "";
  out.repairer = "Acme";
  const bool ours = dice_.chance(70);
  if (!ours || dice_.chance(20)) out.asset = machine(other_or(side, 10));
  if (!ours) {
    out.received_from = dice_.one_of<std::string>({"cust", "cust", "field", ""});
    return out;
  }
  out.kind = random_kind();
  if (out.kind == "dimm" || out.kind == "crimper") {
    const Side& here = sides_[static_cast<std::size_t>(side)];
    out.depot = dice_.chance(50) ? here.near() : here.away();
    out.quantity = 1 + dice_.below(2);
  } else {
    out.serials = random_numbers(side, out.kind, 1);
  }
  return out;
}

Spot World::broken_at(const Side& side, const parts::OpenRepair& request) const {
  if (!request.depot.empty()) {
    for (const char* one : {"defective", "returned"}) {
      const Spot spot{"depot/" + request.depot, one};
      if (side.book.at(request.kind, spot) >= request.quantity) return spot;
    }
    return {};
  }
  if (request.serials.empty()) return {};
  const Spot spot = side.book.where(request.kind, request.serials.front());
  const bool broken = spot.condition == "defective" || spot.condition == "returned";
  return broken && spot.place.starts_with("depot/") ? spot : Spot{};
}

void World::open_repair() {
  const int which = dice_.below(2);
  Side& side = sides_[static_cast<std::size_t>(which)];
  if (dice_.chance(60)) actor_ = "keeper";
  const parts::OpenRepair request = random_repair(which);
  const bool ours = !request.kind.empty();
  const Spot from = broken_at(side, request);
  const bool expected = may("part.stock") && !request.fault.empty() &&
                        (!request.asset || request.asset->contract == side.prefix) &&
                        (ours ? !from.place.empty() : request.received_from == "cust");
  const bool done = attempt("open repair", which, expected, [&](const Side& here) {
    return decide(here.terms, acting(), here.stock, request);
  });
  if (!done) return;
  Mended& mended = mended_[request.id.str()];
  mended.side = which;
  mended.ours = ours;
  mended.last = at_;
  if (!ours) return;
  const auto numbers = static_cast<std::int64_t>(request.serials.size());
  mended.heap = {request.kind, request.serials, numbers > 0 ? numbers : request.quantity};
  mended.depot = from.place.substr(from.place.find('/') + 1);
  side.book.move(mended.heap, from, {"repairer/Acme", "in-repair"});
}

void World::send_repair() {
  const std::string id = any_id(mended_, [](const Mended& one) {
    return one.status == "received" || (one.status == "tested" && !one.passed);
  });
  if (id.empty()) return;
  Mended& mended = mended_.at(id);
  const int which = other_or(mended.side, 5);
  if (dice_.chance(60)) actor_ = "keeper";
  const bool again = mended.status == "tested" && !mended.passed;
  const bool expected = may("part.stock") && which == mended.side && in_order(mended) &&
                        (mended.status == "received" || again);
  const bool done = attempt("send repair", which, expected, [&](const Side& here) {
    return decide(here.terms, acting(), repair(id), here.stock, parts::SendRepair{"RMA"});
  });
  if (!done) return;
  mended.status = "sent";
  mended.last = at_;
}

void World::test_repair() {
  const std::string id = any_id(mended_, [](const Mended& one) { return one.status == "sent"; });
  if (id.empty()) return;
  Mended& mended = mended_.at(id);
  const int which = other_or(mended.side, 5);
  if (dice_.chance(60)) actor_ = "keeper";
  const bool pass = dice_.chance(60);
  const bool expected =
      may("part.stock") && which == mended.side && in_order(mended) && mended.status == "sent";
  const bool done = attempt("test repair", which, expected, [&](const Side& here) {
    const auto result = pass ? parts::Repaired::pass : parts::Repaired::fail;
    return decide(here.terms, acting(), repair(id), here.stock, parts::TestRepair{result, {}});
  });
  if (!done) return;
  mended.status = "tested";
  mended.last = at_;
  mended.passed = pass;
}

parts::FinishRepair World::random_end(int side) {
  parts::FinishRepair out;
  out.end = dice_.one_of<parts::RepairEnd>(
      {parts::RepairEnd::stock, parts::RepairEnd::customer, parts::RepairEnd::scrapped});
  out.depot = random_depot(side);
  out.by = dice_.one_of<std::string>({"cust", "cust", "field", ""});
  if (dice_.chance(80)) out.receipt = "K-2";
  if (dice_.chance(60)) out.reason = "see the report";
  return out;
}

Spot World::end_of(const Side& side, const Mended& mended,
                   const parts::FinishRepair& request) const {
  const std::string depot = request.depot.empty() ? mended.depot : request.depot;
  const bool tested = mended.status == "tested";
  const bool reason = !request.reason.empty();
  if (request.end == parts::RepairEnd::stock) {
    const bool may = mended.ours && tested && mended.passed && side.has_depot(depot);
    return may ? Spot{"depot/" + depot, "tested"} : Spot{};
  }
  if (request.end == parts::RepairEnd::customer) {
    const bool may =
        tested && request.by == "cust" && !request.receipt.empty() && (mended.passed || reason);
    return may ? Spot{"customer/cust", "kept"} : Spot{};
  }
  const bool may = reason && request.by != "field" && (mended.ours || !request.by.empty());
  return may ? Spot{"repairer/Acme", "scrapped"} : Spot{};
}

void World::finish_repair() {
  const std::string id = any_id(mended_, [](const Mended& one) { return one.status == "tested"; });
  if (id.empty()) return;
  Mended& mended = mended_.at(id);
  const int which = other_or(mended.side, 5);
  Side& side = sides_[static_cast<std::size_t>(which)];
  if (dice_.chance(60)) actor_ = "keeper";
  const parts::FinishRepair request = random_end(which);
  const bool open = mended.status != "finished" && mended.status != "cancelled";
  const Spot to = end_of(side, mended, request);
  const bool expected =
      may("part.stock") && which == mended.side && in_order(mended) && open && !to.place.empty();
  const bool done = attempt("finish repair", which, expected, [&](const Side& here) {
    return decide(here.terms, acting(), repair(id), here.stock, request);
  });
  if (!done) return;
  if (mended.ours) side.book.move(mended.heap, {"repairer/Acme", "in-repair"}, to);
  mended.status = "finished";
  mended.last = at_;
}

void World::cancel_repair() {
  const std::string id = any_id(
      mended_, [](const Mended& one) { return one.status == "received" || one.status == "sent"; });
  if (id.empty()) return;
  Mended& mended = mended_.at(id);
  const int which = other_or(mended.side, 5);
  Side& side = sides_[static_cast<std::size_t>(which)];
  if (dice_.chance(60)) actor_ = "keeper";
  const parts::CancelRepair request{dice_.chance(90) ? "declined" : "", random_depot(which)};
  const std::string depot = request.depot.empty() ? mended.depot : request.depot;
  const bool open = mended.status != "finished" && mended.status != "cancelled";
  const bool expected = may("part.stock") && which == mended.side && in_order(mended) && open &&
                        !request.reason.empty() &&
                        (mended.ours ? side.has_depot(depot) : mended.status == "received");
  const bool done = attempt("cancel repair", which, expected, [&](const Side& here) {
    return decide(here.terms, acting(), repair(id), here.stock, request);
  });
  if (!done) return;
  if (mended.ours) {
    side.book.move(mended.heap, {"repairer/Acme", "in-repair"}, {"depot/" + depot, "returned"});
  }
  mended.status = "cancelled";
  mended.last = at_;
}

}  // namespace depot
