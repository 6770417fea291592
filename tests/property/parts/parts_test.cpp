// The request side of the depot against a plain model of it: random requests of two contracts by
// people of all roles. The seed of a sequence makes all of it; a failing one is printed.
#include <doctest/doctest.h>

#include <cstdlib>
#include <iostream>

#include "world.hpp"

namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : value;
}

struct Plan {
  std::uint64_t seed = 0;
  std::int64_t sequences = 200;
  std::int64_t length = 500;
};

// Profile "full": 10,000 sequences of 400. SVCDESK_PARTS=2000x100 and SVCDESK_SEED for parts.
Plan plan() {
  Plan plan;
  if (environment("SVCDESK_PROFILE") == "full") plan = {0, 10'000, 500};
  const std::string size = environment("SVCDESK_PARTS");
  if (const auto by = size.find('x'); by != std::string::npos) {
    plan.sequences = std::stoll(size.substr(0, by));
    plan.length = std::stoll(size.substr(by + 1));
  }
  const std::string seed = environment("SVCDESK_SEED");
  plan.seed = seed.empty() ? std::random_device{}() : std::stoull(seed);
  return plan;
}

}  // namespace

TEST_CASE("no sequence diverts a part, issues an untested one or promises too much (PRT-1 to 6)") {
  const Plan chosen = plan();
  std::cout << "random seed: SVCDESK_SEED=" << chosen.seed << ", " << chosen.sequences
            << " sequences of " << chosen.length << "\n";
  std::int64_t accepted = 0, refused = 0;
  std::map<std::string, int> verbs;
  for (std::int64_t i = 0; i < chosen.sequences; ++i) {
    const std::uint64_t seed = chosen.seed + static_cast<std::uint64_t>(i);
    depot::World world(seed);
    std::string failure;
    try {
      for (std::int64_t step = 0; step < chosen.length; ++step) {
        world.step();
        if (step % 20 == 0) world.compare();
      }
      world.compare();
    } catch (const std::exception& error) {
      failure = "seed " + std::to_string(seed) + "\n" + world.story() + error.what();
    }
    REQUIRE_MESSAGE(failure.empty(), failure);
    accepted += world.accepted();
    refused += world.refused();
    for (const auto& [verb, count] : world.verbs()) verbs[verb] += count;
  }
  CHECK(accepted > chosen.sequences * chosen.length / 20);
  CHECK(refused > chosen.sequences * chosen.length / 20);
  // Each verb came to something, often enough to mean it; a small part need not see them all.
  if (chosen.sequences * chosen.length < 50'000) return;
  for (const char* verb :
       {"ask", "reserve", "approve", "issue", "deliver", "cancel", "expire", "fit", "return",
        "settle", "lend", "take back", "change due", "open repair", "send repair", "test repair",
        "finish repair", "cancel repair", "test"}) {
    CHECK_MESSAGE(verbs[verb] >= chosen.sequences * chosen.length / 2500,
                  std::string(verb) << ": " << verbs[verb]);
  }
}
