#include "svcdesk/desk/desk.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "desk_in.hpp"

using namespace svcdesk;
using namespace svcdesk::test;

TEST_CASE("making a database is refused where a file is, and leaves that file (decision 11)") {
  const Folder folder;
  const std::string path = folder / "desk.db";
  std::ofstream(path) << "something of mine";
  desk::Options options;
  options.database = path;
  options.actor = "chen";
  const Error error =
      refusal([&] { desk::Desk::create(options, {.drill = true, .group = "", .now = minute(0)}); });
  CHECK(error.code() == ErrorCode::refused);
  std::string left;
  std::getline(std::ifstream(path), left);
  CHECK(left == "something of mine");
}

TEST_CASE("a new desk has one event, of its making (decision 3)") {
  const DrillDesk desk(DrillDesk::With::nothing);
  const auto events = desk.events("");
  REQUIRE(events.size() == 1);
  CHECK(events.front().type == "desk.created");
  CHECK(events.front().contract.empty());
  CHECK(events.front().recorded == minute(-60));
  CHECK(desk.faults().empty());
}

TEST_CASE("a missing database is an error of the database, and none is made") {
  const Folder folder;
  desk::Options options;
  options.database = folder / "nothing.db";
  const Error error = refusal([&] { desk::Desk(options).contracts().list(); });
  CHECK(error.code() == ErrorCode::database);
  CHECK_FALSE(std::ifstream(options.database).good());
}

TEST_CASE("only a drill database lets its clock be moved (decision 11)") {
  const Folder folder;
  desk::Options options;
  options.database = folder / "desk.db";
  options.actor = "chen";
  desk::Desk::create(options, {.drill = false, .group = "", .now = minute(0)});
  const auto apply = [&] {
    desk::Desk(options).contracts().apply({"contract.toml", small_contract(), {}}, {},
                                          desk::Contracts::Move::keep);
  };
  options.now = minute(0);
  const Error error = refusal(apply);
  CHECK(error.code() == ErrorCode::refused);
  CHECK(error.text().id == "desk.now.no_drill");
  CHECK(error.hints().size() == 2);
  options.now.reset();
  CHECK(desk::Desk(options).contracts().list().empty());
  CHECK_NOTHROW(apply());
  CHECK(desk::Desk(options).contracts().list().size() == 1);
}

TEST_CASE("without a contract there is no case, and the hint says how to apply one") {
  DrillDesk desk(DrillDesk::With::nothing);
  const Error error = refusal([&] { desk.open(); });
  CHECK(error.code() == ErrorCode::not_found);
  CHECK(error.text().id == "desk.contract.none");
  CHECK_FALSE(error.hints().empty());
  CHECK(desk.count("") == 1);
}

TEST_CASE("with several contracts the one that is meant has to be named (CON-1)") {
  DrillDesk desk;
  desk.apply(second_contract());
  const Error several = refusal([&] { desk.open(); });
  CHECK(several.code() == ErrorCode::usage);
  CHECK(several.text().id == "desk.contract.several");
  REQUIRE(several.text().args.size() == 1);
  CHECK(several.text().args.front().second == "T-1, T-2");
  desk.options.contract = "T-3";
  CHECK(refusal([&] { desk.open(); }).code() == ErrorCode::not_found);
  desk.options.contract = "T-2";
  const std::string id = desk.open();
  CHECK(desk.desk().cases().show(id).state.contract == "T-2");
  CHECK(desk.events("case.opened").front().contract == "T-2");
}

TEST_CASE("a case is shown in its own contract's zone, whatever others there are (CON-1)") {
  DrillDesk desk;
  desk.apply(with(second_contract(), "Asia/Shanghai", "Europe/Berlin"));
  desk.options.contract = "T-2";
  const std::string there = desk.open();
  desk.options.contract = "T-1";
  const std::string here = desk.open();
  desk.options.contract.clear();
  CHECK(desk.desk().cases().show(there).zone.name() == "Europe/Berlin");
  CHECK(desk.desk().cases().show(here).zone.name() == "Asia/Shanghai");
}

TEST_CASE("several contracts of one zone keep one time; of two, the one meant is named (CON-1)") {
  DrillDesk desk;
  desk.apply(second_contract());
  CHECK(desk.desk().contracts().zone().name() == "Asia/Shanghai");
  desk.apply(with(with(small_contract(), "\"T-1\"", "\"T-3\""), "Asia/Shanghai", "Europe/Berlin"));
  CHECK(refusal([&] { desk.desk().contracts().zone(); }).text().id == "desk.contract.several");
  desk.options.contract = "T-3";
  CHECK(desk.desk().contracts().zone().name() == "Europe/Berlin");
  const journal::Subject there{"case", desk.open()};
  desk.options.contract = "T-4";
  CHECK(refusal([&] { desk.desk().contracts().zone(); }).code() == ErrorCode::not_found);
  desk.options.contract.clear();
  CHECK(desk.desk().contracts().zone(there).name() == "Europe/Berlin");
  const journal::Subject nobody{"case", "C-99"};
  CHECK(refusal([&] { desk.desk().contracts().zone(nobody); }).code() == ErrorCode::usage);
}

TEST_CASE("a call without a clock of its own reads the computer's") {
  DrillDesk desk;
  desk.options.now.reset();
  CHECK(desk.desk().now() > minute(0));
  CHECK(desk.at(5).desk().now() == minute(5));
}

TEST_CASE("a database is made with its first contract or not at all") {
  const Folder folder;
  desk::Options options;
  options.database = folder / "desk.db";
  options.actor = "chen";
  const desk::ContractFile wrong{"contract.toml", "svcdesk = 1", {}};
  refusal([&] { desk::Desk::create(options, {}, wrong); });
  CHECK_FALSE(std::ifstream(options.database).good());
  const desk::ContractFile good{"contract.toml", small_contract(), {}};
  CHECK(desk::Desk::create(options, {}, good).version == 1);
  CHECK(desk::Desk(options).contracts().list().size() == 1);
}

TEST_CASE("the same request makes one database, applies one version (decision 10)") {
  const Folder folder;
  desk::Options options;
  options.database = folder / "desk.db";
  options.actor = "chen";
  options.request_id = "r-1";
  const desk::ContractFile first{"contract.toml", small_contract(), {}};
  const desk::Applied made = desk::Desk::create(options, {}, first);
  const desk::Applied again = desk::Desk::create(options, {}, first);
  CHECK(again.id == made.id);
  CHECK(again.version == made.version);
  options.request_id.clear();
  CHECK(refusal([&] { desk::Desk::create(options, {}, first); }).code() == ErrorCode::refused);
}

TEST_CASE("a repeated apply gives its version, though another came after it (decision 10)") {
  DrillDesk desk;
  const std::string second = with(small_contract(), "8h", "7h");
  desk.options.request_id = "r-1";
  CHECK(desk.apply(second).version == 2);
  desk.options.request_id.clear();
  desk.at(1);
  CHECK(desk.apply(small_contract()).version == 3);
  desk.options.request_id = "r-1";
  CHECK(desk.apply(second).version == 2);
  CHECK(desk.desk().contracts().list().size() == 3);
}

TEST_CASE("what the desk does by itself takes no request id: a sweep can be repeated") {
  DrillDesk desk;
  desk.open("P2");
  desk.options.request_id = "r-1";
  desk.at(std::int64_t{24} * 60);
  desk.desk().sweeper().sweep();
  desk.at(std::int64_t{48} * 60);
  desk.desk().sweeper().sweep();
  CHECK(desk.faults().empty());
}

TEST_CASE("a desk that is kept holds the lock for no longer than a call (reliability: flock)") {
  DrillDesk desk;
  desk.channel_to_file("email");
  auto kept = desk.desk();
  kept.cases().open(report("one", "P2"));
  desk.options.wait = Seconds{0};
  CHECK(desk.open() == "C-2");
  CHECK(kept.cases().show("C-2").state.title == "disk failing");
  kept.cases().open(report("three", "P2"));
  CHECK(desk.desk().cases().show("C-3").state.title == "three");
  CHECK(desk.faults().empty());
}

TEST_CASE("a desk that is kept turns to the file that now lies at its path") {
  DrillDesk desk;
  auto kept = desk.desk();
  kept.cases().open(report("of the first file", "P2"));
  const std::string copy = desk.folder / "copy.db";
  kept.care().backup(copy);
  kept.cases().open(report("not in the copy", "P2"));
  std::filesystem::rename(copy, desk.options.database);
  CHECK(refusal([&] { kept.cases().show("C-2"); }).text().id == "desk.case.unknown");
  CHECK(kept.cases().open(report("of the second file", "P2")).state.id.number == 2);
  CHECK(desk.desk().cases().show("C-2").state.title == "of the second file");
}

TEST_CASE("a desk that is kept checks the schema anew when somebody has changed it (F21)") {
  DrillDesk desk;
  auto kept = desk.desk();
  kept.cases().open(report("one", "P2"));
  desk.sqlite("CREATE TRIGGER mine AFTER INSERT ON cases BEGIN DELETE FROM promise; END");
  CHECK(refusal([&] { kept.cases().show("C-1"); }).text().id == "store.schema_changed");
  CHECK(refusal([&] { kept.cases().open(report("two", "P2")); }).text().id ==
        "store.schema_changed");
  desk.sqlite("DROP TRIGGER mine");
  CHECK(kept.cases().show("C-1").state.title == "one");
}

TEST_CASE("what was told of a case is in its history and changes nothing of its state (NTF-1)") {
  DrillDesk desk;
  const std::string id = desk.open("P1");
  desk.at(20).sweep();
  const auto history = desk.desk().cases().history(id);
  const auto told = [](const journal::Event& event) { return event.type == "notice.queued"; };
  CHECK(std::ranges::any_of(history, told));
  const cases::Case state = desk.desk().cases().show(id).state;
  std::int64_t newest_own = 0;
  for (const journal::Event& event : history) {
    if (event.subject.id == id) newest_own = std::max(newest_own, event.seq);
  }
  CHECK(state.revision == newest_own);
  CHECK(desk.faults().empty());
}
