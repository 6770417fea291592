#include <algorithm>

#include "svcdesk/cases/apply.hpp"

namespace svcdesk::cases {
namespace {

using journal::Event;

std::vector<const Event*> by_time(std::span<const Event> events) {
  std::vector<const Event*> out;
  out.reserve(events.size());
  for (const Event& one : events) out.push_back(&one);
  std::stable_sort(out.begin(), out.end(), [](const Event* a, const Event* b) {
    return a->at != b->at ? a->at < b->at : a->seq < b->seq;
  });
  return out;
}

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
  const auto ordered = by_time(events);
  const auto born = std::find_if(ordered.begin(), ordered.end(),
                                 [](const Event* one) { return one->type == "case.opened"; });
  if (born == ordered.end()) return state;
  const journal::Subject subject = (*born)->subject;
  for (const Event* one : ordered) {
    if (one->subject != subject) continue;
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
