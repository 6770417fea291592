#include "svcdesk/desk/changes.hpp"

#include "desk_in.hpp"
#include "svcdesk/desk/assets.hpp"

using namespace svcdesk;
using namespace svcdesk::test;
using How = desk::Changed::How;

namespace {

// li of ours approves, zhao of the customer's signs and approves; the report is owed in time.
std::string contract_with_changes() {
  return with(small_contract(), "may = [\"confirm\", \"vouch\", \"level.lower\", \"withdraw\"]",
              "may = [\"confirm\", \"vouch\", \"level.lower\", \"withdraw\", \"change.approve\", "
              "\"change.request\", \"stop\", \"release.permit\"]") +
         R"(
[[obligations]]
name = "test-report"
title = { en = "Test report", zh-CN = "测试报告" }
on = "change"
starts = "finished"
within = "3d"
met-by = [{ event = "report.issued", kind = "test" }]
)";
}

class ChangeDesk : public DrillDesk {
 public:
  ChangeDesk() : DrillDesk(With::nothing) {
    apply(contract_with_changes());
    assets::Wanted wanted;
    assets::want(wanted, "tag", "SRV-1");
    assets::want(wanted, "firmware.bios.vendor", "Dell");
    assets::want(wanted, "firmware.bios.product", "BIOS");
    assets::want(wanted, "firmware.bios.version", "2.1");
    desk().assets().add({wanted, {}, {}, {}});
  }

  // bios 2.1 -> 2.4, signed by zhao.
  std::string requested(const std::string& after = "2.4") {
    return desk()
        .changes()
        .request({.title = "BIOS " + after,
                  .kind = "patch",
                  .reason = "the vendor's notice",
                  .assets = {"SRV-1"},
                  .values = {{{}, "bios", "version", std::nullopt, after}},
                  .requested_by = {},
                  .signed_by = "zhao",
                  .origin = {}})
        .state.id.str();
  }
  void assess(const std::string& id) {
    changes::Assess assess;
    assess.risk = "low";
    assess.plan = "flash it";
    assess.rollback = "flash the old one";
    assess.system = changes::System::idle;
    change(id, assess);
  }
  void approve(const std::string& id) {
    change(id, changes::Approve{.by = "li", .note = {}});
    change(id, changes::Approve{.by = "zhao", .note = {}});
  }
  desk::ChangeChanged change(const std::string& id, const desk::ChangeVerb& verb) const {
    return desk().changes().apply(id, verb);
  }
  void start(const std::string& id) {
    change(id, changes::Start{
                   .backup_by = "chen", .backup_where = "vault", .second_person = {}, .note = {}});
  }
  desk::ChangeChanged finish(const std::string& id) const {
    return desk().changes().finish(id, {});
  }
  std::string bios() const {
    return desk().assets().show("SRV-1").state.component("bios")->version;
  }
};

std::string approved(ChangeDesk& desk) {
  const std::string id = desk.requested();
  desk.assess(id);
  desk.approve(id);
  return id;
}

}  // namespace

TEST_CASE("a change is requested with what the machine's file says before (CHG-1)") {
  ChangeDesk desk;
  const changes::Change state = desk.desk().changes().show(desk.requested()).state;
  CHECK(state.id.str() == "CH-1");
  REQUIRE(state.values.size() == 1);
  CHECK(state.values[0].asset == "A-1");
  CHECK(state.values[0].before == "2.1");
  CHECK(state.values[0].after == "2.4");
  CHECK(state.signature->by == "zhao");
}

TEST_CASE("a machine that nobody registered cannot be changed (CHG-1)") {
  ChangeDesk desk;
  const Error error = refusal([&] {
    desk.desk().changes().request({.title = "x",
                                   .kind = "patch",
                                   .reason = "y",
                                   .assets = {"SRV-9"},
                                   .values = {},
                                   .requested_by = {},
                                   .signed_by = {},
                                   .origin = {}});
  });
  CHECK(error.code() == ErrorCode::not_found);
  CHECK(desk.count("change.requested") == 0);
}

TEST_CASE(
    "nothing starts before both sides have agreed, and the checklist says what lacks (CHG-1)") {
  ChangeDesk desk;
  const std::string id = desk.requested();
  const auto lacking = desk.desk().changes().show(id).start_conditions;
  CHECK(std::any_of(lacking.begin(), lacking.end(), [](const Condition& one) { return !one.met; }));
  desk.assess(id);
  const Error error = refusal([&] { desk.start(id); });
  CHECK(error.code() == ErrorCode::refused);
  CHECK(error.rule() == "CHG-1");
  CHECK(desk.count("change.started") == 0);
}

TEST_CASE(
    "the machine's file takes the change over when it is finished, not when it is asked for "
    "(CHG-1)") {
  ChangeDesk desk;
  const std::string id = approved(desk);
  desk.start(id);
  CHECK(desk.bios() == "2.1");
  desk.finish(id);
  CHECK(desk.bios() == "2.4");
  const auto changed = desk.events("asset.changed");
  REQUIRE(changed.size() == 1);
  CHECK(changed[0].refs == std::vector<journal::Subject>{{"change", id}});
  CHECK(desk.faults().empty());
}

TEST_CASE(
    "a finished change that fails its test is rolled back, with the file, and done again (CHG-1)") {
  ChangeDesk desk;
  const std::string id = approved(desk);
  desk.start(id);
  desk.finish(id);
  desk.change(id, changes::Test{.result = changes::Result::failed, .by = "wu", .found = "no boot"});
  desk.change(id, changes::RollBack{.reason = "no boot", .restored_by = "wu"});
  CHECK(desk.bios() == "2.1");
  desk.at(60);
  desk.approve(id);
  desk.start(id);
  desk.finish(id);
  const auto done =
      desk.change(id, changes::Test{.result = changes::Result::passed, .by = "wu", .found = {}});
  CHECK(done.state.status == changes::Status::done);
  CHECK(done.state.attempts.size() == 2);
  CHECK(desk.bios() == "2.4");
  CHECK(desk.faults().empty());
}

TEST_CASE("each finished attempt owes its report by the contract's clock (CHG-1, RPT-3)") {
  ChangeDesk desk;
  const std::string id = approved(desk);
  desk.start(id);
  const desk::ChangeChanged finished = desk.finish(id);
  REQUIRE(finished.promises.size() == 1);
  CHECK(finished.promises[0].obligation == "test-report");
  CHECK(finished.promises[0].due == minute(3 * day));
}

TEST_CASE("the same request id again changes nothing (decision 10)") {
  ChangeDesk desk;
  desk.options.request_id = "r-1";
  desk.options.request_words = "request";
  const std::string id = desk.requested();
  const std::string again = desk.requested();
  CHECK(again == id);
  CHECK(desk.count("change.requested") == 1);
}

TEST_CASE("a change of which there is none is not found, and no id is a wrong word (CHG-1)") {
  ChangeDesk desk;
  CHECK(refusal([&] { desk.desk().changes().show("CH-7"); }).code() == ErrorCode::not_found);
  CHECK(refusal([&] { desk.desk().changes().show("C-1"); }).code() == ErrorCode::usage);
}

TEST_CASE("open changes are listed, newest first, and ended ones when they are asked for (CHG-1)") {
  ChangeDesk desk;
  const std::string first = desk.requested("2.2");
  desk.requested("2.3");
  desk.change(first, changes::Refuse{.by = "zhao", .reason = "not now"});
  const auto listed = [&](store::ChangeQuery::Only only) {
    std::vector<std::int64_t> numbers;
    store::ChangeQuery query;
    query.only = only;
    desk.desk().changes().list(query, [&](const auto& row) { numbers.push_back(row.number); });
    return numbers;
  };
  CHECK(listed(store::ChangeQuery::Only::open) == std::vector<std::int64_t>{2});
  CHECK(listed(store::ChangeQuery::Only::all) == std::vector<std::int64_t>{2, 1});
}

TEST_CASE(
    "a vendor's release finds the machines that it concerns, and permission starts the change "
    "(CHG-2)") {
  ChangeDesk desk;
  changes::RecordRelease release;
  release.vendor = "Dell";
  release.product = "bios";
  release.version = "2.10";
  release.kind = "firmware";
  const std::string id = desk.desk().changes().record(release).state.id.str();
  const desk::ReleaseChanged matched = desk.desk().changes().match(id);
  REQUIRE(matched.state.matches.size() == 1);
  CHECK(matched.state.matches[0].tag == "SRV-1");
  desk.desk().changes().apply(id, changes::JudgeRelease{"download", "low", "take it"});
  desk.desk().changes().apply(id, changes::ProposeRelease{"zhao", {}});
  const desk::ReleaseChanged permitted =
      desk.desk().changes().permit(id, {.by = "zhao", .note = {}, .change = {}});
  REQUIRE(permitted.started);
  CHECK(permitted.started->origin == "release/" + id);
  CHECK(permitted.started->signature->by == "zhao");
  CHECK(permitted.started->values.at(0).after == "2.10");
  CHECK(desk.desk().changes().show_release(id).change == permitted.started->id);
  CHECK(desk.faults().empty());
}

TEST_CASE("a release that is on record already is refused (CHG-2)") {
  ChangeDesk desk;
  changes::RecordRelease release;
  release.vendor = "Dell";
  release.product = "BIOS";
  release.version = "2.10";
  desk.desk().changes().record(release);
  CHECK(refusal([&] { desk.desk().changes().record(release); }).code() == ErrorCode::refused);
  std::int64_t listed = 0;
  desk.desk().changes().releases({}, [&](const store::ReleaseRow&) { ++listed; });
  CHECK(listed == 1);
}

TEST_CASE("changes and releases are rebuilt from the events as they were (AUD-3)") {
  ChangeDesk desk;
  const std::string id = approved(desk);
  changes::RecordRelease release;
  release.vendor = "Dell";
  release.product = "BIOS";
  release.version = "2.10";
  desk.desk().changes().record(release);
  const std::string all = "SELECT * FROM change; SELECT * FROM vendor_release;";
  const std::string before = desk.sqlite(all);
  desk.desk().care().rebuild();
  CHECK(desk.sqlite(all) == before);
  CHECK(desk.faults().empty());
  desk.tamper("UPDATE change SET title = 'another'");
  CHECK(desk.faults().size() == 2);
}

TEST_CASE("a month tells the changes of it, and what was open at its end (CHG-1)") {
  ChangeDesk desk;
  const std::string done = approved(desk);
  desk.at(60);
  desk.start(done);
  desk.finish(done);
  desk.at(90);
  desk.change(done,
              changes::Test{.result = changes::Result::failed, .by = "wu", .found = "no boot"});
  desk.at(100);
  desk.change(done, changes::RollBack{.reason = "no boot", .restored_by = "zhao"});
  const std::string waiting = desk.requested("2.5");
  desk.change(desk.requested("2.6"), changes::Withdraw{.by = "zhao", .reason = "not needed"});
  desk.at(wall("2026-02-03T10:00"));
  desk.change(waiting, changes::Refuse{.by = "zhao", .reason = "no window"});
  const auto january = desk.desk().figures().monthly("2026-01").input.changes;
  REQUIRE(january);
  CHECK(january->requested == 3);
  CHECK(january->approved == 1);
  CHECK(january->started == 1);
  CHECK(january->finished == 1);
  CHECK(january->failed == 1);
  CHECK(january->rolled_back == 1);
  CHECK(january->withdrawn == 1);
  CHECK(january->refused == 0);
  REQUIRE(january->open.size() == 2);
  CHECK(january->open[0].id == done);
  CHECK(january->open[0].status == "rolled-back");
  CHECK(january->open[0].approved == minute(0));
  CHECK(january->open[1].status == "requested");
  CHECK_FALSE(january->open[1].approved);
  const auto february = desk.desk().figures().monthly("2026-02").input.changes;
  REQUIRE(february);
  CHECK(february->refused == 1);
  CHECK(february->requested == 0);
  CHECK(february->open_in_all == 1);
}

TEST_CASE("a month without a change has no chapter on them (RPT-1)") {
  ChangeDesk desk;
  CHECK_FALSE(desk.at(60).desk().figures().monthly("2026-01").input.changes);
  desk.change(desk.requested(), changes::Withdraw{.by = "zhao", .reason = "not needed"});
  CHECK(desk.desk().figures().monthly("2026-01").input.changes);
  desk.at(wall("2026-03-03T10:00"));
  CHECK_FALSE(desk.desk().figures().monthly("2026-02").input.changes);
}
