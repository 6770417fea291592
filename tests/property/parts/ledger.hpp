// The stock of one contract as a list of heaps: the model's own book, kept by its own rules.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "svcdesk/parts/stock.hpp"

namespace depot {

// A place and a condition, as they are written.
struct Spot {
  std::string place;
  std::string condition;
  auto operator<=>(const Spot&) const = default;
};

// Pieces that are moved together: numbers, or so many without.
struct Heap {
  std::string kind;
  std::vector<std::string> numbers;
  std::int64_t count = 0;
};

class Ledger {
 public:
  // Out of nowhere, or to nowhere, where a spot is empty.
  void move(const Heap& heap, const Spot& from, const Spot& to);

  std::int64_t at(const std::string& kind, const Spot& spot) const;
  std::vector<std::string> numbers_at(const std::string& kind, const Spot& spot) const;
  // Empty where nobody knows it.
  Spot where(const std::string& kind, const std::string& number) const;
  // What the other book says otherwise, heap by heap; or where it has less than nothing.
  std::string difference_to(const svcdesk::parts::Stock& stock) const;
  std::vector<std::pair<std::string, std::string>> all_numbers() const;  // kind and number

 private:
  std::map<std::tuple<std::string, std::string, Spot>, std::int64_t> heaps_;
};

}  // namespace depot
