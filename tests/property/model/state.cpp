#include <algorithm>

#include "desk.hpp"

namespace model {
namespace {

void reach(State& state, const std::string& path) {
  static const std::vector<std::string> paths{"hotline", "remote", "on-site", "second-line",
                                              "vendor"};
  const auto rank = [&](const std::string& word) { return std::ranges::find(paths, word); };
  if (rank(path) > rank(state.path)) state.path = path;
}

Visit* visit_of(State& state, const Act& act) {
  const auto found = std::ranges::find(state.visits, act.word("visit"), &Visit::number);
  return found == state.visits.end() ? nullptr : &*found;
}

void on_site(State& state, const Act& act) {
  if (act.what == "visit.agreed") {
    state.visits.push_back({act.word("visit"), act.at});
    return reach(state, "on-site");
  }
  Visit* visit = visit_of(state, act);
  if (visit == nullptr && act.what == "report.received") state.report = true;
  if (visit == nullptr) return;
  if (act.what == "visit.acknowledged") visit->acknowledged = act.at;
  if (act.what == "arrived") visit->arrived = act.at;
  if (act.what == "report.received") visit->reported = true;
  if (act.what != "visit.finished") return;
  visit->finished = act.at;
  visit->cancelled = !act.word("cancelled").empty();
}

void escalated(State& state, const Act& act) {
  const std::string to = act.word("to");
  state.escalated.insert(to);
  if (to == "second-line" || to == "expert") state.technical = true;
  reach(state, to == "expert" ? "second-line" : to);
}

void reopened(State& state, const Act& act) {
  state.status = "open";
  state.reopened = act.at;
  state.resolved = state.closed = state.ended = state.confirmed = state.told = std::nullopt;
  state.merged_into.clear();
  state.report = false;
  state.escalated.clear();
}

void end(State& state, const Act& act, const std::string& status) {
  state.status = status;
  state.ended = act.at;
  if (status == "closed") state.closed = act.at;
  if (status != "merged") return;
  state.merged_into = act.word("into");
  state.links.insert(act.word("into"));
}

void apply(State& state, const Act& act) {
  const std::string& what = act.what;
  if (what == "opened") {
    state.opened = act.at;
    state.reporter = act.word("reporter");
    state.vouched = state.reporter == "zhao";
    if (!act.word("kind").empty()) state.kind = act.word("kind");
  } else if (what == "level.set") {
    state.level = act.word("level");
    state.levels.emplace_back(act.at, state.level);
    if (!act.word("kind").empty()) state.kind = act.word("kind");
  } else if (what == "assigned") {
    state.owner = act.word("to");
  } else if (what == "vouched") {
    state.vouched = true;
  } else if (what == "responded") {
    state.responded = act.at;
  } else if (what == "diagnosed") {
    state.diagnosed = act.at;
    state.cause = act.word("cause");
  } else if (what == "paused") {
    state.pauses.push_back({act.word("reason"), act.at, act.time("until").value_or(forever)});
  } else if (what == "resumed") {
    for (Pause& one : state.pauses) {
      const bool meant = act.word("reason").empty() || act.word("reason") == one.reason;
      if (meant && one.runs(act.at)) one.until = act.at, one.resumed = true;
    }
  } else if (what == "escalated") {
    escalated(state, act);
  } else if (what == "escalated.vendor") {
    state.vendors[act.word("vendor")] = act.at;
    state.technical = true;
    reach(state, "vendor");
  } else if (what == "vendor.answered") {
    state.vendors.erase(act.word("vendor"));
  } else if (what == "linked") {
    state.links.insert(act.word("to"));
  } else if (what == "resolved") {
    state.status = "resolved";
    state.resolved = act.at;
  } else if (what == "result.told") {
    state.told = act.at;
  } else if (what == "confirmed") {
    state.confirmed = act.at;
  } else if (what == "closed" || what == "merged" || what == "withdrawn") {
    end(state, act, what);
  } else if (what == "reopened") {
    reopened(state, act);
  } else {
    on_site(state, act);
  }
}

}  // namespace

std::optional<Time> State::stopped() const {
  if (status == "open") return std::nullopt;
  return resolved ? resolved : ended;
}

std::string State::level_at(Time at) const {
  std::string found;
  for (const auto& [since, judged] : levels) {
    if (since <= at) found = judged;
  }
  return found;
}

bool State::answered() const { return responded && (!reopened || *responded >= *reopened); }

bool State::visited() const {
  return std::ranges::any_of(visits, [](const Visit& one) { return !one.cancelled; });
}

const Visit* State::visit(const std::string& number) const {
  const auto found = std::ranges::find(visits, number, &Visit::number);
  return found == visits.end() ? nullptr : &*found;
}

State Case::state(Time now) const {
  State state;
  for (const Act& act : in_order(acts, now)) {
    apply(state, act);
    state.last = std::max(state.last, act.at);
  }
  return state;
}

Case Case::as_of(Time now, Time end) const {
  Case then = *this;
  std::erase_if(then.acts, [&](const Act& act) { return act.at == end; });
  // Not taken over yet then; but what was recorded since the move began under the new version, also
  // where it happened before: a look back knows no promise that the case itself does not.
  if (moved && moved_at > now) then.bound.clear();
  return then;
}

}  // namespace model
