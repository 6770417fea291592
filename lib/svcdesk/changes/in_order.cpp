#include "svcdesk/changes/in_order.hpp"

#include <algorithm>

namespace svcdesk::changes {

std::vector<const journal::Event*> in_order(std::span<const journal::Event> events,
                                            std::string_view birth) {
  std::vector<const journal::Event*> out;
  out.reserve(events.size());
  for (const journal::Event& one : events) out.push_back(&one);
  std::stable_sort(out.begin(), out.end(), [](const auto* a, const auto* b) {
    return a->at != b->at ? a->at < b->at : a->seq < b->seq;
  });
  const auto born = std::find_if(out.begin(), out.end(),
                                 [&](const journal::Event* one) { return one->type == birth; });
  if (born == out.end()) return {};
  const journal::Subject subject = (*born)->subject;
  std::erase_if(out, [&](const journal::Event* one) { return one->subject != subject; });
  return out;
}

}  // namespace svcdesk::changes
