#include "svcdesk/cases/links.hpp"

#include "story.hpp"

using namespace svcdesk;
using namespace svcdesk::cases;

namespace {

Case other(std::int64_t number, Status status = Status::open) {
  Case out;
  out.id = CaseId{number};
  out.contract = "DG-2026-017";
  out.status = status;
  out.opened = minute(-100);
  return out;
}

Merge into(const Case& target, std::string reason = "same fault") {
  return {target.id, std::move(reason), target};
}

}  // namespace

TEST_CASE("a duplicate is merged, and both cases refer to each other (CASE-9)") {
  Story story = opened();
  const Drafts drafts = story.asks(into(other(2)));
  REQUIRE(drafts.size() == 2);
  CHECK(drafts[0].subject == journal::Subject{"case", "C-1"});
  CHECK(drafts[0].refs == std::vector<journal::Subject>{{"case", "C-2"}});
  CHECK(drafts[1].type == "case.linked");
  CHECK(drafts[1].subject == journal::Subject{"case", "C-2"});
  CHECK(drafts[1].refs == std::vector<journal::Subject>{{"case", "C-1"}});
  story.keep(drafts);
  CHECK(story.state().status == Status::merged);
  CHECK(story.state().merged_into == CaseId{2});
}

TEST_CASE("a case is merged into an open one only (CASE-9)") {
  for (const Status status :
       {Status::resolved, Status::closed, Status::merged, Status::withdrawn}) {
    check_refused(opened().refused(into(other(2, status))), "CASE-9", "cases.merge_into_open",
                  "cases.hint.reopen");
  }
}

TEST_CASE("a case that is over is not merged by an entry dated back (CASE-9, ruling 7)") {
  Story story = opened();
  story.at(10).does(Respond{}).at(60).does(Resolve{"cable replaced", ""}).at(70).late(30);
  check_refused(story.refused(into(other(2))), "CASE-9", "cases.not_open", "cases.hint.reopen");
}

TEST_CASE("a merge needs a reason and a case that is there (CASE-9)") {
  check_refused(opened().refused(into(other(2), " ")), "CASE-9", "cases.reason_missing",
                "cases.hint.merge");
  CHECK(opened().refused(Merge{CaseId{3}, "x", std::nullopt}).code() == ErrorCode::not_found);
  CHECK(opened().refused(into(other(1))).code() == ErrorCode::usage);
}

TEST_CASE("a case with parts that are out is not merged (PRT-6)") {
  Merge merge = into(other(2));
  merge.unsettled_parts = std::vector<std::string>{"P-7 (ssd-960g S1)"};
  check_refused(opened().refused(merge), "PRT-6", "cases.parts_unsettled", "cases.hint.parts");
}

TEST_CASE("a case of another contract is not there (ORG-7)") {
  Case foreign = other(2);
  foreign.contract = "OTHER-1";
  CHECK(opened().refused(into(foreign)).code() == ErrorCode::not_found);
}

TEST_CASE("a merge does not reach back before the other case was opened (ruling 17)") {
  Case late = other(2);
  late.opened = minute(8);
  Story story = opened();
  check_refused(story.late(5).refused(into(late)), "ruling 17", "cases.other_before_opened",
                "authority.hint.at");
}

TEST_CASE("merging may be bound to a role (ORG-6)") {
  contract::Contract contract = sample();
  contract.roles[4].may = {"merge"};
  Story story(contract);
  story.open();
  check_refused(story.refused(into(other(2))), "ORG-6", "authority.beyond_role",
                "cases.hint.approve");
  CHECK_NOTHROW(story.as("li").asks(into(other(2))));
}

TEST_CASE("a merged case comes back by reopening, and stays linked (CASE-9)") {
  Story story = opened();
  story.does(into(other(2))).at(20).does(Reopen{"it is another fault"});
  CHECK(story.state().status == Status::open);
  CHECK_FALSE(story.state().merged_into);
  CHECK(story.state().links == std::vector<std::string>{"C-2"});
}

TEST_CASE("a merged case takes no more work (CASE-9)") {
  Story story = opened();
  story.does(into(other(2))).at(20);
  check_refused(story.refused(Respond{}), "CASE-9", "cases.not_open", "cases.hint.reopen");
  check_refused(story.refused(Resolve{"x", {}}), "CASE-9", "cases.not_open");
  check_refused(story.refused(Close{}), "CASE-6", "cases.over_already");
}

TEST_CASE("a link to a case is recorded on both, each in its own words (CASE-9)") {
  Story story = opened();
  const Drafts drafts = story.asks(Link{"c-2", "causes", other(2)});
  REQUIRE(drafts.size() == 2);
  CHECK(drafts[0].payload.text("to") == "C-2");
  CHECK(drafts[1].payload.text("as") == "caused-by");
  CHECK(drafts[1].payload.text("to") == "C-1");
}

TEST_CASE("a link to another subject is recorded with a reference (QUA-1)") {
  Story story = opened();
  const Drafts drafts = story.asks(Link{"complaint/K-2", {}, std::nullopt});
  REQUIRE(drafts.size() == 1);
  CHECK(drafts[0].refs == std::vector<journal::Subject>{{"complaint", "K-2"}});
  CHECK(drafts[0].payload.text("as") == "related");
}

TEST_CASE("a link that is there already is refused (CASE-9)") {
  Story story = opened();
  story.does(Link{"C-2", {}, other(2)});
  CHECK(story.state().links == std::vector<std::string>{"C-2"});
  check_refused(story.refused(Link{"C-2", "follows", other(2)}), "CASE-9", "cases.linked_already");
}

TEST_CASE("a link to nothing, to itself or by no relation is no link (CASE-9)") {
  Story story = opened();
  CHECK(story.refused(Link{"C-9", {}, std::nullopt}).code() == ErrorCode::not_found);
  CHECK(story.refused(Link{"C-1", {}, other(1)}).code() == ErrorCode::usage);
  CHECK(story.refused(Link{"something", {}, std::nullopt}).code() == ErrorCode::usage);
  CHECK(story.refused(Link{"/K-2", {}, std::nullopt}).code() == ErrorCode::usage);
  CHECK(story.refused(Link{"C-2", "hates", other(2)}).code() == ErrorCode::usage);
}
