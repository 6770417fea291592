#include "svcdesk/changes/releases.hpp"

#include "story.hpp"
#include "svcdesk/time/text.hpp"

using namespace svcdesk;
using namespace svcdesk::changes;

namespace {

RecordRelease idrac() {
  RecordRelease out;
  out.id = ReleaseId{2};
  out.vendor = "Dell";
  out.product = "iDRAC";
  out.version = "7.10.50";
  out.kind = "firmware";
  out.published = time::parse_date("2026-01-09");
  out.notes = "https://vendor.example/7.10.50";
  return out;
}

Component bmc(std::string asset, std::string version) {
  return {std::move(asset), "", "bmc", "firmware", "Dell", "iDRAC", std::move(version)};
}

MatchRelease two_of_three() {
  return {{bmc("A-3", "7.9.0"), bmc("A-4", "7.10.50"), bmc("A-9", "")}};
}

JudgeRelease judgement() { return {"on the vendor's site, free", "low", "take it in January"}; }

PermitRelease permit(std::string by) { return {std::move(by), {}, ChangeId{5}}; }

// Recorded at 0, matched at 5; the clock at 10.
Story matched() {
  Story story;
  story.does(idrac()).at(5).does(two_of_three()).at(10);
  return story;
}

// Judged at 10, proposed at 20; the clock at 30.
Story proposed() {
  Story story = matched();
  story.does(judgement()).at(20).does(ProposeRelease{"ma", {}}).at(30);
  return story;
}

}  // namespace

TEST_CASE("what a vendor releases is recorded as it comes out (CHG-2)") {
  Story story;
  story.does(idrac());
  const Release state = story.release();
  CHECK(state.id == ReleaseId{2});
  CHECK(state.status == ReleaseStatus::recorded);
  CHECK(state.vendor == "Dell");
  CHECK(state.product == "iDRAC");
  CHECK(state.version == "7.10.50");
  CHECK(state.kind == "firmware");
  CHECK(state.published == "2026-01-09");
  CHECK(state.notes == "https://vendor.example/7.10.50");
  CHECK(story.events()[0].subject == journal::Subject{"release", "V-2"});
}

TEST_CASE("a release has a vendor, a product, a version and a kind (CHG-2)") {
  for (std::string RecordRelease::*part :
       {&RecordRelease::vendor, &RecordRelease::product, &RecordRelease::version}) {
    RecordRelease request = idrac();
    request.*part = " ";
    CHECK(Story().refused(request).text().id == "changes.release_name");
  }
  RecordRelease request = idrac();
  request.kind = "firmwear";
  CHECK(Story().refused(request).hints().at(0).args.at(0).second == "firmware");
}

TEST_CASE("a release is on record once (CHG-2)") {
  RecordRelease request = idrac();
  request.known = ReleaseId{1};
  check_refused(Story().refused(request), "CHG-2", "changes.release_known",
                "changes.hint.release_show");
}

TEST_CASE("a release that is still to come out is not recorded (CHG-2)") {
  RecordRelease request = idrac();
  request.published = time::parse_date("2026-01-13");
  CHECK(Story().refused(request).text().id == "changes.published_later");
  request.published = time::parse_date("2026-01-12");
  CHECK_NOTHROW(Story().asks(request));
}

TEST_CASE("a release is matched with the machines, and refers to them (CHG-2)") {
  const Story story = matched();
  const Release state = story.release();
  CHECK(state.status == ReleaseStatus::matched);
  REQUIRE(state.matches.size() == 2);
  CHECK(state.matches[0] == bmc("A-3", "7.9.0"));
  CHECK(state.machines() == std::vector<Target>{{"A-3", ""}, {"A-9", ""}});
  CHECK(story.refs("release.matched") == Words{"asset/A-3", "asset/A-9"});
}

TEST_CASE("a machine with two such components is one machine (CHG-2)") {
  Component second = bmc("A-3", "7.8");
  second.slot = "bmc-2";
  Story story;
  story.does(idrac()).does(MatchRelease{{bmc("A-3", "7.9.0"), second}});
  CHECK(story.release().matches.size() == 2);
  CHECK(story.refs("release.matched") == Words{"asset/A-3"});
}

TEST_CASE("a release is matched again as machines come, and stays judged (CHG-2)") {
  Story story = matched();
  check_refused(story.refused(two_of_three()), "CHG-2", "changes.matched_already",
                "changes.hint.judge");
  story.does(judgement()).at(15).does(MatchRelease{{bmc("A-3", "7.9.0"), bmc("A-12", "7.0")}});
  CHECK(story.release().status == ReleaseStatus::judged);
  CHECK(story.release().matches[1].asset == "A-12");
  check_refused(story.late(3).refused(MatchRelease{}), "ruling 17", "authority.must_follow",
                "authority.hint.at");
}

TEST_CASE("a release is judged by availability, risk and what we recommend (CHG-2)") {
  Story story = matched();
  for (std::string JudgeRelease::*part :
       {&JudgeRelease::availability, &JudgeRelease::risk, &JudgeRelease::recommendation}) {
    JudgeRelease request = judgement();
    request.*part = " ";
    check_refused(story.refused(request), "CHG-2", "changes.judge_what", "changes.hint.judge");
  }
  story.does(judgement());
  REQUIRE(story.release().judgement);
  CHECK(*story.release().judgement ==
        Judgement{"on the vendor's site, free", "low", "take it in January", "chen", minute(10)});
}

TEST_CASE("a release is judged once it is known whom it concerns (CHG-2)") {
  Story story;
  story.does(idrac()).at(5);
  check_refused(story.refused(judgement()), "CHG-2", "changes.not_matched", "changes.hint.match");
}

TEST_CASE("judging releases may be bound to a role (ORG-6)") {
  contract::Contract contract = sample();
  contract.roles[1].may = {"release.judge", "release.record"};
  Story story(contract);
  check_refused(story.refused(idrac()), "ORG-6", "authority.beyond_role", "authority.hint.as");
  story.as("jin").does(idrac()).does(two_of_three()).as("chen");
  check_refused(story.refused(judgement()), "ORG-6", "authority.beyond_role", "authority.hint.as");
  check_refused(story.refused(DismissRelease{"x"}), "ORG-6", "authority.beyond_role",
                "authority.hint.as");
}

TEST_CASE("a release is proposed to the customer when it is judged and concerns them (CHG-2)") {
  check_refused(matched().refused(ProposeRelease{"ma", {}}), "CHG-2", "changes.not_judged",
                "changes.hint.judge");
  Story nothing;
  nothing.does(idrac()).does(MatchRelease{}).does(judgement());
  check_refused(nothing.refused(ProposeRelease{"ma", {}}), "CHG-2", "changes.concerns_nothing",
                "changes.hint.dismiss");
  Story story = matched();
  story.does(judgement());
  check_refused(story.late(7).refused(ProposeRelease{"ma", {}}), "ruling 17",
                "authority.must_follow", "authority.hint.at");
}

TEST_CASE("a release is proposed to somebody of the customer's (CHG-2)") {
  Story story = matched();
  story.does(judgement());
  check_refused(story.refused(ProposeRelease{"li", {}}), "CHG-2", "changes.proposed_to",
                "authority.hint.known");
  check_refused(story.refused(ProposeRelease{" ", {}}), "CHG-2", "changes.proposed_to",
                "authority.hint.known");
  story.does(ProposeRelease{"马九", "by letter"});
  CHECK(story.release().status == ReleaseStatus::proposed);
  CHECK(story.release().proposed_to == "ma");
  Story other = matched();
  other.does(judgement()).does(ProposeRelease{"the IT department", {}});
  CHECK(other.release().proposed_to == "the IT department");
}

TEST_CASE("what is proposed is not matched, judged or proposed again (CHG-2)") {
  const Story story = proposed();
  for (const Error& error :
       {story.refused(MatchRelease{}), story.refused(judgement()),
        story.refused(ProposeRelease{"ma", {}}), story.refused(DismissRelease{"x"})}) {
    check_refused(error, "CHG-2", "changes.proposed_already", "changes.hint.permit");
  }
}

TEST_CASE("permission starts the change, signed by who gave it (CHG-2)") {
  Story story = proposed();
  CHECK(types_of(story.asks(permit("ma"))) ==
        Words{"release.permitted", "change.requested", "change.signed"});
  story.does(permit("ma"));
  CHECK(story.release().status == ReleaseStatus::permitted);
  CHECK(story.release().change == ChangeId{5});
  CHECK(story.release().decided_by == "ma");
  const Change change = story.state();
  CHECK(change.id == ChangeId{5});
  CHECK(change.kind == "upgrade");
  CHECK(change.title == "Dell iDRAC 7.10.50");
  CHECK(change.reason == "take it in January");
  CHECK(change.origin == "release/V-2");
  CHECK(change.signature == Signature{"ma", minute(30)});
  CHECK(change.assets == std::vector<Target>{{"A-3", ""}, {"A-9", ""}});
  CHECK(change.values == std::vector<Value>{{"A-3", "bmc", "firmware", "7.9.0", "7.10.50"},
                                            {"A-9", "bmc", "firmware", "", "7.10.50"}});
}

TEST_CASE("release and change refer to each other (decision 2)") {
  Story story = proposed();
  story.does(permit("ma"));
  CHECK(story.refs("release.permitted") == Words{"asset/A-3", "asset/A-9", "change/CH-5"});
  CHECK(story.refs("change.requested") == Words{"release/V-2", "asset/A-3", "asset/A-9"});
}

TEST_CASE("a permitted patch is a patch, and sets the version where no field is named (CHG-2)") {
  RecordRelease request = idrac();
  request.kind = "patch";
  Component component = bmc("A-3", "7.9.0");
  component.field.clear();
  Story story;
  story.does(request).does(MatchRelease{{component}}).does(judgement());
  story.does(ProposeRelease{"ma", {}}).does(permit("ma"));
  CHECK(story.state().kind == "patch");
  CHECK(story.state().values[0].field == "version");
}

TEST_CASE("a permission signs the request only where that is the same person's to do (CHG-1)") {
  contract::Contract contract = sample();
  contract.roles[5].may = {"change.request"};
  Story story(contract);
  story.does(idrac()).does(two_of_three()).does(judgement()).does(ProposeRelease{"ma", {}});
  CHECK(types_of(story.asks(permit("ma"))) == Words{"release.permitted", "change.requested"});
  CHECK(types_of(story.asks(permit("feng"))).size() == 3);
}

TEST_CASE("a release is permitted by the customer's responsible person (CHG-2)") {
  const Story story = proposed();
  for (const char* who : {"zhao", "chen"}) {
    check_refused(story.refused(permit(who)), "CHG-2", "authority.not_theirs",
                  "authority.hint.holders");
  }
}

TEST_CASE("what was not proposed is neither permitted nor refused (CHG-2)") {
  check_refused(matched().refused(permit("ma")), "CHG-2", "changes.not_proposed",
                "changes.hint.propose");
  check_refused(matched().refused(RefuseRelease{"ma", "x"}), "CHG-2", "changes.not_proposed",
                "changes.hint.propose");
  check_refused(proposed().late(15).refused(permit("ma")), "ruling 17", "authority.must_follow",
                "authority.hint.at");
}

TEST_CASE("a refusal by the customer is recorded with its reason (CHG-2)") {
  Story story = proposed();
  check_refused(story.refused(RefuseRelease{"ma", ""}), "CHG-2", "changes.release_reason",
                "changes.hint.release_refuse");
  check_refused(story.refused(RefuseRelease{"zhao", "x"}), "CHG-2", "authority.not_theirs",
                "authority.hint.holders");
  story.does(RefuseRelease{"feng", "the machines are replaced in March"});
  CHECK(story.release().status == ReleaseStatus::refused);
  CHECK(story.release().decided_by == "feng");
  CHECK(story.release().decided_why == "the machines are replaced in March");
  CHECK(story.release().ended == minute(30));
}

TEST_CASE("a release that concerns nobody is dismissed with a reason (CHG-2)") {
  Story story;
  story.does(idrac()).does(MatchRelease{}).at(5);
  check_refused(story.refused(DismissRelease{" "}), "CHG-2", "changes.release_reason",
                "changes.hint.dismiss");
  story.does(DismissRelease{"no such board here"});
  CHECK(story.release().status == ReleaseStatus::dismissed);
  CHECK(story.release().decided_by == "chen");
}

TEST_CASE("what is decided about a release stays decided (CHG-2)") {
  Story permitted = proposed();
  permitted.does(permit("ma")).at(40);
  Story refused = proposed();
  refused.does(RefuseRelease{"ma", "x"}).at(40);
  for (const Story& story : {permitted, refused}) {
    for (const Error& error : {story.refused(permit("ma")), story.refused(MatchRelease{}),
                               story.refused(RefuseRelease{"ma", "y"})}) {
      check_refused(error, "CHG-2", "changes.release_over", "changes.hint.release_anew");
    }
  }
}

TEST_CASE("by a clock that is behind, the change begins when it is permitted (clock rule 9)") {
  Story story = proposed();
  story.at(8).does(permit("ma"));
  CHECK(story.last("release.permitted")["clock_behind"].is_bool());
  CHECK(story.state().opened == minute(20));
}

TEST_CASE("a release's state does not depend on the order of its events (decision 4)") {
  Story story = proposed();
  story.does(permit("ma"));
  auto events = story.events();
  std::reverse(events.begin(), events.end());
  CHECK(fold_release(events) == story.release());
  CHECK(story.release().revision == 5);
  CHECK(story.release().last_event == minute(30));
}
