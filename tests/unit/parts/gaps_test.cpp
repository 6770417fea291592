#include "svcdesk/parts/gaps.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "stock_story.hpp"

namespace svcdesk::parts {
namespace {

// The coverage of a server, and the gaps that it has opened and closed so far.
class GapStory {
 public:
  Drafts change(std::int64_t minutes, std::int64_t disks, std::int64_t fans = 3) {
    return change(minutes, {{"Dell", "R640", 1}}, disks, fans);
  }

  Drafts change(std::int64_t minutes, const std::vector<Machines>& machines, std::int64_t disks,
                std::int64_t fans = 3) {
    const OnHandByKind stock = {{"ssd-960g", {disks, 0}}, {"fan", {fans, 0}}, {"psu", {1, 0}}};
    const Coverage coverage = coverage_of(store_contract().parts, machines, stock);
    Drafts drafts = gap_changes("DG-2026-017", gaps_of(events_), coverage, minute(minutes));
    for (const journal::Draft& draft : drafts) keep(draft);
    return drafts;
  }

  const std::vector<journal::Event>& events() const { return events_; }

 private:
  void keep(const journal::Draft& draft) {
    check_draft(draft);
    journal::Event event;
    event.seq = static_cast<std::int64_t>(events_.size()) + 1;
    event.subject = draft.subject;
    event.type = draft.type;
    event.at = draft.at;
    event.payload = draft.payload;
    events_.push_back(std::move(event));
  }

  std::vector<journal::Event> events_;
};

}  // namespace

TEST_CASE("a drop in the coverage opens a gap at once (PRT-2)") {
  GapStory story;
  CHECK(story.change(0, 2).empty());
  const Drafts drafts = story.change(10, 1);
  REQUIRE(drafts.size() == 1);
  CHECK(drafts.front().type == "gap.opened");
  CHECK(drafts.front().subject.str() == "coverage/DG-2026-017/ssd-960g");
  CHECK(drafts.front().at == minute(10));
  CHECK(drafts.front().payload.canonical() == R"({"cycle":1,"free":1,"need":2,"part":"ssd-960g"})");
}

TEST_CASE("a gap that grows is the same gap (PRT-2)") {
  GapStory story;
  story.change(10, 1);
  CHECK(story.change(20, 0).empty());
  CHECK(gaps_of(story.events()).at("ssd-960g") == Gap{1, Gap::State::open, minute(10)});
}

TEST_CASE("the stock that fills a gap closes it, and no other (PRT-2)") {
  GapStory story;
  story.change(10, 0, 0);
  const Drafts partly = story.change(20, 1, 3);
  REQUIRE(partly.size() == 1);
  CHECK(partly.front().type == "gap.closed");
  CHECK(partly.front().payload.text("part") == "fan");
  const Drafts rest = story.change(30, 2, 3);
  REQUIRE(rest.size() == 1);
  CHECK(rest.front().payload.canonical() == R"({"cycle":1,"free":2,"need":2,"part":"ssd-960g"})");
}

TEST_CASE("each gap of a kind is a cycle of its own (PRT-2)") {
  GapStory story;
  story.change(10, 1);
  story.change(20, 2);
  const Drafts again = story.change(30, 0);
  CHECK(again.front().payload.integer("cycle", 0) == 2);
  const Drafts filled = story.change(40, 5);
  CHECK(filled.front().payload.integer("cycle", 0) == 2);
  CHECK(gaps_of(story.events()).at("ssd-960g") == Gap{2, Gap::State::closed, minute(40)});
}

TEST_CASE("a gap ends with the last machine that needs the kind (PRT-2)") {
  GapStory story;
  story.change(10, 1);
  const Drafts drafts = story.change(20, {{"Huawei", "S5735", 1}}, 1);
  REQUIRE(drafts.size() == 1);
  CHECK(drafts.front().type == "gap.closed");
  CHECK(drafts.front().payload.integer("need", -1) == 0);
  CHECK(story.change(30, {{"Huawei", "S5735", 1}}, 1).empty());
}

TEST_CASE("what is recorded late closes no gap before it was opened, nor opens one (PRT-2)") {
  GapStory story;
  story.change(10, 1);
  CHECK(story.change(5, 2).front().at == minute(10));
  CHECK(story.change(7, 1).front().at == minute(10));
}

TEST_CASE("gaps are as they were recorded last, in whatever order they are read (PRT-2)") {
  GapStory story;
  story.change(10, 1);
  story.change(20, 2);
  story.change(30, 1);
  std::vector<journal::Event> events = story.events();
  std::reverse(events.begin(), events.end());
  CHECK(gaps_of(events) == gaps_of(story.events()));
  CHECK(gaps_of(events).at("ssd-960g").cycle == 2);
  CHECK(gaps_of({}).empty());
}

}  // namespace svcdesk::parts
