// Random people ask for random things about one change, or one release and the change that comes of
// it, under a random contract.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "auditor.hpp"
#include "story.hpp"

namespace svcdesk::changes {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  std::int64_t below(std::int64_t end) {
    return static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(end));
  }
  bool chance(std::int64_t percent) { return below(100) < percent; }
  template <class T>
  const T& one_of(const std::vector<T>& all) {
    return all[static_cast<std::size_t>(below(static_cast<std::int64_t>(all.size())))];
  }

 private:
  std::mt19937_64 engine_;
};

// The sample's people; some powers in some roles' hands, some kept apart.
contract::Contract random_contract(Dice& dice);

class Player {
 public:
  explicit Player(std::uint64_t seed);

  // Somebody asks for something; it is recorded, or refused by a rule that has words and a hint.
  void play();

  const Story& story() const { return story_; }
  const Auditor& auditor() const { return auditor_; }
  std::int64_t accepted() const { return accepted_; }
  std::int64_t refused() const { return refused_; }

 private:
  template <class Request>
  void ask(const Request& request);
  void begin();
  void about_release();
  void before_start();
  std::string next_missing();
  void under_way();
  void anything();
  Assess random_assessment();
  Start random_start();
  Test random_test();
  Finish random_finish();
  std::string anybody();
  std::string text() { return dice_.chance(85) ? "words" : " "; }

  Dice dice_;
  Story story_;
  Auditor auditor_;
  std::int64_t now_ = 0, accepted_ = 0, refused_ = 0;
};

}  // namespace svcdesk::changes
