#include "svcdesk/journal/life.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace svcdesk;
using namespace svcdesk::journal;

namespace {

Event event(std::int64_t seq, std::int64_t at, std::string type, std::string id) {
  Event out;
  out.seq = seq;
  out.at = Instant{Seconds{at}};
  out.type = std::move(type);
  out.subject = {"case", std::move(id)};
  return out;
}

std::vector<std::int64_t> order_of(const std::vector<const Event*>& events) {
  std::vector<std::int64_t> out;
  for (const Event* one : events) out.push_back(one->seq);
  return out;
}

}  // namespace

TEST_CASE("events are folded by when they happened, then by when they were recorded (ruling 7)") {
  const std::vector<Event> events = {
      event(1, 50, "case.opened", "C-1"), event(2, 90, "case.noted", "C-1"),
      event(3, 60, "case.responded", "C-1"), event(4, 60, "case.noted", "C-1")};
  CHECK(order_of(by_time(events)) == std::vector<std::int64_t>{1, 3, 4, 2});
}

TEST_CASE("a life is what concerns the subject that the first birth opens (decision 4)") {
  const std::vector<Event> events = {
      event(1, 10, "case.noted", "C-2"), event(2, 20, "case.opened", "C-1"),
      event(3, 30, "case.linked", "C-2"), event(4, 15, "case.noted", "C-1")};
  CHECK(order_of(life(events, "case.opened")) == std::vector<std::int64_t>{4, 2});
  CHECK(life(events, "asset.added").empty());
  CHECK(life({}, "case.opened").empty());
}
