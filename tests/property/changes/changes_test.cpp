// Random people at random changes, against a plain reading of what was recorded (CHG-1, CHG-2).
// SVCDESK_SEQUENCES=5000x80 and SVCDESK_SEED for other parts; profile "full": 50,000 of 100.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <random>

#include "player.hpp"
#include "svcdesk/obligations/clock.hpp"

using namespace svcdesk;
using namespace svcdesk::changes;

namespace {

struct Plan {
  std::uint64_t seed = 0;
  std::int64_t sequences = 3000;
  std::int64_t length = 60;
};

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : value;
}

Plan plan() {
  Plan plan;
  if (environment("SVCDESK_PROFILE") == "full") plan = {0, 50'000, 100};
  const std::string size = environment("SVCDESK_SEQUENCES");
  if (const auto by = size.find('x'); by != std::string::npos) {
    plan.sequences = std::stoll(size.substr(0, by));
    plan.length = std::stoll(size.substr(by + 1));
  }
  const std::string seed = environment("SVCDESK_SEED");
  plan.seed = seed.empty() ? std::random_device{}() : std::stoull(seed);
  return plan;
}

void check_fold(const Player& player, std::mt19937_64& random) {
  auto events = player.story().events();
  std::shuffle(events.begin(), events.end(), random);
  REQUIRE(fold(events) == player.story().state());
  REQUIRE(fold_release(events) == player.story().release());
  if (!player.auditor().status().empty()) {
    REQUIRE(to_string(player.story().state().status) == player.auditor().status());
  }
}

// The files hold what the last attempt made of them, unless it was rolled back.
void check_files(const Player& player) {
  const Change state = player.story().state();
  std::map<std::string, std::string> wanted;
  const auto put = [&](const Value& one, const std::string& text) {
    wanted[one.asset + "/" + one.slot + "/" + one.field] = text;
  };
  for (const Value& one : state.values) put(one, one.before);
  for (const Attempt& attempt : state.attempts) {
    for (const Value& one : attempt.values) put(one, attempt.rolled_back ? one.before : one.after);
  }
  REQUIRE(wanted == player.auditor().files());
}

contract::Obligation test_report() {
  contract::Obligation out;
  out.name = "test-report";
  out.on = "change";
  out.starts = {{"change.finished", {}}};
  out.met_by = {{"report.issued", {{"kind", {"test"}}}}};
  out.within.common = time::Duration{3, time::Unit::day};
  return out;
}

// Each attempt that was finished owes a report of its own, and the report of the first settles no
// other.
void check_reports(const Player& player) {
  const auto& cycles = player.auditor().finished_cycles();
  auto events = player.story().events();
  const Change state = player.story().state();
  if (!cycles.empty()) {
    journal::Event report = events.back();
    report.seq += 1;
    report.type = "report.issued";
    report.subject = {"report", "RP-1"};
    report.refs = {{"change", state.id.str()}};
    report.payload = Json::object({{"kind", "test"}, {"cycle", cycles.front()}});
    report.at = state.last_event;
    events.push_back(report);
  }
  const auto owed = obligations::fold(player.story().terms(), test_report(),
                                      {"change", state.id.str()}, events, minute(100'000));
  REQUIRE(owed.size() == cycles.size());
  for (const auto& one : owed) {
    REQUIRE(std::ranges::count(cycles, one.occurrence) == 1);
    REQUIRE(one.settled_at.has_value() == (one.occurrence == cycles.front()));
  }
}

struct Tally {
  std::int64_t accepted = 0, refused = 0, finished = 0, again = 0, done = 0, permitted = 0;

  void add(const Player& player) {
    const Change state = player.story().state();
    accepted += player.accepted();
    refused += player.refused();
    finished += static_cast<std::int64_t>(player.auditor().finished_cycles().size());
    if (state.attempts.size() > 1) ++again;
    if (state.status == Status::done) ++done;
    if (player.story().release().status == ReleaseStatus::permitted) ++permitted;
  }
};

}  // namespace

TEST_CASE("random people never start, finish or test a change against a rule (CHG-1, CASE-7)") {
  const Plan chosen = plan();
  MESSAGE("random seed: SVCDESK_SEED=" << chosen.seed << ", " << chosen.sequences
                                       << " sequences of " << chosen.length);
  std::mt19937_64 random(chosen.seed);
  Tally tally;
  for (std::int64_t i = 0; i < chosen.sequences; ++i) {
    CAPTURE(i);
    Player player(chosen.seed + static_cast<std::uint64_t>(i) * 16);
    for (std::int64_t step = 0; step < chosen.length; ++step) player.play();
    check_fold(player, random);
    if (player.story().state().id.number != 0) {
      check_files(player);
      check_reports(player);
    }
    tally.add(player);
  }
  MESSAGE("accepted " << tally.accepted << ", refused " << tally.refused << ", finished "
                      << tally.finished << ", tried again " << tally.again << ", done "
                      << tally.done << ", releases permitted " << tally.permitted);
  // Most of what is asked for is refused; what is to be found out needs enough of each.
  CHECK(tally.accepted > chosen.sequences * 3);
  CHECK(tally.refused > chosen.sequences * 3);
  CHECK(tally.finished * 10 > chosen.sequences);
  CHECK(tally.again * 50 > chosen.sequences);
  CHECK(tally.done * 20 > chosen.sequences);
  CHECK(tally.permitted * 100 > chosen.sequences);
}
