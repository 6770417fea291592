// What a simulation says: kept and broken, by level and obligation, or case by case.
#pragma once

#include <span>

#include "cli/context.hpp"
#include "svcdesk/obligations/simulate.hpp"

namespace svcdesk::cli {

// Sums by level (`levels`) and by obligation and level (`obligations`).
void show_tally(Context& context, std::span<const obligations::Verdict> verdicts,
                std::int64_t cases);
// A verdict a line, the sums behind them in JSON.
void show_verdicts(Context& context, std::span<const obligations::Verdict> verdicts,
                   std::int64_t cases);

}  // namespace svcdesk::cli
