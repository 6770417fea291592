#include "desk_in.hpp"

using namespace svcdesk;
using namespace svcdesk::test;

namespace {

// Answered after 10 minutes, cleared after 10 hours, long ago.
desk::ImportedCase old_case(const std::string& external_id = "OLD-1") {
  desk::ImportedCase row;
  row.external_id = external_id;
  row.title = "disk failing";
  row.level = "P2";
  row.reporter = "zhao";
  row.opened = minute(-6000);
  row.steps = {{"case.responded", minute(-5990), "", ""}, {"case.resolved", minute(-5400), "", ""}};
  return row;
}

}  // namespace

TEST_CASE("an imported case keeps its true times and is judged by them (CASE-12)") {
  DrillDesk desk;
  const desk::ImportResult result = desk.desk().cases().import({old_case()});
  CHECK(result.cases == 1);
  CHECK(result.events == 3);
  const desk::CaseFile file = desk.desk().cases().show("C-1");
  CHECK(file.state.opened == minute(-6000));
  CHECK(file.state.resolved == minute(-5400));
  CHECK(file.state.external_id == "OLD-1");
  CHECK(desk.promise("C-1", "response").verdict == "kept");
  CHECK(desk.promise("C-1", "resolve").verdict == "broken");
  CHECK(desk.promise("C-1", "resolve").breached_at == minute(-6000 + 480));
  CHECK(desk.events("case.opened").front().recorded == minute(0));
}

TEST_CASE("importing twice changes nothing; a longer history adds what is new (CASE-12)") {
  DrillDesk desk;
  desk::ImportedCase row = old_case();
  desk.desk().cases().import({row});
  const std::int64_t events = desk.count("");
  const desk::ImportResult again = desk.at(10).desk().cases().import({row});
  CHECK(again.cases == 0);
  CHECK(again.unchanged == 1);
  CHECK(again.events == 0);
  CHECK(desk.count("") == events);
  row.steps.push_back({"case.reopened", minute(-5000), "", ""});
  CHECK(desk.desk().cases().import({row}).events == 1);
  CHECK(desk.desk().cases().show("C-1").state.status == cases::Status::open);
  CHECK(desk.faults().empty());
}

TEST_CASE("lesson zammad#2949: an import tells nobody of the past (ruling 18)") {
  DrillDesk desk;
  desk::ImportedCase open_since_long = old_case("OLD-2");
  open_since_long.steps.clear();
  desk.desk().cases().import({old_case(), open_since_long});
  desk.at(10).sweep();
  CHECK(desk.promise("C-2", "response").verdict == "broken");
  CHECK(desk.count("step.fired", "C-1") == 0);
  CHECK(desk.count("step.fired", "C-2") == 0);
  CHECK(desk.count("notice.queued") == 0);
}

TEST_CASE("what comes due after an import is told (ruling 18)") {
  DrillDesk desk;
  desk::ImportedCase row = old_case();
  row.opened = minute(-10);
  row.steps.clear();
  desk.desk().cases().import({row});
  CHECK(desk.at(15).sweep().firings == 0);
  CHECK(desk.at(21).sweep().firings == 1);
  CHECK(desk.notices("li", "email").size() == 1);
}

TEST_CASE("an import with a bad row changes nothing at all (CASE-12)") {
  DrillDesk desk;
  const std::int64_t events = desk.count("");
  const auto refused = [&](const desk::ImportedCase& bad) {
    const Error error = refusal([&] { desk.desk().cases().import({old_case(), bad}); });
    CHECK(error.code() == ErrorCode::invalid);
    CHECK(desk.count("") == events);
    return error.text().id;
  };
  desk::ImportedCase bad = old_case("OLD-2");
  bad.steps[0].type = "case.exploded";
  CHECK(refused(bad) == "desk.import.unknown_event");
  bad = old_case("OLD-2");
  std::swap(bad.steps[0], bad.steps[1]);
  CHECK(refused(bad) == "desk.import.out_of_order");
  bad = old_case("OLD-2");
  bad.steps[1].at = minute(1);
  CHECK(refused(bad) == "desk.import.future");
  bad = old_case("OLD-2");
  bad.opened = minute(1);
  bad.steps.clear();
  CHECK(refused(bad) == "desk.import.future");
}

TEST_CASE("an import under a known request id is not done again (decision 10)") {
  DrillDesk desk;
  desk.options.request_id = "import-1";
  desk.desk().cases().import({old_case()});
  const std::int64_t events = desk.count("");
  const desk::ImportResult again = desk.desk().cases().import({old_case()});
  CHECK(again.events == 0);
  CHECK(again.unchanged == 1);
  const auto other = [&] { desk.desk().cases().import({old_case("OLD-2")}); };
  CHECK(refusal(other).code() == ErrorCode::usage);
  desk.options.request_words = "another file";
  CHECK(refusal([&] { desk.desk().cases().import({old_case()}); }).code() == ErrorCode::usage);
  CHECK(desk.count("") == events);
}
