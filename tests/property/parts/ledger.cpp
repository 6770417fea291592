#include "ledger.hpp"

namespace depot {

void Ledger::move(const Heap& heap, const Spot& from, const Spot& to) {
  const auto add = [&](const std::string& number, const Spot& spot, std::int64_t count) {
    if (spot.place.empty()) return;
    auto& there = heaps_[{heap.kind, number, spot}];
    there += count;
    if (there == 0) heaps_.erase({heap.kind, number, spot});
  };
  for (const std::string& one : heap.numbers) {
    add(one, from, -1);
    add(one, to, 1);
  }
  if (!heap.numbers.empty()) return;
  add("", from, -heap.count);
  add("", to, heap.count);
}

std::int64_t Ledger::at(const std::string& kind, const Spot& spot) const {
  std::int64_t sum = 0;
  for (const auto& [key, count] : heaps_) {
    if (std::get<0>(key) == kind && std::get<2>(key) == spot) sum += count;
  }
  return sum;
}

std::vector<std::string> Ledger::numbers_at(const std::string& kind, const Spot& spot) const {
  std::vector<std::string> out;
  for (const auto& [key, count] : heaps_) {
    const auto& [its_kind, number, its_spot] = key;
    if (its_kind == kind && its_spot == spot && !number.empty()) out.push_back(number);
  }
  return out;
}

Spot Ledger::where(const std::string& kind, const std::string& number) const {
  for (const auto& [key, count] : heaps_) {
    if (std::get<0>(key) == kind && std::get<1>(key) == number) return std::get<2>(key);
  }
  return {};
}

std::string Ledger::difference_to(const svcdesk::parts::Stock& stock) const {
  auto rest = heaps_;
  std::string out;
  const auto say = [&](const std::string& kind, const std::string& number, const Spot& spot,
                       std::int64_t count) {
    out += kind + " " + number + " " + spot.place + " " + spot.condition + " " +
           std::to_string(count) + "; ";
  };
  for (const auto& one : stock.balances()) {
    const Spot spot{one.position.place.str(),
                    std::string(svcdesk::parts::to_string(one.position.condition))};
    const auto ours = rest.find({one.kind, one.serial, spot});
    const bool same = ours != rest.end() && ours->second == one.quantity && one.quantity > 0;
    if (!same) say(one.kind, one.serial, spot, one.quantity);
    if (same) rest.erase(ours);
  }
  for (const auto& [key, count] : rest) {
    say("model: " + std::get<0>(key), std::get<1>(key), std::get<2>(key), count);
  }
  return out;
}

std::vector<std::pair<std::string, std::string>> Ledger::all_numbers() const {
  std::vector<std::pair<std::string, std::string>> out;
  for (const auto& [key, count] : heaps_) {
    if (!std::get<1>(key).empty()) out.emplace_back(std::get<0>(key), std::get<1>(key));
  }
  return out;
}

}  // namespace depot
