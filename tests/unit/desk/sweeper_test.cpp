#include "svcdesk/desk/sweeper.hpp"

#include <map>
#include <set>

#include "desk_in.hpp"

using namespace svcdesk;
using namespace svcdesk::test;

namespace {

// What tells firings apart, so that a doubled one shows.
std::multiset<std::string> firings(const DrillDesk& desk) {
  std::multiset<std::string> out;
  for (const journal::Event& event : desk.events("step.fired")) {
    out.insert(event.subject.id + " " + event.payload.text("obligation") + " " +
               std::to_string(event.payload.integer("step", 0)) + " " +
               std::to_string(event.payload.integer("repeat", 0)) + event.payload.text("level"));
  }
  return out;
}

std::int64_t distinct(const std::multiset<std::string>& all) {
  return std::ssize(std::set<std::string>(all.begin(), all.end()));
}

}  // namespace

TEST_CASE("ruling 27: a deadline is not missed at its instant, but a second later") {
  DrillDesk desk;
  const std::string id = desk.open();
  CHECK(desk.at(minute(30)).sweep().breaches == 0);
  CHECK(desk.at(minute(30) + Seconds{1}).sweep().breaches == 1);
  CHECK(desk.events("obligation.breached", id).front().at == minute(30));
}

TEST_CASE("a breach is put on record once, however often it is swept (ESC-3)") {
  DrillDesk desk;
  const std::string id = desk.open();
  for (const int now : {31, 31, 32, 90, 91}) desk.at(now).sweep();
  CHECK(desk.count("obligation.breached", id) == 1);
  CHECK(desk.promise(id, "response").breaches == 1);
}

TEST_CASE("each step fires once with two sweeps in a row (ESC-3)") {
  DrillDesk desk;
  for (const char* level : {"P1", "P2", "P3"}) desk.open(level);
  for (const int now : {20, 20, 70, 70, 600, 600, 3000, 3000}) desk.at(now).sweep();
  const auto fired = firings(desk);
  CHECK(distinct(fired) == std::ssize(fired));
  // Response and resolution missed and half of the time gone, by each; P1 also after an hour.
  std::int64_t of_cases = 0;
  for (const std::string& one : fired) of_cases += one.starts_with("C-");
  CHECK(of_cases == 3 * 3 + 1);
  const std::int64_t events = desk.count("");
  const desk::SweepResult nothing = desk.sweep();
  CHECK(nothing.firings + nothing.breaches + nothing.notices + nothing.born == 0);
  CHECK(desk.count("") == events);
}

TEST_CASE("each step fires once with sweeps in several processes at once (ESC-3)") {
  DrillDesk desk;
  for (int i = 0; i < 40; ++i) desk.open(i % 2 == 0 ? "P1" : "P2");
  desk.at(600);
  std::vector<int> processes;
  for (int i = 0; i < 3; ++i) processes.push_back(start([&] { desk.sweep(); }));
  for (const int process : processes) CHECK(wait_for(process) == 0);
  const auto fired = firings(desk);
  CHECK(std::ssize(fired) == 20 * 4 + 20 * 3);
  CHECK(distinct(fired) == std::ssize(fired));
  CHECK(desk.count("obligation.breached") == 80);
  CHECK(desk.faults().empty());
}

TEST_CASE("ruling 26: after an outage one message a person, P1 in messages of their own") {
  DrillDesk desk;
  for (int i = 0; i < 3; ++i) desk.open("P2");
  desk.open("P1");
  desk.at(600).sweep();
  const auto urgent = [](const std::vector<store::NoticeRow>& rows) {
    return std::count_if(rows.begin(), rows.end(), [](const auto& row) { return row.urgent; });
  };
  const auto manager = desk.notices("li", "email");
  CHECK(manager.size() == 3);
  CHECK(urgent(manager) == 2);
  for (const store::NoticeRow& row : manager) {
    if (!row.urgent) CHECK(row.about == std::vector<std::string>{"C-1", "C-2", "C-3"});
    if (row.urgent) CHECK(row.about == std::vector<std::string>{"C-4"});
  }
  const auto engineer = desk.notices("chen", "email");
  CHECK(engineer.size() == 2);
  CHECK(urgent(engineer) == 1);
  CHECK(desk.notices("li", "sms").size() == 1);
  CHECK(desk.count("notice.queued") == 6);
}

TEST_CASE("lesson zammad#4353: a step whose rule was taken away does not fire") {
  DrillDesk desk;
  const std::string id = desk.open("P1");
  desk.at(5).does(id, cases::Respond{});
  desk.at(30).as("zhao").does(id, cases::Triage{"P3", "one user only", "", ""});
  desk.as("chen").at(200).sweep();
  CHECK(desk.count("step.fired", id) == 0);
  CHECK(desk.notices("li", "sms").empty());
  CHECK(desk.promise(id, "resolve").due == minute(std::int64_t{24} * 60));
  CHECK(desk.at(721).sweep().firings == 1);
}

TEST_CASE("lesson glpi#24481: a case on hold has neither breach nor message") {
  DrillDesk desk;
  const std::string id = desk.open();
  desk.at(5).does(id, cases::Respond{});
  desk.at(10).does(id, cases::PauseFor{"customer", {}, ""});
  for (const int now : {300, 600, 2000}) desk.at(now).sweep();
  CHECK(desk.count("obligation.breached", id) == 0);
  CHECK(desk.count("step.fired", id) == 0);
  CHECK_FALSE(desk.promise(id, "resolve").due.has_value());
  CHECK(desk.promise(id, "resolve").phase == "paused");
  desk.does(id, cases::Resume{});
  CHECK(desk.promise(id, "resolve").due == minute(2000 + 470));
  CHECK(desk.at(2471).sweep().breaches == 1);
}

TEST_CASE("lesson osTicket#5955: reopening does not mail overdue at once (ruling 3)") {
  DrillDesk desk;
  const std::string id = desk.open();
  desk.at(5).does(id, cases::Respond{});
  desk.at(60).finish(id);
  desk.at(1200).sweep();
  desk.does(id, cases::Reopen{.reason = "it came back"});
  desk.at(1201).sweep();
  CHECK(desk.count("step.fired", id) == 0);
  CHECK(desk.promise(id, "resolve").due == minute(1200 + 7 * 60));
  CHECK(desk.promise(id, "response").verdict == "kept");
}

TEST_CASE("lesson osTicket#4144: closing does not take a breach off the record") {
  DrillDesk desk;
  const std::string id = desk.open();
  desk.at(31).sweep();
  desk.does(id, cases::Respond{});
  desk.at(500).finish(id);
  CHECK(desk.count("obligation.breached", id) == 2);
  for (const char* obligation : {"response", "resolve"}) {
    CHECK(desk.promise(id, obligation).verdict == "broken");
    CHECK(desk.promise(id, obligation).breached_at.has_value());
  }
  CHECK(desk.promise(id, "resolve").breached_at == minute(480));
  desk.at(501).sweep();
  CHECK(desk.promise(id, "resolve").verdict == "broken");
}

TEST_CASE("lesson osTicket, Znuny: 1,200 due at once all fire, and are one message") {
  DrillDesk desk;
  std::vector<desk::ImportedCase> rows(1200);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i].external_id = "X-" + std::to_string(i);
    rows[i].opened = minute(0);
  }
  desk.desk().cases().import(rows);
  desk.at(31);
  desk.options.mode = desk::Options::Mode::dry_run;
  const desk::SweepResult tried = desk.sweep();
  CHECK(tried.subjects == 1200);
  CHECK(tried.notices == 1);
  CHECK(desk.count("step.fired") == 0);
  desk.options.mode = desk::Options::Mode::change;
  const desk::SweepResult swept = desk.sweep();
  CHECK(swept.subjects == 1200);
  CHECK(swept.breaches == 1200);
  CHECK(swept.firings == 1200);
  CHECK(swept.notices == 1);
  CHECK(desk.count("step.fired") == 1200);
  REQUIRE(desk.notices("li", "email").size() == 1);
  CHECK(desk.notices("li", "email").front().about.size() == 1200);
}

TEST_CASE("a sweep with nothing to do writes nothing (decision 22)") {
  DrillDesk desk;
  desk.open();
  const std::string before = desk.sqlite("PRAGMA data_version; SELECT max(seq) FROM event");
  const std::int64_t events = desk.count("");
  const desk::SweepResult swept = desk.at(10).sweep();
  CHECK(swept.subjects == 0);
  CHECK(desk.count("") == events);
  CHECK(desk.sqlite("PRAGMA data_version; SELECT max(seq) FROM event") == before);
}

TEST_CASE("ruling 20: a reminder is dropped when it is settled, a breach is told all the same") {
  DrillDesk desk;
  const std::string early = desk.open();
  const std::string late = desk.open();
  desk.at(5).does(early, cases::Respond{});
  desk.does(late, cases::Respond{});
  desk.at(300).does(early, cases::Resolve{"disk exchanged", ""});
  desk.at(500).does(late, cases::Resolve{"disk exchanged", ""});
  desk.at(501).sweep();
  CHECK(desk.count("obligation.breached", early) == 0);
  CHECK(desk.count("obligation.breached", late) == 1);
  REQUIRE(desk.notices("li", "email").size() == 1);
  CHECK(desk.notices("li", "email").front().about == std::vector<std::string>{late});
}

TEST_CASE(
    "ruling 26: a storm is told in some messages a person, each line once, and none is left") {
  DrillDesk desk;
  for (int i = 0; i < 1100; ++i) desk.open("P2");
  const desk::SweepResult swept = desk.at(600).sweep();
  std::set<std::string> keys;
  std::int64_t lines = 0;
  std::map<std::string, int> messages;  // by person and channel
  for (const journal::Event& event : desk.events("notice.queued")) {
    const Json::Array& told = event.payload["keys"].items();
    for (const Json& key : told) keys.insert(key.string());
    lines += std::ssize(told);
    ++messages[event.payload.text("person") + " " + event.payload.text("channel")];
    CHECK(told.size() <= 3000);
  }
  CHECK(std::ssize(keys) == lines);
  CHECK(swept.notices == desk.count("notice.queued"));
  CHECK(lines > 2000);
  CHECK(messages["li email"] == 2);  // of 1,000 cases, which make 2,000 lines, and of 100
  CHECK(desk.events("notice.queued").front().seq < desk.events("step.fired").back().seq);
  const std::int64_t events = desk.count("");
  CHECK(desk.sweep().notices == 0);
  CHECK(desk.count("") == events);
  CHECK(desk.faults().empty());
}

TEST_CASE("one request id serves all batches of a sweep (decision 10, ESC-3)") {
  DrillDesk desk;
  for (int i = 0; i < 600; ++i) desk.open("P1");
  desk.at(16).options.request_id = "cron";
  CHECK(desk.sweep().breaches == 600);
}
