#include "svcdesk/journal/life.hpp"

#include <algorithm>
#include <tuple>

namespace svcdesk::journal {

std::vector<const Event*> by_time(std::span<const Event> events) {
  std::vector<const Event*> out;
  out.reserve(events.size());
  for (const Event& one : events) out.push_back(&one);
  std::stable_sort(out.begin(), out.end(), [](const Event* a, const Event* b) {
    return std::tie(a->at, a->seq) < std::tie(b->at, b->seq);
  });
  return out;
}

std::vector<const Event*> life(std::span<const Event> events, std::string_view birth) {
  auto out = by_time(events);
  const auto born = std::ranges::find_if(out, [&](const Event* one) { return one->type == birth; });
  if (born == out.end()) return {};
  const Subject subject = (*born)->subject;
  std::erase_if(out, [&](const Event* one) { return one->subject != subject; });
  return out;
}

}  // namespace svcdesk::journal
