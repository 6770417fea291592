// The figures of a month, counted by hand (RPT-1).
#pragma once

#include <string>
#include <vector>

#include "desk.hpp"

namespace model {

struct Span {
  Time from = 0, to = 0;
};
// "2026-03".
Span month(const std::string& key);

// Of a row of the report.
struct Cell {
  std::int64_t kept = 0, broken = 0, open = 0, waived = 0;
  std::vector<Time> gross{}, net{}, paused{};  // of those that were judged and are settled
  Time paused_total = 0;
};
Time median(std::vector<Time> values);

// Every figure in words, as far as the desk knows by `now`.
std::vector<std::string> figures(const Desk& desk, const std::string& key, Time now);

}  // namespace model
