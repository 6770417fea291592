// What is promised, as the model knows it, and the same as a contract file for the desk.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "hours.hpp"

namespace model {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  std::int64_t below(std::int64_t end) {
    return static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(end));
  }
  std::int64_t between(std::int64_t first, std::int64_t last) {
    return first + below(last - first + 1);
  }
  bool chance(int percent) { return below(100) < percent; }
  template <class T>
  const T& one_of(const std::vector<T>& all) {
    return all[static_cast<std::size_t>(below(std::ssize(all)))];
  }

 private:
  std::mt19937_64 engine_;
};

// By level; "" stands for every level that is not named.
template <class T>
using ByLevel = std::map<std::string, T>;
template <class T>
const T* of(const ByLevel<T>& values, const std::string& level) {
  auto found = values.find(level);
  if (found == values.end()) found = values.find("");
  return found == values.end() ? nullptr : &found->second;
}

struct Length {
  enum class Unit { seconds, working_days, months } unit = Unit::seconds;
  std::int64_t count = 0;
};

struct Step {
  enum class When { share, after, before, breach, late, event } when = When::breach;
  ByLevel<std::int64_t> permille;
  ByLevel<Length> span;  // after, before, late
  std::string event;
  std::vector<std::string> to, by, otherwise;
  ByLevel<Length> repeat;
  bool until_acknowledged = false;
  Time ack_for = 1800;
  enum class Quiet { respect, ignore, ignore_critical } quiet = Quiet::respect;
};

struct Promise {
  std::string name;
  std::set<std::string> starts{}, met{}, voids{}, pauses{};
  std::set<std::string> kinds{};  // of cases it is for; none: all
  ByLevel<Length> within{};
  std::string calendar = "always";
  bool restart_on_level = false;
  enum class Reopen { carry_on, restart, new_cycle } reopen = Reopen::carry_on;
  bool owed_by_vendor = false;
  std::string owner{};  // a role
  std::vector<Step> steps{};
};

struct Contract {
  std::vector<Promise> promises{};
  int version = 1;
  const Promise* promise(const std::string& name) const;
};

struct Person {
  std::string id;
  std::vector<std::string> roles, channels;
  Time quiet_from = 0, quiet_to = 0;  // of the day; to < from: over midnight
  std::set<std::string> quiet_channels{};
};

const std::vector<Person>& people();
const Person* person(const std::string& id);
bool holds(const Person& person, const std::string& role);
// Who holds the role's duty at that moment (ORG-1).
std::vector<const Person*> on_duty(const std::string& role, Time at);

Contract random_contract(Dice& dice);
// Some of its limits changed, steps changed, now and then a promise gone or new.
Contract amended(Dice& dice, Contract contract);
std::string to_toml(const Contract& contract);

}  // namespace model
