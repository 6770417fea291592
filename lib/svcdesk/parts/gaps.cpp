#include "svcdesk/parts/gaps.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace svcdesk::parts {
namespace {

bool is_open(const Gaps& gaps, const std::string& kind) {
  const auto found = gaps.find(kind);
  return found != gaps.end() && found->second.state == Gap::State::open;
}

journal::Draft turned(std::string_view contract, const Gaps& gaps, const Need& need, Instant at) {
  const auto found = gaps.find(need.kind);
  const Gap last = found == gaps.end() ? Gap{0, Gap::State::closed, at} : found->second;
  const bool opens = last.state == Gap::State::closed;
  Json payload = Json::object({{"part", need.kind},
                               {"cycle", opens ? last.cycle + 1 : last.cycle},
                               {"free", need.free},
                               {"need", need.needed}});
  return {opens ? "gap.opened" : "gap.closed",
          coverage_subject(contract, need.kind),
          std::max(at, last.since),
          std::move(payload),
          {}};
}

}  // namespace

journal::Subject coverage_subject(std::string_view contract, std::string_view kind) {
  return {"coverage", std::string(contract) + "/" + std::string(kind)};
}

Gaps gaps_of(std::span<const journal::Event> events) {
  std::vector<const journal::Event*> ordered;
  for (const journal::Event& one : events) {
    if (one.type == "gap.opened" || one.type == "gap.closed") ordered.push_back(&one);
  }
  std::sort(ordered.begin(), ordered.end(),
            [](const auto* a, const auto* b) { return a->seq < b->seq; });
  Gaps gaps;
  for (const journal::Event* one : ordered) {
    const auto state = one->type == "gap.opened" ? Gap::State::open : Gap::State::closed;
    gaps[one->payload.text("part")] = {one->payload.integer("cycle", 0), state, one->at};
  }
  return gaps;
}

Drafts gap_changes(std::string_view contract, const Gaps& gaps, const Coverage& coverage,
                   Instant at) {
  Drafts drafts;
  for (const Need& need : coverage.needs) {
    if (need.covered() == is_open(gaps, need.kind)) {
      drafts.push_back(turned(contract, gaps, need, at));
    }
  }
  for (const auto& [kind, gap] : gaps) {
    if (gap.state == Gap::State::closed || coverage.find(kind) != nullptr) continue;
    Need none;
    none.kind = kind;
    drafts.push_back(turned(contract, gaps, none, at));
  }
  return drafts;
}

}  // namespace svcdesk::parts
