#include "svcdesk/desk/contracts.hpp"

#include <algorithm>
#include <set>

#include "desk_in.hpp"
#include "svcdesk/base/hash.hpp"

using namespace svcdesk;
using namespace svcdesk::test;
using Move = desk::Contracts::Move;

namespace {

// An amendment: P2 is answered within 20 minutes.
std::string stricter() { return with(small_contract(), "P2 = \"30m\"", "P2 = \"20m\""); }

}  // namespace

TEST_CASE("applying a contract makes version 1 and keeps its bytes (CON-1)") {
  DrillDesk desk(DrillDesk::With::nothing);
  const desk::Applied applied = desk.apply(small_contract());
  CHECK(applied.id == "T-1");
  CHECK(applied.version == 1);
  CHECK(applied.changes.empty());
  CHECK(desk.desk().contracts().file() == small_contract());
  CHECK(desk.count("contract.added") == 1);
  CHECK(desk.count("contract.applied") == 1);
}

TEST_CASE("the same bytes again change nothing (CON-3)") {
  DrillDesk desk;
  const std::int64_t before = desk.count("");
  const desk::Applied again = desk.at(30).apply(small_contract());
  CHECK(again.version == 1);
  CHECK(desk.count("") == before);
  CHECK(desk.desk().contracts().list().size() == 1);
}

TEST_CASE("a catalogue's bytes are kept, and once they differ they make a version (decision 6)") {
  DrillDesk desk(DrillDesk::With::nothing);
  std::string catalogue = "svcdesk = 1\n[parts.kinds.fan]\nkeep = 2\n";
  const desk::ContractFile file{"contract.toml",
                                small_contract() + "[parts]\ncatalogues = \"machines.toml\"\n",
                                {[&](std::string_view) { return std::optional(catalogue); }, {}}};
  const auto apply = [&] { return desk.desk().contracts().apply(file, {}, Move::keep); };
  CHECK(apply().version == 1);
  CHECK(apply().version == 1);
  const journal::Event event = desk.events("contract.applied").back();
  REQUIRE(event.payload["files"].items().size() == 1);
  const Json& kept = event.payload["files"].items().front();
  CHECK(kept.text("name") == "machines.toml");
  CHECK(kept.text("sha256") == to_hex(sha256(catalogue)));
  CHECK(desk.sqlite("SELECT bytes FROM document WHERE sha256 = '" + kept.text("sha256") + "'") ==
        catalogue + "\n");
  CHECK(desk.desk().contracts().terms()->contract().parts.kind("fan")->keep == 2);
  catalogue = with(catalogue, "keep = 2", "keep = 3");
  desk.at(10);
  const desk::Applied amended = apply();
  CHECK(amended.version == 2);
  CHECK(amended.changes.back() == contract::Change{"parts.kinds.fan.keep", "2", "3"});
}

TEST_CASE("a bad file changes nothing and gives every mistake (CON-2)") {
  DrillDesk desk;
  const std::int64_t before = desk.count("");
  std::string bad = with(small_contract(), "P2 = \"30m\"", "P2 = \"soon\"");
  bad = with(bad, "met-by = [\"kickoff.held\"]", "met-by = [\"kickof.held\"]");
  const Error error = refusal([&] { desk.apply(bad); });
  CHECK(error.code() == ErrorCode::invalid);
  std::int64_t errors = 0;
  for (const Finding& one : error.findings()) {
    errors += one.severity == Severity::error;
    if (one.severity == Severity::error) CHECK(one.place.line > 0);
  }
  CHECK(errors == 2);
  CHECK(desk.count("") == before);
  CHECK(desk.desk().contracts().file() == small_contract());
}

TEST_CASE("an amendment is version 2, in force from its time on (CON-3)") {
  DrillDesk desk;
  const desk::Applied applied = desk.at(10).apply(stricter(), Move::keep, minute(60));
  CHECK(applied.version == 2);
  CHECK(applied.effective == minute(60));
  REQUIRE(applied.changes.size() == 1);
  CHECK(applied.changes.front().before == "30m");
  CHECK(applied.changes.front().after == "20m");
  const std::string old = desk.at(59).open();
  const std::string young = desk.at(60).open();
  CHECK(desk.promise(old, "response").due == minute(59 + 30));
  CHECK(desk.promise(young, "response").due == minute(60 + 20));
  CHECK(desk.promise(young, "response").contract_version == 2);
}

TEST_CASE("an amendment never goes behind the last one (CON-3)") {
  DrillDesk desk;
  desk.at(10).apply(stricter(), Move::keep, minute(60));
  const std::string third = with(small_contract(), "P2 = \"30m\"", "P2 = \"25m\"");
  const Error error = refusal([&] { desk.at(20).apply(third, Move::keep, minute(60)); });
  CHECK(error.code() == ErrorCode::refused);
  CHECK(error.rule() == "CON-3");
  CHECK(desk.desk().contracts().list().size() == 2);
}

TEST_CASE("lesson zammad#2574, Jira's recalculation: what is under way stays on its version") {
  DrillDesk desk;
  const std::string id = desk.open();
  const desk::Applied applied = desk.at(5).apply(stricter());
  CHECK(applied.version == 2);
  CHECK(desk.promise(id, "response").due == minute(30));
  desk.at(25).sweep();
  desk.does(id, cases::Respond{});
  CHECK(desk.promise(id, "response").verdict == "kept");
  CHECK(desk.promise(id, "response").contract_version == 1);
  CHECK(desk.count("obligation.breached", id) == 0);
}

TEST_CASE("--move takes what is open to the new version, on record (CON-3)") {
  DrillDesk desk;
  const std::string id = desk.open();
  const std::string answered = desk.open();
  desk.at(2).does(answered, cases::Respond{});
  const desk::Applied applied = desk.at(5).apply(stricter(), Move::move);
  REQUIRE(applied.moves.in_all == 1);
  CHECK(applied.moves.listed.front().before.subject.id == id);
  CHECK(applied.moves.listed.front().before.due == minute(30));
  CHECK(applied.moves.listed.front().due_after == minute(20));
  CHECK(desk.promise(id, "response").due == minute(20));
  CHECK(desk.promise(answered, "response").contract_version == 1);
  CHECK(desk.promise(answered, "resolve").contract_version == 2);
  CHECK(desk.at(21).sweep().breaches == 1);
  CHECK(desk.faults().empty());
}

TEST_CASE("--move judges nothing anew that was settled: verdicts are facts (CON-3)") {
  DrillDesk desk;
  const std::string id = desk.open();
  desk.at(25).does(id, cases::Respond{});
  desk.at(30).apply(stricter(), Move::move);
  CHECK(desk.promise(id, "response").verdict == "kept");
  CHECK(desk.promise(id, "response").contract_version == 1);
  CHECK(desk.at(40).sweep().breaches == 0);
  CHECK(desk.faults().empty());
}

TEST_CASE("--move takes everything along, however many pages it fills (CON-3)") {
  DrillDesk desk;
  constexpr std::int64_t many = 1100;
  std::vector<desk::ImportedCase> log;
  for (std::int64_t n = 0; n < many; ++n) {
    desk::ImportedCase one;
    one.external_id = std::to_string(n);
    one.title = "fault";
    one.level = "P2";
    one.kind = "fault";
    one.reporter = "zhao";
    one.opened = minute(-1 - n * 37 % 20);
    log.push_back(one);
  }
  desk.desk().cases().import(log);
  const auto diff = desk.desk().contracts().diff({"new.toml", stricter(), {}});
  const desk::Applied applied = desk.apply(stricter(), Move::move);
  CHECK(diff.moves.in_all == many);
  CHECK(applied.moves.in_all == many);
  CHECK(std::ssize(applied.moves.listed) == many);
  CHECK(std::is_sorted(applied.moves.listed.begin(), applied.moves.listed.end(),
                       [](const auto& a, const auto& b) { return a.before.due < b.before.due; }));
  CHECK(desk.count("obligation.moved") == many + 1);  // with the contract itself
  CHECK(desk.promise("C-1100", "response").contract_version == 2);
  CHECK(desk.faults().empty());
}

TEST_CASE("--move takes what stands still along (CON-3)") {
  DrillDesk desk;
  const std::string id = desk.open();
  desk.at(10).does(id, cases::Respond{});
  desk.does(id, cases::PauseFor{.reason = "customer", .until = {}, .note = ""});
  desk.at(20).apply(with(small_contract(), "P2 = \"8h\"", "P2 = \"2h\""), Move::move);
  desk.at(30).does(id, cases::Resume{});
  CHECK(desk.promise(id, "resolve").due == minute(140));
}

TEST_CASE("--move later, with the file that is in force already (CON-3)") {
  DrillDesk desk;
  const std::string id = desk.open();
  desk.at(5).apply(stricter());
  CHECK(desk.promise(id, "response").due == minute(30));
  CHECK(desk.at(6).apply(stricter(), Move::move).moves.in_all == 1);
  CHECK(desk.promise(id, "response").due == minute(20));
  CHECK(desk.at(7).apply(stricter(), Move::move).moves.listed.empty());
  CHECK(desk.count("obligation.moved", id) == 1);
}

TEST_CASE("--move: a promise that is no longer made ends, a breach of it stays (CON-3)") {
  DrillDesk desk;
  const std::string answered = desk.open(), late = desk.open();
  desk.at(10).does(answered, cases::Respond{});
  desk.at(31).sweep();
  std::string other = with(small_contract(), "name = \"response\"", "name = \"answer\"");
  desk.at(40).apply(with(other, "met-by = [\"responded\"]", "met-by = [\"diagnosed\"]"),
                    Move::move);
  CHECK(desk.promise(answered, "response").verdict == "kept");
  CHECK(desk.promise(late, "response").verdict == "broken");
  // The new promise begins with the cases opened under it.
  CHECK(desk.desk().cases().show(late).promises.size() == 2);
  CHECK(desk.faults().empty());
}

TEST_CASE("a repeated request id applies nothing again (decision 10)") {
  DrillDesk desk;
  desk.options.request_id = "amend";
  desk.at(5).apply(stricter());
  desk.options.request_id = "back";
  CHECK(desk.at(6).apply(small_contract()).version == 3);
  desk.options.request_id = "amend";
  CHECK(desk.at(7).apply(stricter()).version == 2);
  CHECK(desk.desk().contracts().list().size() == 3);
}

TEST_CASE("diff says what would move and writes nothing (CON-3)") {
  DrillDesk desk;
  const std::string id = desk.open();
  const std::int64_t before = desk.count("");
  const desk::Applied diff = desk.at(5).desk().contracts().diff({"new.toml", stricter(), {}});
  CHECK(diff.version == 2);
  CHECK(diff.changes.size() == 1);
  REQUIRE(diff.moves.in_all == 1);
  CHECK(diff.moves.listed.front().before.obligation == "response");
  CHECK(diff.moves.listed.front().due_after == minute(20));
  CHECK(desk.count("") == before);
  CHECK(desk.promise(id, "response").due == minute(30));
}

TEST_CASE("a dry run of apply shows the amendment and keeps nothing") {
  DrillDesk desk;
  const std::int64_t before = desk.count("");
  desk.options.mode = desk::Options::Mode::dry_run;
  CHECK(desk.at(5).apply(stricter()).version == 2);
  CHECK(desk.count("") == before);
  CHECK(desk.desk().contracts().list().size() == 1);
}

TEST_CASE("an older version's file stays readable beside the new one (CON-3)") {
  DrillDesk desk;
  desk.at(5).apply(stricter());
  CHECK(desk.at(6).desk().contracts().file() == stricter());
  CHECK(desk.desk().contracts().file(1) == small_contract());
  CHECK(desk.desk().contracts().terms(1)->version() == 1);
  CHECK(refusal([&] { desk.desk().contracts().terms(3); }).code() == ErrorCode::not_found);
}

TEST_CASE("simulating recorded history under another file changes nothing (CON-5)") {
  DrillDesk desk;
  const std::string id = desk.open();
  desk.at(25).does(id, cases::Respond{});
  const std::int64_t before = desk.count("");
  desk::Contracts::Verdicts verdicts;
  desk.at(100).desk().contracts().simulate(
      {"new.toml", stricter(), {}}, minute(0), minute(60),
      [&](const auto& some) { verdicts.insert(verdicts.end(), some.begin(), some.end()); });
  const auto found = std::find_if(verdicts.begin(), verdicts.end(),
                                  [](const auto& one) { return one.obligation == "response"; });
  REQUIRE(found != verdicts.end());
  CHECK(found->verdict == obligations::Occurrence::Verdict::broken);
  CHECK(desk.promise(id, "response").verdict == "kept");
  CHECK(desk.count("") == before);
}

TEST_CASE("milestones begin with the contract's own dates (CON-4, ruling 10)") {
  const DrillDesk desk;
  const store::PromiseRow kick_off = desk.milestone("kick-off");
  CHECK(kick_off.started == wall("2026-01-09T00:00"));
  CHECK(kick_off.due == wall("2026-01-16T00:00"));
  CHECK(kick_off.verdict == "open");
}

TEST_CASE("a milestone is met by hand, in time or late (CON-4)") {
  DrillDesk desk;
  SUBCASE("in time") {
    desk.at(wall("2026-01-15T10:00")).desk().contracts().met("kickoff.held", "minutes signed");
    CHECK(desk.milestone("kick-off").verdict == "kept");
    CHECK(desk.events("kickoff.held").front().payload.text("note") == "minutes signed");
  }
  SUBCASE("late") {
    desk.at(wall("2026-01-16T10:00")).desk().contracts().met("kickoff.held", "");
    CHECK(desk.milestone("kick-off").verdict == "broken");
    CHECK(desk.milestone("kick-off").settled_at == wall("2026-01-16T10:00"));
  }
}

TEST_CASE("only what has no commands of its own is recorded by hand (CON-4)") {
  DrillDesk desk;
  const std::int64_t before = desk.count("");
  const auto met = [&](const char* event) {
    return refusal([&] { desk.desk().contracts().met(event, ""); });
  };
  CHECK(met("inspection.finished").code() == ErrorCode::not_found);
  CHECK(met("case.resolved").code() == ErrorCode::not_found);
  const Error misspelt = met("kickof.held");
  CHECK(misspelt.code() == ErrorCode::not_found);
  REQUIRE(misspelt.hints().size() == 1);
  CHECK(misspelt.hints().front().args.front().second == "kickoff.held");
  CHECK(desk.count("") == before);
}

TEST_CASE("a milestone is not met in the future (AUD-1), and once a request id (decision 10)") {
  DrillDesk desk;
  desk.options.at = minute(1);
  CHECK(refusal([&] { desk.desk().contracts().met("kickoff.held", ""); }).rule() == "AUD-1");
  desk.options.at.reset();
  desk.options.request_id = "r-1";
  CHECK(desk.desk().contracts().met("kickoff.held", "").how == desk::Changed::How::done);
  CHECK(desk.desk().contracts().met("kickoff.held", "").how == desk::Changed::How::repeated);
  CHECK(desk.count("kickoff.held") == 1);
}

TEST_CASE("lesson glpi#6205: each period begins once, however late the sweep (ruling 11)") {
  DrillDesk desk;
  desk.at(wall("2026-05-20T10:00")).sweep();
  CHECK(desk.sweep().born == 0);
  CHECK(desk.at(wall("2026-05-21T10:00")).sweep().born == 0);
  std::set<std::string> periods;
  const auto began = desk.events("period.began");
  for (const journal::Event& event : began) {
    periods.insert(event.payload.text("obligation") + " " + event.payload.text("period"));
  }
  CHECK(periods == std::set<std::string>{"bulletin 2026-01", "bulletin 2026-02", "bulletin 2026-03",
                                         "bulletin 2026-04", "bulletin 2026-05", "review 2026-Q1",
                                         "review 2026-Q2"});
  CHECK(began.size() == periods.size());
  CHECK(began.back().at == wall("2026-05-01T00:00"));
  CHECK(began.back().recorded == wall("2026-05-20T10:00"));
}

TEST_CASE("ruling 4: a review in April never makes the first quarter good") {
  DrillDesk desk;
  desk.at(wall("2026-04-02T10:00")).desk().contracts().met("review.held", "");
  CHECK(desk.milestone("review", "2026-Q1").verdict == "broken");
  CHECK_FALSE(desk.milestone("review", "2026-Q1").settled_at.has_value());
  CHECK(desk.milestone("review", "2026-Q2").verdict == "kept");
  desk.at(wall("2026-04-03T10:00")).desk().contracts().met("review.held", "late", "2026-Q1");
  CHECK(desk.milestone("review", "2026-Q1").verdict == "broken");
  CHECK(desk.milestone("review", "2026-Q1").settled_at == wall("2026-04-03T10:00"));
  CHECK(desk.faults().empty());
}
