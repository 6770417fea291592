#include <algorithm>

#include "world.hpp"

namespace depot {

void World::lend() {
  const int which = dice_.below(2);
  const int theirs = other_or(which, 8);
  const int incident = dice_.below(3);
  Side& side = sides_[static_cast<std::size_t>(which)];
  if (dice_.chance(60)) actor_ = "keeper";
  parts::Lend request;
  request.id = svcdesk::LoanId{static_cast<std::int64_t>(lent_.size()) + 1};
  request.purpose = dice_.chance(50) ? parts::Purpose::tool : parts::Purpose::standby;
  const bool tool = request.purpose == parts::Purpose::tool;
  if (dice_.chance(tool ? 30 : 90)) request.about = about(theirs, incident);
  request.kind = tool ? (dice_.chance(50) ? "probe" : "crimper") : "machine";
  if (dice_.chance(10)) request.kind = random_kind();
  request.quantity = 1 + dice_.below(2);
  request.depot = random_depot(which);
  if (dice_.chance(20)) request.serials = random_numbers(which, request.kind, request.quantity);
  if (dice_.chance(90)) request.borrower = dice_.chance(80) ? "field" : "cust";
  if (dice_.chance(80)) request.until = now() + svcdesk::Seconds{dice_.chance(95) ? 3600 : -60};
  const bool is_tool = request.kind == "probe" || request.kind == "crimper";
  const Pick given =
      pick(side, request.kind, request.quantity, {request.depot, request.serials, {}, {}},
           request.about ? Goes::to_the_hall : Goes::somewhere);
  const bool free_case = !request.about || (theirs == which && !request.about->ended);
  const bool terms = tool ? !request.borrower.empty() && request.until
                          : request.about && request.about->standby_judged;
  const bool expected = may("part.issue") && free_case && terms && tool == is_tool &&
                        (!request.until || *request.until > at()) && given.allowed &&
                        given.heap.count > 0;
  const bool done = attempt("lend", which, expected, [&](const Side& here) {
    return decide(here.terms, acting(), here.stock, request);
  });
  if (!done) return;
  const Spot to{tool ? "person/" + request.borrower : "site/" + side.hall(), "on-loan"};
  side.book.move(given.heap, {"depot/" + given.depot, "tested"}, to);
  lent_[request.id.str()] = {which, tool, incident, given.depot, given.heap, to, at_};
}

void World::take_back() {
  const std::string id = any_id(lent_, [](const Lent& one) { return one.out.count > 0; });
  if (id.empty()) return;
  Lent& lent = lent_.at(id);
  const int which = other_or(lent.side, 5);
  Side& side = sides_[static_cast<std::size_t>(which)];
  if (dice_.chance(60)) actor_ = "keeper";
  parts::TakeBack request;
  request.depot = random_depot(which);
  request.shape = dice_.chance(70) ? parts::Shape::sound : parts::Shape::defective;
  if (dice_.chance(50)) request.serials = some_of(lent.out.numbers);
  if (dice_.chance(30)) request.quantity = 1 + dice_.below(2);
  const std::string depot = request.depot.empty() ? lent.depot : request.depot;
  const auto back = part_of(lent.out, request.serials, request.quantity);
  const bool expected = may("part.stock") && which == lent.side && in_order(lent) &&
                        lent.out.count > 0 && back && side.has_depot(depot);
  const bool done = attempt("take back", which, expected, [&](const Side& here) {
    return decide(here.terms, acting(), loan(id), here.stock, request);
  });
  if (!done) return;
  const bool sound = request.shape == parts::Shape::sound;
  const std::string condition = !sound ? "defective" : lent.tool ? "tested" : "returned";
  side.book.move(*back, lent.spot, {"depot/" + depot, condition});
  for (const std::string& one : back->numbers) std::erase(lent.out.numbers, one);
  lent.out.count -= back->count;
  lent.last = at_;
}

void World::change_due() {
  const std::string id = any_id(lent_, [](const Lent& one) { return one.out.count > 0; });
  if (id.empty()) return;
  Lent& lent = lent_.at(id);
  const int which = other_or(lent.side, 5);
  if (dice_.chance(60)) actor_ = "keeper";
  const parts::ChangeDue request{now() + svcdesk::Seconds{dice_.chance(90) ? 3600 : 0},
                                 dice_.chance(90) ? "still broken" : ""};
  const bool expected = may("part.issue") && which == lent.side && in_order(lent) &&
                        lent.out.count > 0 && request.until > at() && !request.reason.empty();
  const bool done = attempt("change due", which, expected, [&](const Side& here) {
    return decide(here.terms, acting(), loan(id), here.stock, request);
  });
  if (done) lent.last = at_;
}

}  // namespace depot
