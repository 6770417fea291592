#include "svcdesk/desk/care.hpp"

#include <algorithm>

#include "desk_in.hpp"
#include "svcdesk/base/hash.hpp"

using namespace svcdesk;
using namespace svcdesk::test;

namespace {

// Two cases with breaches, a hold, notices sent, waiting and dead, and an amendment.
void tell_two_cases(DrillDesk& desk) {
  const std::string first = desk.open("P1"), second = desk.open("P2", "fan noisy");
  desk.at(20).sweep();
  desk.does(first, cases::Respond{});
  desk.does(second, cases::PauseFor{"customer", minute(90), ""});
  desk.at(40).apply(with(small_contract(), "P2 = \"30m\"", "P2 = \"20m\""));
  desk.at(70).sweep();
  desk.channel_to_file("sms");
  desk.channel_to_command("email", "exit 67");
  desk.desk().notices().deliver();
  desk.at(100).finish(first);
  desk.at(2000).sweep();
}

const char* everything =
    "SELECT number, status, level, resolved, closed, paused_since, revision FROM cases; "
    "SELECT obligation, subject_id, occurrence, verdict, phase, due, settled_at, breached_at, "
    "breaches, used_seconds FROM promise WHERE phase <> 'unborn' ORDER BY 1, 2, 3; "
    "SELECT number, person, channel, state, tries, message_id FROM notice; "
    "SELECT key, notice FROM notice_line ORDER BY key; SELECT kind, last FROM counter";

}  // namespace

TEST_CASE("a desk verifies after a story, and knows its heads (AUD-2, AUD-3)") {
  DrillDesk desk;
  tell_two_cases(desk);
  const desk::VerifyResult result = desk.desk().care().verify();
  CHECK(result.faults.empty());
  CHECK(result.chains == 2);
  CHECK(result.events == desk.count(""));
  REQUIRE(result.heads.size() == 2);
  for (const store::ChainHead& head : result.heads) {
    CHECK(desk.faults({to_hex(head.hash)}).empty());
    CHECK(desk.faults({to_hex(head.hash).substr(0, 16)}).empty());
  }
  const std::string first = to_hex(result.heads[0].hash), second = to_hex(result.heads[1].hash);
  CHECK(desk.faults({first, second}).empty());
  const auto unknown = desk.faults({first, std::string(64, '0')});
  REQUIRE(unknown.size() == 1);
  CHECK(unknown.front().starts_with("desk.verify.head_unknown"));
}

TEST_CASE("a saved head is read as it was printed; a few digits of one prove nothing (AUD-2)") {
  DrillDesk desk;
  const std::string head = to_hex(desk.desk().care().verify().heads[1].hash);
  std::string printed;  // "8F3A 92C1 ..." as in a report
  for (std::size_t i = 0; i < head.size(); ++i) {
    if (i > 0 && i % 4 == 0) printed += ' ';
    printed += static_cast<char>(std::toupper(static_cast<unsigned char>(head[i])));
  }
  CHECK(desk.faults({printed}).empty());
  for (const std::string& wrong : {std::string(), head.substr(0, 15), head + "0", "x" + head}) {
    CHECK(refusal([&] { desk.faults({head, wrong}); }).code() == ErrorCode::usage);
  }
}

TEST_CASE("verifying finds a version or a desk that is not as its event says (F11)") {
  const std::pair<const char*, const char*> acts[] = {
      {"UPDATE contract_version SET compiled = compiled || 'x'", "desk.verify.version T-1 1 3"},
      {"UPDATE contract_version SET effective = 7", "desk.verify.version T-1 1 3"},
      {"UPDATE contract_version SET title = 'other'", "desk.verify.version T-1 1 3"},
      {"UPDATE contract_version SET file_sha256 = ''", "desk.verify.version T-1 1 3"},
      {"UPDATE contract_version SET zone = 'UTC'", "desk.verify.version T-1 1 3"},
      {"DELETE FROM contract_version", "desk.verify.version T-1 1 3"},
      {"INSERT INTO contract_version SELECT id, 2, effective, applied_seq, title, zone, "
       "file_sha256, compiled FROM contract_version",
       "desk.verify.version_extra T-1 2"},
      {"UPDATE desk SET drill = 0", "desk.verify.desk"},
      {"UPDATE desk SET created = 7", "desk.verify.desk"},
      {"UPDATE desk SET identity = hex(zeroblob(16))", "desk.verify.desk"},
  };
  for (const auto& act : acts) {
    DrillDesk desk;
    desk.tamper(act.first);
    CAPTURE(act.first);
    CHECK(desk.faults() == std::vector<std::string>{act.second});
  }
}

TEST_CASE("verifying finds a changed row, and rebuilding puts it right (AUD-3)") {
  DrillDesk desk;
  tell_two_cases(desk);
  const std::string before = desk.sqlite(everything);
  desk.sqlite("UPDATE promise SET verdict = 'kept', breached_at = NULL WHERE subject_id = 'C-2'");
  const auto faults = desk.faults();
  CHECK_FALSE(faults.empty());
  CHECK(std::all_of(faults.begin(), faults.end(), [](const std::string& one) {
    return one.starts_with("desk.verify.row_") && one.find("C-2") != std::string::npos;
  }));
  desk.desk().care().rebuild();
  CHECK(desk.faults().empty());
  CHECK(desk.sqlite(everything) == before);
}

TEST_CASE("verifying finds a row that was taken away (AUD-3)") {
  DrillDesk desk;
  tell_two_cases(desk);
  desk.sqlite("DELETE FROM notice_line WHERE key IN (SELECT key FROM notice_line LIMIT 1)");
  const auto faults = desk.faults();
  REQUIRE(faults.size() == 1);
  CHECK(faults.front().starts_with("desk.verify.row_missing notice_line"));
}

TEST_CASE("verifying the chains alone finds a changed event, and looks at no table (AUD-2)") {
  DrillDesk desk;
  tell_two_cases(desk);
  const auto chains = [&] { return desk.desk().care().verify({}, desk::VerifyScope::chains); };
  const desk::VerifyResult whole = desk.desk().care().verify();
  CHECK(chains().faults.empty());
  CHECK(chains().events == whole.events);
  CHECK(chains().heads.back().hash == whole.heads.back().hash);
  desk.sqlite("UPDATE promise SET verdict = 'kept', breached_at = NULL WHERE subject_id = 'C-2'");
  CHECK(chains().faults.empty());
  CHECK_FALSE(desk.faults().empty());
  desk.tamper("UPDATE event SET actor = 'somebody' WHERE type = 'case.opened'");
  CHECK_FALSE(chains().faults.empty());
}

TEST_CASE("verifying finds an event whose words were changed (AUD-2)") {
  DrillDesk desk;
  tell_two_cases(desk);
  CHECK(desk.sqlite("UPDATE event SET payload = '{}'").empty());
  CHECK(desk.faults().empty());
  desk.tamper(
      "UPDATE event SET payload = replace(payload, 'disk failing', 'disk faulty') "
      "WHERE type = 'case.opened'");
  const auto faults = desk.faults();
  REQUIRE_FALSE(faults.empty());
  CHECK(faults.front().find("desk.verify.row") == std::string::npos);
}

TEST_CASE("rebuilding an untouched desk changes no row and records nothing (AUD-3)") {
  DrillDesk desk;
  tell_two_cases(desk);
  const std::string before = desk.sqlite(everything);
  const std::int64_t events = desk.count("");
  CHECK(desk.desk().care().rebuild().events.empty());
  CHECK(desk.sqlite(everything) == before);
  CHECK(desk.count("") == events);
}

TEST_CASE("after rebuilding nothing fires twice, and what waits is still delivered (AUD-3)") {
  DrillDesk desk;
  desk.open();
  desk.at(31).sweep();
  desk.desk().care().rebuild();
  const desk::SweepResult swept = desk.at(32).sweep();
  CHECK(swept.firings == 0);
  CHECK(swept.notices == 0);
  desk.channel_to_file("email");
  CHECK(desk.desk().notices().deliver().sent == 1);
  CHECK(desk.at(481).sweep().firings == 2);
  CHECK(desk.open() == "C-2");
}

TEST_CASE("a dropped reminder of a milestone leaves the tables as the events give them (AUD-3)") {
  DrillDesk desk;
  desk.at(wall("2026-01-31T00:05")).sweep();
  CHECK(desk.notices("wu", "email").empty());
  desk.at(wall("2026-01-31T06:00")).desk().contracts().met("bulletin.issued", "");
  desk.at(wall("2026-01-31T07:30")).sweep();
  CHECK(desk.notices("wu", "email").empty());
  CHECK(desk.count("notice.dropped") == 1);
  CHECK(desk.faults().empty());
}

TEST_CASE("a copy is a desk of its own, sound and with the same events (AUD-3)") {
  DrillDesk desk;
  tell_two_cases(desk);
  const std::int64_t events = desk.count("");
  desk.desk().care().backup(desk.folder / "copy.db");
  CHECK(refusal([&] { desk.desk().care().backup(desk.folder / "copy.db"); }).code() ==
        ErrorCode::refused);
  desk.open();
  desk.options.database = desk.folder / "copy.db";
  CHECK(desk.count("") == events);
  CHECK(desk.faults().empty());
  CHECK(desk.open() == "C-3");
}

TEST_CASE("the event log gives each event, in order, and by its number (AUD-1)") {
  DrillDesk desk;
  tell_two_cases(desk);
  const auto events = desk.events("");
  for (std::size_t i = 0; i < events.size(); ++i) {
    CHECK(events[i].seq == static_cast<std::int64_t>(i) + 1);
  }
  CHECK(desk.desk().log().show(2).type == events[1].type);
  CHECK(refusal([&] { desk.desk().log().show(std::ssize(events) + 1); }).code() ==
        ErrorCode::not_found);
}
