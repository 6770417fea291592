// Makes up what happens next: commands at random, at moments where something may go wrong.
#pragma once

#include "desk.hpp"

namespace model {

class Player {
 public:
  Player(std::uint64_t seed, const Desk& desk) : dice_(seed), desk_(desk) {}

  Command next();

 private:
  void let_time_go_by();
  void choose(Command& command);
  void choose_for_case(Command& command);
  std::optional<Time> some_moment(Time from, Time to);
  std::string some_level() { return "P" + std::to_string(dice_.between(1, 3)); }

  Dice dice_;
  const Desk& desk_;
  Time now_ = 0;
  std::vector<Command> asked_;  // with a request id
};

}  // namespace model
