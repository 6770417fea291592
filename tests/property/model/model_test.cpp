// The desk against the model: random commands through the library's front door (F23). The seed of a
// sequence makes the contract, its amendment and the commands; a failing one is made as short as it
// can be and printed.
#include <doctest/doctest.h>

#include <cstdlib>
#include <iostream>

#include "player.hpp"
#include "world.hpp"

using namespace model;

namespace {

struct Plan {
  std::uint64_t seed = 0;
  std::int64_t sequences = 300;
  std::int64_t length = 50;
};

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : value;
}

// Profile "full": 10,000 sequences of 100. SVCDESK_SEQUENCES=2000x100 and SVCDESK_SEED for parts.
Plan plan() {
  Plan plan;
  if (environment("SVCDESK_PROFILE") == "full") plan = {0, 10'000, 100};
  const std::string size = environment("SVCDESK_SEQUENCES");
  if (const auto by = size.find('x'); by != std::string::npos) {
    plan.sequences = std::stoll(size.substr(0, by));
    plan.length = std::stoll(size.substr(by + 1));
  }
  const std::string seed = environment("SVCDESK_SEED");
  plan.seed = seed.empty() ? std::random_device{}() : std::stoull(seed);
  return plan;
}

struct Deal {
  Contract first, second;
};

Deal deal_of(std::uint64_t seed) {
  Dice dice(seed);
  Deal deal;
  do {
    deal.first = random_contract(dice);
  } while (!sound(deal.first));
  do {
    deal.second = amended(dice, deal.first);
  } while (!sound(deal.second));
  return deal;
}

// The kind of failure: what a shorter sequence has to show too.
std::string kind_of(const std::string& failure) { return failure.substr(0, failure.find(' ')); }

// What went wrong, or nothing.
std::string replay(const Deal& deal, const std::vector<Command>& commands) {
  World world(deal.first, deal.second);
  try {
    for (const Command& command : commands) {
      world.run(command);
      world.compare_all();
    }
    world.verify();
  } catch (const std::exception& error) {
    return error.what();
  }
  return {};
}

// Drops commands while it still fails.
std::vector<Command> shrunk(const Deal& deal, std::vector<Command> commands) {
  const std::string kind = kind_of(replay(deal, commands));
  for (std::size_t size = commands.size() / 2; size > 0; size /= 2) {
    for (std::size_t from = 0; from + size <= commands.size();) {
      std::vector<Command> fewer = commands;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(from),
                  fewer.begin() + static_cast<std::ptrdiff_t>(from + size));
      if (kind_of(replay(deal, fewer)) == kind) {
        commands = std::move(fewer);
      } else {
        from += size;
      }
    }
  }
  return commands;
}

Deal shrunk_deal(Deal deal, const std::vector<Command>& commands) {
  const std::string kind = kind_of(replay(deal, commands));
  for (Contract Deal::*which : {&Deal::second, &Deal::first}) {
    for (std::size_t i = 0; i < (deal.*which).promises.size();) {
      Deal smaller = deal;
      auto& promises = (smaller.*which).promises;
      promises.erase(promises.begin() + static_cast<std::ptrdiff_t>(i));
      const bool fails =
          !promises.empty() && sound(smaller.*which) && !replay(smaller, commands).empty();
      if (fails) {
        deal = std::move(smaller);
      } else {
        ++i;
      }
    }
  }
  return deal;
}

std::string obligations_of(const Contract& contract) {
  const std::string text = to_toml(contract);
  return text.substr(text.find("[[obligations]]"));
}

std::string report(const Deal& given, std::vector<Command> commands) {
  commands = shrunk(given, std::move(commands));
  Deal deal = shrunk_deal(given, commands);
  commands = shrunk(deal, std::move(commands));
  std::string out = replay(deal, commands) + "\n" + text(commands) + obligations_of(deal.first);
  for (const Command& command : commands) {
    if (command.verb == "apply") return out + "second version:\n" + obligations_of(deal.second);
  }
  return out;
}

// Plays one sequence; gives what is to be told of it when it fails.
std::string play(std::uint64_t seed, std::int64_t length, std::int64_t& done) {
  const Deal deal = deal_of(seed);
  World world(deal.first, deal.second);
  Player player(seed + 1, world.desk());
  Dice dice(seed + 2);
  std::vector<Command> commands;
  try {
    for (std::int64_t i = 0; i < length; ++i) {
      commands.push_back(player.next());
      world.run(commands.back());
      if (dice.chance(10)) world.compare_all();
      ++done;
    }
    world.compare_all();
    world.verify();
  } catch (const std::exception& error) {
    const std::string shorter = report(deal, commands);
    return "seed " + std::to_string(seed) + ": " + error.what() + "\nas short as it gets:\n" +
           shorter;
  }
  return {};
}

}  // namespace

TEST_CASE("random commands do to the desk what they do to a plain model of it (F23)") {
  const Plan chosen = plan();
  std::cout << "random seed: SVCDESK_SEED=" << chosen.seed << ", " << chosen.sequences
            << " sequences of " << chosen.length << "\n";
  std::int64_t done = 0;
  for (std::int64_t i = 0; i < chosen.sequences; ++i) {
    const std::string failure =
        play(chosen.seed + static_cast<std::uint64_t>(i) * 16, chosen.length, done);
    REQUIRE_MESSAGE(failure.empty(), failure);
  }
  CHECK(done == chosen.sequences * chosen.length);
}
