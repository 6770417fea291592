#include <cstdlib>
#include <random>

#include "desk_in.hpp"

using namespace svcdesk;
using namespace svcdesk::test;

namespace {

// Seeded by SVCDESK_SEED, to repeat what was found.
std::uint32_t seed() {
  const char* given = std::getenv("SVCDESK_SEED");
  return given != nullptr ? static_cast<std::uint32_t>(std::strtoul(given, nullptr, 10))
                          : std::random_device{}();
}

class Player {
 public:
  explicit Player(std::uint32_t seed) : random_(seed) {}

  void play() {
    desk.as("chen").at(now_ += below(20));
    desk.options.at.reset();
    if (below(4) == 0) desk.options.at = minute(now_ - below(120));
    try {
      if (cases_ < 200 && below(20) == 0) {
        desk.open(level());
        ++cases_;
      } else if (below(10) == 0) {
        desk.sweep();
      } else if (cases_ > 0) {
        change("C-" + std::to_string(1 + below(cases_)));
      }
      ++done_;
    } catch (const Error& error) {
      // A rule may forbid it; nothing else may go wrong.
      if (error.code() != ErrorCode::refused) throw;
    }
  }

  std::int64_t done() const { return done_; }

  DrillDesk desk;

 private:
  std::int64_t below(std::int64_t limit) {
    return std::uniform_int_distribution<std::int64_t>(0, limit - 1)(random_);
  }
  std::string level() { return std::string("P") + std::to_string(1 + below(3)); }

  void change(const std::string& id) {
    switch (below(11)) {
      case 0:
      case 1:
        desk.does(id, cases::Respond{});
        break;
      case 2:
        desk.does(id, cases::PauseFor{"customer", {}, ""});
        break;
      case 3:
        desk.does(id, cases::PauseFor{"customer", minute(now_ + below(600) + 1), ""});
        break;
      case 4:
        desk.does(id, cases::Resume{});
        break;
      case 5:
        desk.as("zhao").does(id, cases::Triage{level(), "seen anew", "", ""});
        break;
      case 6:
        desk.does(id, cases::Resolve{"disk exchanged", ""});
        break;
      case 7:
        desk.does(id, cases::Confirm{.by = "zhao", .how = "telephone"});
        break;
      case 8:
        desk.desk().cases().close(id, std::nullopt, {});
        break;
      case 9:
        desk.does(id, cases::Reopen{.reason = "it came back"});
        break;
      default:
        desk.does(id, cases::Note{"looked at it", ""});
    }
  }

  std::mt19937 random_;
  std::int64_t now_ = 0, cases_ = 0, done_ = 0;
};

}  // namespace

TEST_CASE("after 10,000 random operations the tables are what the events give (AUD-3)") {
  const std::uint32_t chosen = seed();
  MESSAGE("SVCDESK_SEED=", chosen);
  Player player(chosen);
  for (int i = 0; i < 10'000; ++i) player.play();
  DrillDesk& desk = player.desk;
  desk.options.at.reset();
  CHECK(player.done() > 4000);
  CHECK(desk.faults().empty());
  const char* rows =
      "SELECT * FROM cases; SELECT obligation, subject_id, occurrence, phase, verdict, due, "
      "settled_at, breaches, used_seconds FROM promise WHERE phase <> 'unborn' ORDER BY 1, 2, 3; "
      "SELECT * FROM notice; SELECT * FROM notice_line ORDER BY key";
  const std::string before = desk.sqlite(rows);
  CHECK(before.size() > 10'000);
  desk.desk().care().rebuild();
  CHECK((desk.sqlite(rows) == before));
  desk.sweep();
  const desk::SweepResult again = desk.sweep();
  CHECK(again.firings + again.breaches + again.born == 0);
}
