#include <algorithm>
#include <sstream>

#include "desk_in.hpp"
#include "svcdesk/time/text.hpp"

using namespace svcdesk;
using namespace svcdesk::test;
using Move = desk::Contracts::Move;
using How = desk::Changed::How;

namespace {

// Working days of an office that knows 2026 only: a plan within three of them for each case, a
// bulletin by the fifth of the next month, an inspection five before the spring festival.
std::string office_contract() {
  std::string text = with(small_contract(), "[levels.P1]", R"([calendars.office]
week = { mon-fri = ["09:00-12:00", "13:00-18:00"] }
holidays = [2026-02-16, 2026-10-01, 2026-10-02]
[holidays.spring]
name = { en = "Spring", zh-CN = "春节" }
first-days = [2026-02-16]
[levels.P1])");
  text = with(text, "[[obligations]]\nname = \"kick-off\"", R"([[obligations]]
name = "plan"
on = "case"
starts = "opened"
within = "3bd"
calendar = "office"
met-by = ["diagnosed"]
void-by = ["merged", "withdrawn"]
pauses = ["customer"]
escalate = [{ at = "breach", to = ["manager"], by = ["email"] }]
[[obligations]]
name = "inspection"
on = "contract"
due = { before = "holiday:spring", lead = "5bd" }
calendar = "office"
met-by = ["inspection.first.finished"]
[[obligations]]
name = "kick-off")");
  text = with(text, "before = \"1d\"", "before = \"1bd\"");
  return with(text, "every = \"month\"",
              "every = \"month\"\nwithin = \"5bd\"\ncalendar = \"office\"");
}

// "2027-01-01 2027-01-03 summary" a line.
std::vector<time::CalendarEntry> read_days(std::string_view bytes) {
  std::vector<time::CalendarEntry> out;
  std::istringstream in{std::string(bytes)};
  std::string first, last, summary;
  while (in >> first >> last >> summary) {
    out.push_back({summary, time::parse_date(first), time::parse_date(last)});
  }
  return out;
}

constexpr const char* year_2027 =
    "2027-01-01 2027-01-03 元旦\n2027-02-05 2027-02-11 春节\n2027-02-14 2027-02-14 上班\n";
constexpr const char* other_2026 = "2026-10-01 2026-10-05 国庆\n2026-02-16 2026-02-16 春节\n";

class OfficeDesk : public DrillDesk {
 public:
  OfficeDesk() : DrillDesk(With::nothing) {
    apply(office_contract());
    at(wall("2026-12-29T10:00"));
  }

  desk::CalendarImported import(const std::string& days, Move move = Move::keep,
                                const std::string& calendar = "office") {
    return desk().contracts().import_calendar({calendar, "days.ics", days, read_days}, move);
  }
  Instant due(const std::string& id) const { return promise(id, "plan").due.value_or(Instant{}); }
};

bool says(const std::vector<obligations::Reason>& reasons, const std::string& id) {
  return std::any_of(reasons.begin(), reasons.end(),
                     [&](const auto& one) { return one.text.id == id; });
}

}  // namespace

TEST_CASE("an imported year plans anew what is open and reaches it (decision 7, CAL-1)") {
  OfficeDesk desk;
  const std::string id = desk.open();
  CHECK(desk.due(id) == wall("2027-01-01T18:00"));
  const desk::CalendarImported imported = desk.import(year_2027);
  CHECK(imported.how == How::done);
  CHECK(imported.event > 0);
  CHECK(imported.years == std::set<int>{2027});
  CHECK(imported.changed.empty());
  REQUIRE(imported.moves.in_all == 1);
  CHECK(imported.moves.listed.front().before.obligation == "plan");
  CHECK(imported.moves.listed.front().before.due == wall("2027-01-01T18:00"));
  CHECK(imported.moves.listed.front().due_after == wall("2027-01-04T18:00"));
  CHECK(desk.due(id) == wall("2027-01-04T18:00"));
  CHECK(desk.promise(id, "plan").contract_version == 1);
  CHECK(desk.count("calendar.imported") == 1);
  CHECK(desk.count("obligation.moved", id) == 1);
  desk.does(id, cases::Respond{});
  desk.does(id, cases::Resolve{"disk exchanged", {}});
  desk.at(wall("2027-01-04T17:59")).sweep();
  CHECK(desk.count("obligation.breached", id) == 0);
  desk.at(wall("2027-01-04T18:01")).sweep();
  CHECK(desk.count("obligation.breached", id) == 1);
  CHECK(desk.faults().empty());
}

TEST_CASE("the file's bytes and the terms with the new days are on record (decision 6)") {
  OfficeDesk desk;
  desk.import(year_2027);
  const journal::Event event = desk.events("calendar.imported").front();
  CHECK(event.contract == "T-1");
  CHECK(event.payload.text("file") == "days.ics");
  const std::string sha = event.payload.text("file_sha256");
  CHECK(desk.sqlite("SELECT bytes FROM document WHERE sha256 = '" + sha + "'") ==
        std::string(year_2027) + "\n");
  CHECK(desk.desk().contracts().file() == office_contract());
  desk.desk().care().rebuild();
  CHECK(desk.faults().empty());
}

TEST_CASE("what begins after the import counts with it, in every later call") {
  OfficeDesk desk;
  desk.import(year_2027);
  CHECK(desk.due(desk.open()) == wall("2027-01-04T18:00"));
  CHECK(desk.due(desk.at(wall("2027-02-04T10:00")).open()) == wall("2027-02-15T18:00"));
}

TEST_CASE("a verdict reached before the import stays (lesson Jira, decision 7)") {
  OfficeDesk desk;
  const std::string id = desk.at(wall("2026-12-31T10:00")).open();  // due 5 January
  desk.at(wall("2027-01-06T10:00")).sweep();
  desk.does(id, cases::Diagnose{"disk"});
  CHECK(desk.promise(id, "plan").verdict == "broken");
  CHECK(desk.promise(id, "plan").due == wall("2027-01-05T18:00"));
  desk.at(wall("2027-01-07T10:00"));
  desk.import(year_2027);
  CHECK(desk.promise(id, "plan").verdict == "broken");
  CHECK(desk.promise(id, "plan").due == wall("2027-01-05T18:00"));
  CHECK(desk.count("obligation.moved", id) == 0);
  CHECK(desk.faults().empty());
}

TEST_CASE("a breach that the new days undo is overtaken, not forgotten (ruling 7)") {
  OfficeDesk desk;
  const std::string id = desk.at(wall("2026-12-31T10:00")).open();
  CHECK(desk.at(wall("2027-01-06T10:00")).sweep().breaches > 0);
  desk.import(year_2027);
  CHECK(desk.due(id) == wall("2027-01-06T18:00"));
  CHECK(desk.promise(id, "plan").verdict == "open");
  CHECK(desk.promise(id, "plan").overtaken);
  CHECK(desk.count("obligation.overtaken", id) == 1);
  CHECK(desk.faults().empty());
}

TEST_CASE("a paused promise has no deadline to move, and goes on by the longer calendar") {
  OfficeDesk desk;
  const std::string id = desk.open();
  desk.does(id, cases::PauseFor{"customer", {}, {}});
  desk.at(wall("2026-12-30T10:00"));
  const desk::CalendarImported imported = desk.import(year_2027);
  CHECK(std::none_of(imported.moves.listed.begin(), imported.moves.listed.end(),
                     [](const auto& move) { return move.before.obligation == "plan"; }));
  desk.at(wall("2026-12-31T18:00")).does(id, cases::Resume{});
  // 31 h are granted from 29 December, 10:00, to the close of 4 January; all of them are left.
  CHECK(desk.due(id) == wall("2027-01-07T17:00"));
  CHECK(desk.faults().empty());
}

TEST_CASE("a case that comes back counts with what is known by then (rule 8)") {
  OfficeDesk desk;
  const std::string id = desk.open();
  desk.at(wall("2026-12-29T10:10")).does(id, cases::Respond{});
  desk.at(wall("2026-12-30T10:00")).finish(id);
  desk.import(year_2027);
  desk.at(wall("2026-12-31T10:00")).does(id, cases::Reopen{"again"});
  CHECK(desk.due(id) == wall("2027-01-05T18:00"));
  CHECK(desk.promise(id, "response").verdict == "kept");
  CHECK(desk.faults().empty());
}

TEST_CASE("a period that has begun gets its new date (ruling 11, decision 15)") {
  OfficeDesk desk;
  desk.sweep();
  CHECK(desk.milestone("bulletin", "2026-12").due == wall("2027-01-07T18:00"));
  desk.import(year_2027);
  CHECK(desk.milestone("bulletin", "2026-12").due == wall("2027-01-08T18:00"));
  desk.at(wall("2027-01-08T17:59")).sweep();
  CHECK(desk.at(wall("2027-01-08T18:01")).sweep().breaches == 1);
  CHECK(desk.milestone("bulletin", "2026-12").verdict == "broken");
  CHECK(desk.faults().empty());
}

TEST_CASE("a holiday's first day comes with the year, and what counts back from it (ruling 12)") {
  OfficeDesk desk;
  const auto inspections = [&] {
    std::vector<Instant> out;
    for (const auto& one : desk.desk().contracts().milestones(wall("2027-12-31T00:00"))) {
      if (one.row.obligation == "inspection" && one.row.started > wall("2026-06-01T00:00")) {
        out.push_back(one.row.due.value_or(Instant{}));
      }
    }
    return out;
  };
  CHECK(inspections().empty());
  desk.import(year_2027);
  CHECK(inspections() == std::vector{wall("2027-01-29T18:00")});
  desk.at(wall("2027-01-29T18:01")).sweep();
  CHECK(desk.milestone("inspection", "2027-spring").verdict == "broken");
  CHECK(desk.faults().empty());
}

TEST_CASE("a day of a known year is refused by name, and nothing is done (decision 7, CON-3)") {
  OfficeDesk desk;
  const std::int64_t before = desk.count("");
  const Error error = refusal([&] { desk.import(other_2026); });
  CHECK(error.code() == ErrorCode::refused);
  CHECK(error.rule() == "CON-3");
  REQUIRE(error.conditions().size() == 1);  // 3 and 4 October are no office days anyway
  CHECK(error.conditions().front().text.args ==
        std::vector<std::pair<std::string, std::string>>{
            {"date", "2026-10-05"}, {"before", "09:00-12:00, 13:00-18:00"}, {"after", "–"}});
  CHECK_FALSE(error.hints().empty());
  CHECK(desk.count("") == before);
}

TEST_CASE("with --move a changed day counts for what is open and for what comes (decision 7)") {
  OfficeDesk desk;
  desk.at(wall("2026-09-30T10:00"));
  const std::string id = desk.open();
  const std::string done = desk.open();
  desk.does(done, cases::Diagnose{"disk"});
  CHECK(desk.due(id) == wall("2026-10-07T18:00"));
  const desk::CalendarImported imported = desk.import(other_2026, Move::move);
  CHECK(imported.changed.size() == 1);
  CHECK(imported.years.empty());
  CHECK(desk.due(id) == wall("2026-10-08T18:00"));
  CHECK(desk.due(desk.open()) == wall("2026-10-08T18:00"));
  CHECK(desk.due(done) == wall("2026-10-07T18:00"));
  CHECK(desk.faults().empty());
}

TEST_CASE("each version keeps its own terms and gets the year (CON-3, decision 7)") {
  OfficeDesk desk;
  const std::string old = desk.open();
  desk.apply(with(office_contract(), "within = \"3bd\"", "within = \"2bd\""));
  const std::string young = desk.at(wall("2026-12-30T10:00")).open();
  CHECK(desk.due(young) == wall("2027-01-01T18:00"));
  desk.import(year_2027);
  CHECK(desk.due(old) == wall("2027-01-04T18:00"));
  CHECK(desk.promise(old, "plan").contract_version == 1);
  CHECK(desk.due(young) == wall("2027-01-04T18:00"));
  CHECK(desk.promise(young, "plan").contract_version == 2);
  CHECK(desk.faults().empty());
}

TEST_CASE("a later version knows what was imported before it, where its file says nothing") {
  OfficeDesk desk;
  desk.import(year_2027);
  const std::string amended = with(office_contract(), "within = \"3bd\"", "within = \"2bd\"");
  const desk::Applied diff = desk.desk().contracts().diff({"contract.toml", amended, {}});
  CHECK(diff.changes.size() == 1);  // no day of 2027 goes
  desk.apply(amended);
  CHECK(desk.at(wall("2026-12-30T10:00")).apply(amended).version == 2);  // the same bytes again
  CHECK(desk.due(desk.open()) == wall("2027-01-04T18:00"));
  const std::string own = with(amended, "2026-10-02]", "2026-10-02, 2027-03-01]");
  desk.at(wall("2026-12-30T11:00")).apply(own);
  CHECK(desk.due(desk.at(wall("2026-12-30T12:00")).open()) == wall("2027-01-01T18:00"));
  CHECK(desk.faults().empty());
}

TEST_CASE("simulating another file counts with the imported days (CON-5)") {
  OfficeDesk desk;
  const std::string id = desk.open();
  desk.import(year_2027);
  desk::Contracts::Verdicts verdicts;
  desk.desk().contracts().simulate(
      {"contract.toml", office_contract(), {}}, wall("2026-12-01T00:00"), wall("2027-01-01T00:00"),
      [&](const auto& some) { verdicts.insert(verdicts.end(), some.begin(), some.end()); });
  const auto found = std::find_if(verdicts.begin(), verdicts.end(),
                                  [](const auto& one) { return one.obligation == "plan"; });
  REQUIRE(found != verdicts.end());
  CHECK(found->due == desk.due(id));
}

TEST_CASE("case why says that the calendar got longer, and counts its days (CASE-11)") {
  OfficeDesk desk;
  const std::string id = desk.open();
  desk.import(year_2027);
  const auto why = desk.desk().cases().why(id, "plan");
  REQUIRE(why.size() == 1);
  CHECK(says(why.front().reasons, "why.moved_calendar"));
  CHECK(says(why.front().reasons, "why.holiday"));
  CHECK_FALSE(says(desk.desk().cases().why(id, "response").front().reasons, "why.moved_calendar"));
}

TEST_CASE("the same file again changes nothing (decision 7)") {
  OfficeDesk desk;
  desk.import(year_2027);
  const std::int64_t before = desk.count("");
  const desk::CalendarImported again = desk.import(year_2027);
  CHECK(again.event == 0);
  CHECK(again.years.empty());
  CHECK(desk.count("") == before);
}

TEST_CASE("a dry run of an import says what would move and keeps nothing") {
  OfficeDesk desk;
  const std::string id = desk.open();
  const std::int64_t before = desk.count("");
  desk.options.mode = desk::Options::Mode::dry_run;
  const desk::CalendarImported would = desk.import(year_2027);
  CHECK(would.how == How::dry_run);
  CHECK(would.years == std::set<int>{2027});
  CHECK_FALSE(would.moves.listed.empty());
  CHECK(desk.count("") == before);
  CHECK(desk.due(id) == wall("2027-01-01T18:00"));
}

TEST_CASE("an import is refused where it cannot be (CAL-1)") {
  OfficeDesk desk;
  const Error unknown = refusal([&] { desk.import(year_2027, Move::keep, "ofice"); });
  CHECK(unknown.code() == ErrorCode::not_found);
  REQUIRE(unknown.hints().size() == 1);
  CHECK(unknown.hints().front().args.front().second == "office");
  CHECK(refusal([&] { desk.import(year_2027, Move::keep, "always"); }).code() ==
        ErrorCode::refused);
  CHECK(refusal([&] { desk.import(""); }).code() == ErrorCode::invalid);
  CHECK(refusal([&] {
          desk.import("2027-05-01 2027-05-01 节\n2027-05-01 2027-05-01 上班\n");
        }).code() == ErrorCode::invalid);
}

TEST_CASE("a request id goes with the bytes of the file (decision 10)") {
  OfficeDesk desk;
  desk.options.request_id = "r-1";
  CHECK(desk.import(year_2027).how == How::done);
  const desk::CalendarImported again = desk.import(year_2027);
  CHECK(again.how == How::repeated);
  CHECK(again.years == std::set<int>{2027});
  CHECK(refusal([&] { desk.import("2028-01-26 2028-02-01 春节\n"); }).code() == ErrorCode::usage);
  CHECK(desk.count("calendar.imported") == 1);
}

TEST_CASE("--move leaves what was settled under the older version as it was (CON-3)") {
  DrillDesk desk;
  const std::string id = desk.open();
  desk.at(25).does(id, cases::Respond{});
  std::string stricter = with(small_contract(), "P2 = \"30m\"", "P2 = \"20m\"");
  stricter = with(stricter, "P2 = \"8h\"", "P2 = \"6h\"");
  const desk::Applied applied = desk.at(30).apply(stricter, Move::move);
  REQUIRE(applied.moves.in_all == 1);
  CHECK(applied.moves.listed.front().before.obligation == "resolve");
  CHECK(desk.promise(id, "response").verdict == "kept");
  CHECK(desk.promise(id, "response").contract_version == 1);
  CHECK(desk.promise(id, "resolve").contract_version == 2);
  CHECK(desk.promise(id, "resolve").due == minute(360));
  CHECK(desk.at(40).sweep().breaches == 0);
  CHECK(says(desk.desk().cases().why(id, "resolve").front().reasons, "why.moved_version"));
  CHECK(desk.faults().empty());
}
