#include <algorithm>

#include "svcdesk/cases/apply.hpp"
#include "svcdesk/journal/life.hpp"

namespace svcdesk::cases {
namespace {

using journal::Event;

// A consent that the event used up cannot serve again.
void use_up(Case& state, const Event& event) {
  const std::string what = event.payload.text("approval");
  if (what.empty()) return;
  const std::int64_t cycle = event.payload.integer("cycle", 0);
  for (Approval& one : state.approvals) {
    const bool same = one.what == what && (one.visit == 0 || one.visit == cycle);
    if (same && one.at <= event.at) one.use = Approval::Use::used;
  }
}

}  // namespace

Case fold(std::span<const Event> events) {
  Case state;
  for (const Event* one : journal::life(events, "case.opened")) {
    use_up(state, *one);
    if (const Apply apply = find_apply(one->type)) apply(state, *one);
    // What the desk records by itself, perhaps by a clock that ran ahead, holds nobody back (rule
    // 9).
    if (one->type.starts_with("case.")) state.last_event = std::max(state.last_event, one->at);
    state.revision = std::max(state.revision, one->seq);
  }
  return state;
}

}  // namespace svcdesk::cases
