#include "svcdesk/parts/coverage.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace svcdesk::parts {
namespace {

// Every kind is one row, whether a machine has it by one model or by ten.
class NeedTable {
 public:
  NeedTable(const contract::Supply& supply, const OnHandByKind& stock)
      : supply_(supply), stock_(stock) {}

  void add(const Machines& machines) {
    if (machines.count < 1) return;
    const contract::MachineModel* model = supply_.machine(machines.vendor, machines.model);
    if (model == nullptr) {
      undescribed_[{machines.vendor, machines.model}] += machines.count;
      return;
    }
    for (const auto& [kind, pieces] : model->parts) {
      installed_[kind] += pieces * machines.count;
      models_[kind].insert(model->code);
    }
  }

  Coverage coverage() const {
    Coverage out;
    for (const auto& [kind, pieces] : installed_) out.needs.push_back(need(kind, pieces));
    for (const auto& [named, count] : undescribed_) {
      out.undescribed.push_back({named.first, named.second, count});
    }
    return out;
  }

 private:
  OnHand held(const std::string& kind) const {
    const auto found = stock_.find(kind);
    return found == stock_.end() ? OnHand{} : found->second;
  }

  Need need(const std::string& code, std::int64_t installed) const {
    const auto& models = models_.at(code);
    const OnHand own = held(code);
    Need out;
    out.kind = code;
    out.models = {models.begin(), models.end()};
    out.installed = installed;
    out.needed = 1;
    out.free = own.free;
    out.on_order = own.on_order;
    if (const contract::PartKind* kind = supply_.kind(code)) {
      out.needed = kind->keep;
      for (const std::string& one : kind->substitutes) out.substitutes_free += held(one).free;
    }
    return out;
  }

  const contract::Supply& supply_;
  const OnHandByKind& stock_;
  std::map<std::string, std::int64_t> installed_;
  std::map<std::string, std::set<std::string>> models_;
  std::map<std::pair<std::string, std::string>, std::int64_t> undescribed_;
};

}  // namespace

OnHandByKind on_hand(const contract::Supply& supply, const Stock& stock) {
  OnHandByKind out;
  for (const contract::PartKind& kind : supply.kinds) out[kind.code];
  for (const Balance& one : stock.balances()) {
    const auto& [place, condition] = one.position;
    const bool ours = place.kind == Place::Kind::depot && supply.depot(place.name) != nullptr;
    if (condition == Condition::tested && ours) out[one.kind].free += one.quantity;
    if (condition == Condition::on_order) out[one.kind].on_order += one.quantity;
  }
  return out;
}

const Need* Coverage::find(std::string_view kind) const {
  const auto found =
      std::find_if(needs.begin(), needs.end(), [&](const Need& one) { return one.kind == kind; });
  return found == needs.end() ? nullptr : &*found;
}

std::int64_t Coverage::covered() const {
  return std::count_if(needs.begin(), needs.end(), [](const Need& one) { return one.covered(); });
}

std::int64_t Coverage::permille() const {
  if (needs.empty()) return 1000;
  return covered() * 1000 / static_cast<std::int64_t>(needs.size());
}

Coverage coverage_of(const contract::Supply& supply, const std::vector<Machines>& machines,
                     const OnHandByKind& stock) {
  NeedTable table(supply, stock);
  for (const Machines& one : machines) table.add(one);
  return table.coverage();
}

Coverage if_failing(Coverage coverage, std::int64_t failures) {
  for (Need& one : coverage.needs) one.needed = std::max(one.needed, failures);
  return coverage;
}

Coverage if_lost(const contract::Supply& supply, const std::vector<Machines>& lost,
                 const OnHandByKind& stock) {
  Coverage out = coverage_of(supply, lost, stock);
  for (Need& one : out.needs) one.needed = one.installed;
  return out;
}

}  // namespace svcdesk::parts
