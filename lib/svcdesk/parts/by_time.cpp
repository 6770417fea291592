#include "svcdesk/parts/by_time.hpp"

#include <algorithm>
#include <tuple>

namespace svcdesk::parts {

std::vector<const journal::Event*> by_time(std::span<const journal::Event> events) {
  std::vector<const journal::Event*> out;
  out.reserve(events.size());
  for (const journal::Event& one : events) out.push_back(&one);
  std::stable_sort(out.begin(), out.end(), [](const auto* a, const auto* b) {
    return std::tie(a->at, a->seq) < std::tie(b->at, b->seq);
  });
  return out;
}

}  // namespace svcdesk::parts
