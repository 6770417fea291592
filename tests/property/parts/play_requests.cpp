#include <algorithm>

#include "world.hpp"

namespace depot {

void World::ask() {
  const int which = dice_.below(2);
  const int incident = dice_.below(3);
  const int theirs = other_or(which, 8);
  Side& side = sides_[static_cast<std::size_t>(which)];
  parts::RequestPart request;
  request.id = svcdesk::PartRequestId{static_cast<std::int64_t>(asked_.size()) + 1};
  request.about = about(theirs, incident);
  const int asset_side = other_or(which, 5);
  if (dice_.chance(80)) request.asset = machine(asset_side);
  request.kind = random_kind();
  request.quantity = dice_.chance(95) ? 1 + dice_.below(3) : 0;
  request.choice = random_choice(which, request.kind, request.quantity);
  const bool is_tool = request.kind == "probe" || request.kind == "crimper";
  const Pick given = pick(side, request.kind, request.quantity, request.choice);
  const bool expected = may("part.request") && theirs == which && !request.about.ended &&
                        (!request.asset || asset_side == which) && !is_tool &&
                        request.quantity > 0 && given.allowed;
  const bool done = attempt("ask", which, expected, [&](const Side& here) {
    return decide(here.terms, acting(), here.stock, request);
  });
  if (!done) return;
  Asked& asked = asked_[request.id.str()];
  asked.side = which;
  asked.kind = asked.given = request.kind;
  asked.requester = actor_;
  asked.wanted = request.quantity;
  asked.opened = asked.last = at_;
  if (given.heap.count == 0) return;
  asked.status = "reserved";
  asked.last = at_;
  asked.given = given.heap.kind;
  asked.depot = given.depot;
  asked.out = given.heap;
  asked.spot = {"depot/" + given.depot, "reserved"};
  asked.until = at_ + 600;
  side.book.move(given.heap, {asked.spot.place, "tested"}, asked.spot);
}

void World::reserve() {
  const std::string id = any_id(asked_, [](const Asked& one) { return one.status == "waiting"; });
  if (id.empty()) return;
  Asked& asked = asked_.at(id);
  const int which = other_or(asked.side, 5);
  Side& side = sides_[static_cast<std::size_t>(which)];
  const parts::Reserve request{random_choice(which, asked.kind, asked.wanted)};
  const Pick given = pick(side, asked.kind, asked.wanted, request.choice);
  const bool expected = may("part.request") && which == asked.side && in_order(asked) &&
                        asked.status == "waiting" && given.allowed && given.heap.count > 0;
  const bool done = attempt("reserve", which, expected, [&](const Side& here) {
    return decide(here.terms, acting(), this->request(id), here.stock, request);
  });
  if (!done) return;
  asked.status = "reserved";
  asked.last = at_;
  asked.given = given.heap.kind;
  asked.depot = given.depot;
  asked.out = given.heap;
  asked.spot = {"depot/" + given.depot, "reserved"};
  asked.until = at_ + 600;
  side.book.move(given.heap, {asked.spot.place, "tested"}, asked.spot);
}

void World::approve() {
  const std::string id = any_id(asked_, [](const Asked& one) {
    return !one.approved && (one.status == "waiting" || one.status == "reserved");
  });
  if (id.empty()) return;
  Asked& asked = asked_.at(id);
  const int which = other_or(asked.side, 5);
  if (dice_.chance(50)) actor_ = "boss";
  const parts::ApproveRequest request{dice_.chance(80) ? "" : dice_.chance(50) ? "boss" : "cust"};
  const std::string by = request.by.empty() ? actor_ : request.by;
  const bool expected = by == "boss" && at_ >= asked.opened && by != asked.requester &&
                        which == asked.side && !asked.approved &&
                        (asked.status == "waiting" || asked.status == "reserved");
  const bool done = attempt("approve", which, expected, [&](const Side& here) {
    return decide(here.terms, acting(), this->request(id), here.stock, request);
  });
  if (!done) return;
  asked.approved = true;
  asked.last = std::max(asked.last, at_);
}

void World::issue() {
  const std::string id =
      any_id(asked_, [](const Asked& one) { return one.approved && one.status == "reserved"; });
  if (id.empty()) return;
  Asked& asked = asked_.at(id);
  const int which = other_or(asked.side, 5);
  if (dice_.chance(60)) actor_ = "keeper";
  const parts::Issue request{dice_.chance(85) ? "field" : dice_.chance(50) ? "cust" : ""};
  const bool expected = may("part.issue") && which == asked.side && in_order(asked) &&
                        asked.status == "reserved" && asked.approved && at_ < asked.until &&
                        request.to == "field";
  const bool done = attempt("issue", which, expected, [&](const Side& here) {
    return decide(here.terms, acting(), this->request(id), here.stock, request);
  });
  if (!done) return;
  const Spot to{"person/field", "issued"};
  sides_[static_cast<std::size_t>(which)].book.move(asked.out, asked.spot, to);
  asked.spot = to;
  asked.status = "issued";
  asked.last = at_;
}

void World::deliver() {
  const std::string id = any_id(asked_, [](const Asked& one) { return one.status == "issued"; });
  if (id.empty()) return;
  Asked& asked = asked_.at(id);
  const int which = other_or(asked.side, 5);
  Side& side = sides_[static_cast<std::size_t>(which)];
  const parts::Deliver request{dice_.chance(85)   ? ""
                               : dice_.chance(50) ? "cust"
                                                  : "hot",
                               dice_.chance(80) ? "" : "back door", "cust"};
  const bool expected =
      which == asked.side && in_order(asked) && asked.status == "issued" && request.by != "cust";
  const bool done = attempt("deliver", which, expected, [&](const Side& here) {
    return decide(here.terms, acting(), this->request(id), here.stock, request);
  });
  if (!done) return;
  const Spot to{request.place.empty() ? "site/" + side.hall() : "customer/back door", "issued"};
  side.book.move(asked.out, asked.spot, to);
  asked.spot = to;
  asked.status = "delivered";
  asked.last = at_;
}

void World::cancel() {
  const std::string id = any_id(
      asked_, [](const Asked& one) { return one.status == "waiting" || one.status == "reserved"; });
  if (id.empty()) return;
  Asked& asked = asked_.at(id);
  const int which = other_or(asked.side, 5);
  const parts::CancelRequest request{dice_.chance(90) ? "not needed" : ""};
  const bool expected = may("part.request") && which == asked.side && in_order(asked) &&
                        !request.reason.empty() &&
                        (asked.status == "waiting" || asked.status == "reserved");
  const bool done = attempt("cancel", which, expected, [&](const Side& here) {
    return decide(here.terms, acting(), this->request(id), here.stock, request);
  });
  if (!done) return;
  if (asked.status == "reserved") {
    sides_[static_cast<std::size_t>(which)].book.move(asked.out, asked.spot,
                                                      {asked.spot.place, "tested"});
  }
  asked.out = {};
  asked.status = "cancelled";
  asked.last = at_;
}

void World::expire() {
  const std::string id = any_id(asked_, [](const Asked& one) { return one.status == "reserved"; });
  if (id.empty()) return;
  Asked& asked = asked_.at(id);
  if (dice_.chance(20)) at_ = minute_ += 600;
  const bool expected = in_order(asked) && asked.status == "reserved" && at_ >= asked.until;
  const bool done = attempt("expire", asked.side, expected, [&](const Side& here) {
    return decide(here.terms, acting(), this->request(id), here.stock, parts::Lapse{});
  });
  if (!done) return;
  sides_[static_cast<std::size_t>(asked.side)].book.move(asked.out, asked.spot,
                                                         {asked.spot.place, "tested"});
  asked.out = {};
  asked.status = "cancelled";
  asked.last = at_;
}

}  // namespace depot
