#include "svcdesk/changes/starting.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "svcdesk/changes/asking.hpp"

namespace svcdesk::changes {
namespace {

// One line of the checklist, the rule behind it, and what helps while it is not met.
struct Gate {
  Condition condition;
  std::string_view rule;
  Message hint;
};

using Gates = std::vector<Gate>;

void add_signed(Gates& gates, const Asking& asking) {
  const auto& signature = asking.state().signature;
  const bool there = signature && signature->at <= asking.at();
  gates.push_back(
      {{there, asking.say("changes.need.signed")},
       "CHG-1",
       asking.say("changes.hint.sign", asking.givers("change.request", Side::customer))});
}

void add_plan(Gates& gates, const Asking& asking) {
  const auto& assessment = asking.state().assessment;
  gates.push_back({{assessment.has_value(), asking.say("changes.need.assessed")},
                   "CHG-1",
                   asking.say("changes.hint.assess")});
  const bool way_back = assessment && !is_blank(assessment->rollback);
  gates.push_back({{way_back, asking.say("changes.need.rollback")},
                   "CHG-1",
                   asking.say("changes.hint.assess_rollback")});
}

void add_consent(Gates& gates, const Asking& asking, std::string_view power, Side side) {
  const bool stop = power == "stop";
  const bool there = asking.state().standing(power, side, asking.at()) != nullptr;
  const std::string what = stop ? "changes.need.stop_" : "changes.need.approved_";
  gates.push_back({{there, asking.say(what + std::string(to_string(side)))},
                   stop ? "CASE-7" : "CHG-1",
                   asking.say("changes.hint.approve", asking.givers(power, side))});
}

void add_backup(Gates& gates, const Asking& asking, const Start& request) {
  const auto& assessment = asking.state().assessment;
  if (assessment && assessment->backup == Backup::not_needed) return;
  const bool there = !is_blank(request.backup_by) && !is_blank(request.backup_where);
  gates.push_back(
      {{there, asking.say("changes.need.backup")}, "CHG-1", asking.say("changes.hint.backup")});
}

void add_window(Gates& gates, const Asking& asking) {
  const auto& assessment = asking.state().assessment;
  if (!assessment || !assessment->window) return;
  const Window& window = *assessment->window;
  const bool inside = window.from <= asking.at() && asking.at() < window.to;
  const Args args = {{"from", asking.when(window.from)}, {"to", asking.when(window.to)}};
  gates.push_back({{inside, asking.say("changes.need.window", args)},
                   "CHG-1",
                   asking.say("changes.hint.window", args)});
}

// A running system: both leaders, and two people at it.
void add_stop(Gates& gates, const Asking& asking, const Start& request) {
  const auto& assessment = asking.state().assessment;
  if (assessment && assessment->system == System::idle) return;
  add_consent(gates, asking, "stop", Side::ours);
  add_consent(gates, asking, "stop", Side::customer);
  const std::string second = asking.named(request.second_person);
  const bool two = !is_blank(second) && second != asking.actor();
  gates.push_back(
      {{two, asking.say("changes.need.second")}, "CASE-7", asking.say("changes.hint.second")});
}

Gates start_gates(const Asking& asking, const Start& request) {
  Gates gates;
  add_signed(gates, asking);
  add_plan(gates, asking);
  add_consent(gates, asking, "change.approve", Side::ours);
  add_consent(gates, asking, "change.approve", Side::customer);
  add_backup(gates, asking, request);
  add_window(gates, asking);
  add_stop(gates, asking, request);
  return gates;
}

void all_there(const Asking& asking, const Gates& gates) {
  std::vector<Condition> list;
  std::vector<const Gate*> open;
  for (const Gate& one : gates) {
    list.push_back(one.condition);
    if (!one.condition.met) open.push_back(&one);
  }
  if (open.empty()) return;
  Error error = asking.refuse(open.front()->rule, "changes.cannot_start");
  error.conditions(std::move(list));
  for (const Gate* one : open) {
    const bool said = std::ranges::find(error.hints(), one->hint) != error.hints().end();
    if (!said) error.hint(one->hint);
  }
  throw error;
}

}  // namespace

std::vector<Condition> start_conditions(const contract::Terms& terms, const Acting& acting,
                                        const Change& state, const Start& request) {
  std::vector<Condition> out;
  for (Gate& one : start_gates(Asking(terms, acting, state), request)) {
    out.push_back(std::move(one.condition));
  }
  return out;
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Change& state,
              const Start& request) {
  const Asking asking(terms, acting, state);
  asking.while_preparing();
  const std::string used = asking.require("change.start");
  asking.kept_apart("change.start", asking.actor());
  all_there(asking, start_gates(asking, request));
  asking.after_preparation();
  asking.after_consents();
  const std::int64_t cycle = static_cast<std::int64_t>(state.attempts.size()) + 1;
  Json payload = Json::object({{"cycle", cycle}});
  if (!is_blank(request.backup_by)) {
    payload.set("backup_by", asking.named(request.backup_by));
    payload.set_if("backup_where", request.backup_where);
  }
  if (!is_blank(request.second_person)) {
    payload.set("second_person", asking.listed(request.second_person).id);
  }
  payload.set_if("note", request.note);
  payload.set_if("approval", used);
  return {asking.entry("change.started", std::move(payload))};
}

}  // namespace svcdesk::changes
