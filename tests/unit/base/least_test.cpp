#include "svcdesk/base/least.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <random>
#include <string>

using svcdesk::Least;

namespace {

struct ByLength {
  bool operator()(const std::string& a, const std::string& b) const { return a.size() < b.size(); }
};

}  // namespace

TEST_CASE("of many values the least are kept in order and all are counted") {
  std::mt19937 random(7);
  Least<int, std::less<>> least(10);
  std::vector<int> all(1000);
  for (int i = 0; i < 1000; ++i) all[static_cast<std::size_t>(i)] = i;
  std::shuffle(all.begin(), all.end(), random);
  for (const int one : all) least.add(one);
  CHECK(least.count() == 1000);
  CHECK(least.take() == std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
}

TEST_CASE("fewer values than are kept come back whole, equal ones as they came in") {
  Least<std::string, ByLength> least(10);
  for (const char* one : {"ccc", "b", "aaa", "a"}) least.add(one);
  CHECK(least.count() == 4);
  CHECK(least.take() == std::vector<std::string>{"b", "a", "ccc", "aaa"});
}
