#include "svcdesk/parts/reach.hpp"

#include <algorithm>
#include <tuple>

namespace svcdesk::parts {
namespace {

std::optional<Seconds> way_to(const contract::Depot& depot, std::string_view site) {
  const auto found = depot.travel.find(std::string(site));
  if (found == depot.travel.end() || !found->second.is_counted()) return std::nullopt;
  return found->second.seconds();
}

Arrival arrival_after(std::optional<Seconds> travel, std::optional<Seconds> limit) {
  if (!travel) return Arrival::unknown;
  return !limit || *travel <= *limit ? Arrival::in_time : Arrival::too_late;
}

bool is_better(const Reach& a, const Reach& b) {
  const auto rank = [](const Reach& one) {
    return std::tuple(one.free > 0 ? 0 : 1, one.arrival, one.travel.value_or(Seconds::max()));
  };
  return std::tuple(rank(a), a.depot) < std::tuple(rank(b), b.depot);
}

}  // namespace

std::string_view to_string(Arrival arrival) {
  switch (arrival) {
    case Arrival::in_time:
      return "in-time";
    case Arrival::unknown:
      return "unknown";
    case Arrival::too_late:
      return "too-late";
  }
  return "";
}

std::vector<Reach> reach_of(const contract::Supply& supply, std::string_view site,
                            const std::map<std::string, std::int64_t>& free_by_depot,
                            std::optional<Seconds> limit) {
  std::vector<Reach> out;
  for (const contract::Depot& depot : supply.depots) {
    const auto travel = way_to(depot, site);
    const auto free = free_by_depot.find(depot.code);
    out.push_back({depot.code, travel, free == free_by_depot.end() ? 0 : free->second,
                   arrival_after(travel, limit)});
  }
  std::sort(out.begin(), out.end(), is_better);
  return out;
}

}  // namespace svcdesk::parts
