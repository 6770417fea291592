#include "svcdesk/contract/supply.hpp"

#include <algorithm>

namespace svcdesk::contract {
namespace {

template <class T>
const T* of_code(const std::vector<T>& all, std::string_view code) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const T& one) { return one.code == code; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

const Depot* Supply::depot(std::string_view code) const { return of_code(depots, code); }

const PartKind* Supply::kind(std::string_view code) const { return of_code(kinds, code); }

const MachineModel* Supply::machine(std::string_view vendor, std::string_view model) const {
  const auto found = std::find_if(models.begin(), models.end(), [&](const MachineModel& one) {
    return one.model == model && (vendor.empty() || one.vendor == vendor);
  });
  return found == models.end() ? nullptr : &*found;
}

}  // namespace svcdesk::contract
