#include "svcdesk/cases/waiting.hpp"

#include <algorithm>

#include "svcdesk/base/utf8.hpp"
#include "svcdesk/cases/asking.hpp"

namespace svcdesk::cases {
namespace {

Instant end_of(const Pause& pause) {
  return std::min(pause.until.value_or(never), pause.resumed.value_or(never));
}

// Two pauses for one reason would count the same time twice.
void no_other(const Asking& asking, const PauseFor& request) {
  const Instant until = request.until.value_or(never);
  for (const Pause& one : asking.state().pauses) {
    const bool overlap = one.from < until && asking.at() < end_of(one) && one.from < end_of(one);
    if (one.reason != request.reason || !overlap) continue;
    const Args args = {{"reason", one.reason}, {"time", asking.when(one.from)}};
    throw asking.refuse("ruling 13", "cases.paused_already", args)
        .hint(asking.say("cases.hint.resume", args));
  }
}

std::string running_at(const Asking& asking, Instant at) {
  std::vector<std::string> reasons;
  for (const Pause& one : asking.state().pauses) {
    if (one.runs(at)) reasons.push_back(one.reason);
  }
  return joined(reasons);
}

// The start of a pause that is still to come at the time given: it may not end before it began.
const Pause* later_one(const Asking& asking, const std::string& reason) {
  for (const Pause& one : asking.state().pauses) {
    const bool meant = reason.empty() || one.reason == reason;
    if (meant && one.from > asking.at() && !one.resumed) return &one;
  }
  return nullptr;
}

}  // namespace

std::vector<std::string> pause_reasons(const contract::Contract& contract) {
  std::vector<std::string> reasons;
  for (const auto& one : contract.pause_reasons) reasons.push_back(one.code);
  for (const auto& obligation : contract.obligations) {
    for (const std::string& reason : obligation.pauses) {
      if (!contains(reasons, reason)) reasons.push_back(reason);
    }
  }
  return reasons;
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const PauseFor& request) {
  const Asking asking(terms, acting, state);
  asking.while_open();
  const auto reasons = pause_reasons(terms.contract());
  if (is_blank(request.reason)) {
    throw asking.misuse("cases.pause_reason_missing")
        .hint({"authority.hint.known", {{"known", joined(reasons)}}});
  }
  one_of(asking, "cases.no_pause_reason", request.reason, reasons);
  if (request.until && *request.until <= asking.at()) {
    throw asking.misuse("cases.until_not_later",
                        {{"until", asking.when(*request.until)}, {"at", asking.when(asking.at())}});
  }
  no_other(asking, request);
  Json payload = Json::object({{"reason", request.reason}});
  if (request.until) payload.set("until", seconds(*request.until));
  payload.set_if("note", request.note);
  return {asking.record("case.paused", std::move(payload))};
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Resume& request) {
  const Asking asking(terms, acting, state);
  const bool runs = std::any_of(state.pauses.begin(), state.pauses.end(), [&](const Pause& one) {
    return one.runs(asking.at()) && (request.reason.empty() || one.reason == request.reason);
  });
  if (!runs) {
    if (const Pause* one = later_one(asking, request.reason))
      asking.after(one->from, "case.paused");
    const std::string running = running_at(asking, asking.at());
    if (running.empty()) throw asking.refuse("ruling 17", "cases.not_paused");
    throw asking
        .refuse("ruling 13", "cases.not_paused_for",
                {{"reason", request.reason}, {"running", running}})
        .hint({"authority.hint.known", {{"known", running}}});
  }
  asking.while_not_ended();
  Json payload = Json::object();
  payload.set_if("reason", request.reason);
  return {asking.record("case.resumed", std::move(payload))};
}

}  // namespace svcdesk::cases
