#include "month.hpp"

#include <algorithm>

namespace model {
namespace {

std::string cell_words(const std::string& name, const Cell& cell) {
  return name + " kept " + std::to_string(cell.kept) + " broken " + std::to_string(cell.broken) +
         " open " + std::to_string(cell.open) + " waived " + std::to_string(cell.waived) +
         " timed " + std::to_string(cell.gross.size()) + " gross " +
         std::to_string(median(cell.gross)) + " net " + std::to_string(median(cell.net)) +
         " paused " + std::to_string(median(cell.paused)) + " of " +
         std::to_string(cell.paused_total);
}

void count(Cell& cell, const Occurrence& one, Time as_of) {
  const std::string verdict = one.verdict();
  cell.kept += verdict == "kept";
  cell.broken += verdict == "broken";
  cell.open += verdict == "open";
  cell.waived += verdict == "waived";
  Time paused = 0;
  for (const Stretch& piece : one.stretches) {
    if (piece.kind != Stretch::Kind::counting) paused += piece.to - piece.from;
  }
  cell.paused_total += paused;
  if ((verdict != "kept" && verdict != "broken") || !one.settled) return;
  cell.gross.push_back(one.settled.value_or(as_of) - one.started);
  cell.net.push_back(one.used());
  cell.paused.push_back(paused);
}

// Cases by what became of them in the month.
struct Counts {
  std::int64_t opened = 0, resolved = 0, closed = 0, open = 0, unclosed = 0;
};

void count(Counts& sum, const State& state, Span span) {
  const auto in = [&](std::optional<Time> at) { return at && *at >= span.from && *at < span.to; };
  const bool ended = state.status != "open" && state.status != "resolved";
  sum.opened += in(state.opened);
  sum.resolved += in(state.resolved);
  sum.closed += in(state.closed);
  sum.open += !ended && !state.resolved;
  sum.unclosed += !ended && state.resolved;
}

std::string count_words(const std::string& name, const Counts& sum) {
  return name + " opened " + std::to_string(sum.opened) + " resolved " +
         std::to_string(sum.resolved) + " closed " + std::to_string(sum.closed) + " open " +
         std::to_string(sum.open);
}

// Settled in the month, breached in it, or open at its end.
bool concerns(const Occurrence& one, Span span) {
  if (one.started >= span.to) return false;
  if (!one.settled || *one.settled >= span.from) return true;
  return std::ranges::any_of(one.breaches,
                             [&](const Breach& breach) { return breach.at >= span.from; });
}

}  // namespace

Span month(const std::string& key) {
  const int year = std::stoi(key.substr(0, 4));
  const auto number = static_cast<unsigned>(std::stoi(key.substr(5)));
  const auto next = number == 12 ? days(year + 1, 1, 1) : days(year, number + 1, 1);
  return {utc(days(year, number, 1) * day), utc(next * day)};
}

Time median(std::vector<Time> values) {
  if (values.empty()) return 0;
  std::ranges::sort(values);
  const std::size_t half = values.size() / 2;
  if (values.size() % 2 == 1) return values[half];
  return (values[half - 1] + values[half]) / 2;
}

std::vector<std::string> figures(const Desk& desk, const std::string& key, Time now) {
  const Span span = month(key);
  const Time as_of = std::min(now, span.to);
  std::vector<std::string> out;
  std::map<std::string, Cell> rows;
  Cell overall;
  Counts all;
  std::map<std::string, Counts> by_level;
  for (const Case& given : desk.cases()) {
    // As it was when the month ended: what came later changes no figure.
    const Case one = given.as_of(as_of, span.to);
    const State state = one.state(as_of);
    if (state.opened == 0) continue;
    if (!state.closed || *state.closed >= span.from) {
      count(all, state, span);
      count(by_level[state.level], state, span);
    }
    for (const Occurrence& each : desk.promises(one, as_of)) {
      if (!concerns(each, span)) continue;
      count(rows[each.promise->name + " " + each.level], each, as_of);
      if (!each.promise->owed_by_vendor) count(overall, each, as_of);
      const std::string id = one.id() + " " + each.promise->name + "/" + each.key;
      const bool unsettled = each.verdict() != "waived" && !each.settled;
      if (each.verdict() == "broken") out.push_back("breach " + id);
      if (each.reclassified) out.push_back("reclassified " + id);
      if (unsettled) out.push_back("open " + id);
      if (given.overtaken.contains(each.promise->name + "/" + each.key)) {
        out.push_back("overtaken " + id);
      }
    }
  }
  for (const auto& [name, cell] : rows) out.push_back(cell_words(name, cell));
  for (const auto& [level, sum] : by_level) out.push_back(count_words("level " + level, sum));
  out.push_back(cell_words("overall", overall));
  out.push_back(count_words("cases", all) + " unclosed " + std::to_string(all.unclosed));
  return out;
}

}  // namespace model
