#include "svcdesk/desk/cases.hpp"

#include <algorithm>

#include "desk_in.hpp"
#include "svcdesk/base/hash.hpp"

using namespace svcdesk;
using namespace svcdesk::test;
using How = desk::Changed::How;

TEST_CASE("a new case has its promises with their deadlines (CASE-1)") {
  DrillDesk desk;
  const desk::CaseChanged opened = desk.desk().cases().open(report("disk failing", "P1", "SRV-1"));
  CHECK(opened.state.id.str() == "C-1");
  CHECK(opened.state.vouched);
  REQUIRE(opened.promises.size() == 2);
  CHECK(desk.promise("C-1", "response").due == minute(15));
  CHECK(desk.promise("C-1", "resolve").due == minute(240));
  CHECK(opened.how == How::done);
  CHECK(opened.events.front().actor == "chen");
}

TEST_CASE("what is done in time is kept, with the time it took (CASE-9)") {
  DrillDesk desk;
  const std::string id = desk.open();
  desk.at(10).does(id, cases::Respond{});
  desk.at(60).does(id, cases::PauseFor{"customer", {}, ""});
  desk.at(180).does(id, cases::Resume{});
  const auto resolved = desk.at(240).does(id, cases::Resolve{"disk exchanged", ""});
  CHECK(resolved.state.status == cases::Status::resolved);
  CHECK(desk.promise(id, "response").verdict == "kept");
  CHECK(desk.promise(id, "response").used_seconds == 600);
  CHECK(desk.promise(id, "resolve").verdict == "kept");
  CHECK(desk.promise(id, "resolve").used_seconds == 120 * 60);
}

TEST_CASE("a level raised moves the deadline (CASE-2, ruling 6)") {
  DrillDesk desk;
  const std::string id = desk.open("P3");
  CHECK(desk.promise(id, "response").due == minute(60));
  desk.at(10).does(id, cases::Triage{"P1", "all users stand", "", ""});
  CHECK(desk.promise(id, "response").due == minute(15));
}

TEST_CASE("a repeated request id gives the first result and changes nothing (decision 10)") {
  DrillDesk desk;
  desk.options.request_id = "r-1";
  desk.options.request_words = "open disk";
  const auto open = [&] { return desk.desk().cases().open(report("disk failing")); };
  const desk::CaseChanged first = open();
  const std::int64_t events = desk.count("");
  desk.at(30);
  const desk::CaseChanged second = open();
  CHECK(second.how == How::repeated);
  CHECK(second.state.id == first.state.id);
  REQUIRE(second.events.size() == 1);
  CHECK(second.events.front().seq == first.events.front().seq);
  CHECK(second.promises.size() == first.promises.size());
  CHECK(desk.count("") == events);
}

TEST_CASE("a request id used for something else is a wrong call (decision 10)") {
  DrillDesk desk;
  const std::string id = desk.open();
  desk.options.request_id = "r-1";
  desk.options.request_words = "respond C-1";
  CHECK(desk.at(5).does(id, cases::Respond{}).how == How::done);
  const std::int64_t events = desk.count("");
  CHECK(desk.at(6).does(id, cases::Respond{}).how == How::repeated);
  desk.options.request_words = "resolve C-1";
  const Error error = refusal([&] { desk.does(id, cases::Resolve{"x", ""}); });
  CHECK(error.code() == ErrorCode::usage);
  CHECK(error.text().id == "desk.request.reused");
  CHECK(desk.count("") == events);
}

TEST_CASE("a dry run is decided like the call and keeps nothing") {
  DrillDesk desk;
  desk.options.mode = desk::Options::Mode::dry_run;
  const std::int64_t events = desk.count("");
  const desk::CaseChanged tried = desk.desk().cases().open(report("disk failing"));
  CHECK(tried.how == How::dry_run);
  CHECK(tried.promises.size() == 2);
  REQUIRE_FALSE(tried.events.empty());
  for (const journal::Event& event : tried.events) CHECK(event.seq == 0);
  CHECK(desk.count("") == events);
  CHECK_THROWS_AS(desk.desk().cases().show("C-1"), Error);
  desk.options.mode = desk::Options::Mode::change;
  CHECK(desk.open() == "C-1");
}

TEST_CASE("@last is the case that the actor changed last, nobody else's (decision 9)") {
  DrillDesk desk;
  desk.open();
  desk.as("wu").open();
  CHECK(desk.desk().cases().resolve("@last").str() == "C-2");
  CHECK(desk.as("chen").desk().cases().resolve("@last").str() == "C-1");
  desk.at(5).does("C-2", cases::Respond{});
  CHECK(desk.desk().cases().resolve("@last").str() == "C-2");
  desk.at(600).sweep();
  CHECK(desk.desk().cases().resolve("@last").str() == "C-2");
  const Error error = refusal([&] { desk.as("li").desk().cases().resolve("@last"); });
  CHECK(error.code() == ErrorCode::not_found);
}

TEST_CASE("a case is found by C-1, c-1 and 1; others are unknown or no id (decision 9)") {
  DrillDesk desk;
  desk.open();
  for (const char* id : {"C-1", "c-1", "1"}) CHECK(desk.desk().cases().resolve(id).number == 1);
  const auto code = [&](const char* id) {
    return refusal([&] { desk.does(id, cases::Respond{}); }).code();
  };
  CHECK(code("C-2") == ErrorCode::not_found);
  CHECK(code("disk") == ErrorCode::usage);
  CHECK(code("C-0") == ErrorCode::usage);
  CHECK(code("") == ErrorCode::usage);
}

TEST_CASE("an attached file is kept by its hash, once (CASE-15, decision 8)") {
  DrillDesk desk;
  const std::string id = desk.open();
  const std::string bytes("photo\0of a disk", 15);
  const auto attach = [&](const char* name) {
    return desk.desk().cases().attach(id, bytes, {"", name, "evidence", {}, {}});
  };
  const auto attached = attach("a.jpg");
  REQUIRE(attached.state.attachments.size() == 1);
  const std::string hash = to_hex(sha256(bytes));
  CHECK(attached.state.attachments.front().sha256 == hash);
  CHECK(refusal([&] { attach("b.jpg"); }).code() == ErrorCode::refused);
  CHECK(desk.sqlite("SELECT count(*), length(bytes) FROM document WHERE sha256 = '" + hash + "'") ==
        "1|15\n");
}

TEST_CASE("closing without proof is refused with its checklist, then accepted (CASE-6)") {
  DrillDesk desk;
  const std::string id = desk.open();
  const auto close = [&] { return desk.desk().cases().close(id, std::nullopt, {}); };
  desk.at(10).does(id, cases::Resolve{"disk exchanged", ""});
  const std::int64_t events = desk.count("");
  const Error error = refusal(close);
  CHECK(error.code() == ErrorCode::refused);
  CHECK(error.rule() == "CASE-6");
  CHECK(std::any_of(error.conditions().begin(), error.conditions().end(),
                    [](const Condition& one) { return !one.met; }));
  CHECK(desk.count("") == events);
  desk.at(20).does(id, cases::Confirm{.by = "zhao", .how = "telephone"});
  CHECK(close().state.status == cases::Status::closed);
}

TEST_CASE("the signed report handed in with closing is kept and named (CASE-6)") {
  DrillDesk desk;
  const std::string id = desk.open();
  desk.does(id, cases::Escalate{.to = "second-line", .reason = "no idea", .tried = "restart"});
  desk.at(10).does(id, cases::Resolve{"disk exchanged", ""});
  desk.does(id, cases::Confirm{.by = "zhao", .how = "telephone"});
  CHECK(refusal([&] { desk.desk().cases().close(id, std::nullopt, {}); }).rule() == "CASE-6");
  const auto closed = desk.desk().cases().close(id, "signed paper", {"", "report.pdf", {}, {}, {}});
  CHECK(closed.state.status == cases::Status::closed);
  CHECK(closed.state.report == to_hex(sha256("signed paper")));
}

TEST_CASE("merging ends one case and is told on both (CASE-9)") {
  DrillDesk desk;
  const std::string first = desk.open(), second = desk.open();
  desk.at(5).does(second, cases::Merge{.into = CaseId{1}, .reason = "the same disk"});
  CHECK(desk.desk().cases().show(second).state.status == cases::Status::merged);
  CHECK(desk.promise(second, "response").verdict == "waived");
  CHECK(desk.desk().cases().show(first).state.links == std::vector<std::string>{"C-2"});
  CHECK(desk.promise(first, "response").verdict == "open");
  desk.at(600).sweep();
  CHECK(desk.count("obligation.breached", second) == 0);
  CHECK(desk.faults().empty());
}

TEST_CASE("merging into a case that is not there is refused and changes nothing (CASE-9)") {
  DrillDesk desk;
  const std::string id = desk.open();
  const std::int64_t events = desk.count("");
  const Error error =
      refusal([&] { desk.does(id, cases::Merge{.into = CaseId{7}, .reason = "same"}); });
  CHECK(error.code() == ErrorCode::not_found);
  CHECK(desk.count("") == events);
}

TEST_CASE("a link stands on both cases (CASE-9)") {
  DrillDesk desk;
  const std::string first = desk.open(), second = desk.open();
  desk.at(5).does(first, cases::Link{.to = "C-2", .as = "causes"});
  CHECK(desk.desk().cases().show(first).state.links == std::vector<std::string>{"C-2"});
  CHECK(desk.desk().cases().show(second).state.links == std::vector<std::string>{"C-1"});
  CHECK(desk.events("case.linked", second).front().payload.text("as") == "caused-by");
}

TEST_CASE("ruling 7: a late entry overtakes a breach, and that stays visible") {
  DrillDesk desk;
  const std::string id = desk.open();
  desk.at(31).sweep();
  CHECK(desk.promise(id, "response").verdict == "broken");
  desk.options.at = minute(20);
  desk.at(40).does(id, cases::Respond{});
  desk.options.at.reset();
  CHECK(desk.promise(id, "response").verdict == "kept");
  CHECK(desk.promise(id, "response").overtaken);
  CHECK(desk.count("obligation.overtaken", id) == 1);
  desk.at(41).sweep();
  CHECK(desk.count("obligation.overtaken", id) == 1);
}

TEST_CASE("nothing happens later than it is recorded (ruling 17)") {
  DrillDesk desk;
  const std::string id = desk.open();
  desk.options.at = minute(11);
  const Error error = refusal([&] { desk.at(10).does(id, cases::Respond{}); });
  CHECK(error.code() == ErrorCode::refused);
  CHECK(desk.count("case.responded") == 0);
}

TEST_CASE("why names the reasons, who was told, and what is to come (CASE-11)") {
  DrillDesk desk;
  const std::string id = desk.open();
  desk.at(31).sweep();
  const auto all = desk.desk().cases().why(id);
  CHECK(all.size() == 2);
  const auto response = desk.desk().cases().why(id, "response");
  REQUIRE(response.size() == 1);
  CHECK(response.front().reasons.size() >= 2);
  REQUIRE(response.front().told.size() == 1);
  CHECK(response.front().told.front().person == "li");
  CHECK(response.front().told.front().state == "queued");
  CHECK_FALSE(response.front().told.front().late);
  CHECK(desk.desk().cases().why(id, "resolve").front().to_come.size() == 2);
  const Error error = refusal([&] { desk.desk().cases().why(id, "repair"); });
  CHECK(error.code() == ErrorCode::not_found);
  CHECK_FALSE(error.hints().empty());
}

TEST_CASE("a brief shows the asset's other cases, and solved ones like it (CASE-8)") {
  DrillDesk desk;
  const auto open = [&](const char* title, const char* asset) {
    return desk.desk().cases().open(report(title, "", asset)).state.id.str();
  };
  open("noisy fan", "SRV-1");
  desk.at(10).finish(open("magnetic tape jammed", "TAPE-9"));
  open("magnetic tape jammed again", "SRV-1");
  const desk::Brief brief = desk.desk().cases().brief("C-3");
  REQUIRE(brief.same_asset.size() == 1);
  CHECK(brief.same_asset.front().number == 1);
  REQUIRE(brief.same_fault.size() == 1);
  CHECK(brief.same_fault.front().number == 2);
}

TEST_CASE("a list gives every case once, newest first, over its pages (decision 23)") {
  DrillDesk desk;
  std::vector<desk::ImportedCase> rows(1203);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i].external_id = "X-" + std::to_string(i);
    rows[i].opened = minute(-30);
  }
  desk.desk().cases().import(rows);
  const auto numbers = [&](std::int64_t limit) {
    std::vector<std::int64_t> out;
    store::CaseQuery query;
    query.limit = limit;
    desk.desk().cases().list(query, [&](const store::CaseRow& row) { out.push_back(row.number); });
    return out;
  };
  const auto all = numbers(-1);
  CHECK(all.size() == 1203);
  CHECK(std::is_sorted(all.rbegin(), all.rend()));
  CHECK(std::adjacent_find(all.begin(), all.end()) == all.end());
  CHECK(numbers(501).size() == 501);
  CHECK(numbers(0).empty());
}
