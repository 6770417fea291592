// What a simulation says: kept and broken, by level and obligation, or case by case.
#pragma once

#include <cstdint>
#include <functional>

#include "cli/context.hpp"
#include "svcdesk/obligations/simulate.hpp"

namespace svcdesk::cli {

// Sums by level (`levels`) and by obligation and level (`obligations`).
void show_tally(Context& context, const obligations::Tallies& sums, std::int64_t cases);

// Gives each verdict to what it is handed, and then the number of cases.
using FeedVerdicts =
    std::function<std::int64_t(const std::function<void(const obligations::Verdict&)>&)>;
// A verdict a line, the sums behind them in JSON.
void show_verdicts(Context& context, const FeedVerdicts& feed);

}  // namespace svcdesk::cli
