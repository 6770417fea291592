// Two ways to the same thing, timed in turn: the ratio is taken pair by pair, so that whatever else
// the machine does meets both.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace svcdesk::bench {

using Micros = std::chrono::duration<double, std::micro>;

template <class Work>
Micros timed(Work&& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::steady_clock::now() - begin;
}

struct Pair {
  Micros ours;
  Micros plain;
};

// ours(n) and plain(n) in turn, which of them first changing, after one pair that warms up.
template <class Ours, class PlainWork>
std::vector<Pair> in_turn(int runs, Ours&& ours, PlainWork&& plain) {
  std::vector<Pair> out;
  for (int n = 0; n <= runs; ++n) {
    Pair pair{};
    if (n % 2 == 0) pair.ours = timed([&] { ours(n); });
    pair.plain = timed([&] { plain(n); });
    if (n % 2 != 0) pair.ours = timed([&] { ours(n); });
    if (n > 0) out.push_back(pair);
  }
  return out;
}

// One line on stdout for tests/bench/library.py, parted by tabs: name, remark, and each pair in
// microseconds as "ours:plain".
void print(std::string_view name, const std::vector<Pair>& pairs, std::string_view remark = {});
// Figures without another to set them against: "ours" each.
void print(std::string_view name, const std::vector<Micros>& times, std::string_view remark = {});

}  // namespace svcdesk::bench
