// Coverage (PRT-2): the share of the kinds of part that the covered machines can need which are in
// stock, tested and unreserved, in a depot of this contract. Pure.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/contract/supply.hpp"
#include "svcdesk/parts/stock.hpp"

namespace svcdesk::parts {

// So many machines of a model, as the register of assets has them.
struct Machines {
  std::string vendor;
  std::string model;
  std::int64_t count = 0;
  bool operator==(const Machines&) const = default;
};

struct OnHand {
  std::int64_t free = 0;      // tested and unreserved, in the depots of the contract
  std::int64_t on_order = 0;  // not received yet
  bool operator==(const OnHand&) const = default;
};

using OnHandByKind = std::map<std::string, OnHand, std::less<>>;

// Of every kind of the contract. What lies in a depot that the contract no longer has is not free.
OnHandByKind on_hand(const contract::Supply& supply, const Stock& stock);

// One kind that the covered machines can need.
struct Need {
  std::string kind;
  std::vector<std::string> models;  // the machines that have it, in order
  std::int64_t installed = 0;       // pieces in all of them
  std::int64_t needed = 0;          // so many free pieces make it covered
  std::int64_t free = 0;
  std::int64_t on_order = 0;
  std::int64_t substitutes_free =
      0;  // they close no gap: each takes the customer's consent (PRT-5)

  bool covered() const { return free >= needed; }
  std::int64_t gap() const { return covered() ? 0 : needed - free; }
  bool operator==(const Need&) const = default;
};

struct Coverage {
  std::vector<Need> needs;            // in the order of their kinds
  std::vector<Machines> undescribed;  // models that the contract's catalogue lacks

  const Need* find(std::string_view kind) const;
  std::int64_t covered() const;  // kinds
  // The share of the kinds that are covered, rounded down; 1000 where none is needed.
  std::int64_t permille() const;
};

// As the contract asks for it: `keep` free pieces of each kind. Machines of one model may come in
// several rows.
Coverage coverage_of(const contract::Supply& supply, const std::vector<Machines>& machines,
                     const OnHandByKind& stock);

// What if so many pieces of each kind failed at once?
Coverage if_failing(Coverage coverage, std::int64_t failures);

// What if these machines were lost, a rack for example, with every part in them?
Coverage if_lost(const contract::Supply& supply, const std::vector<Machines>& lost,
                 const OnHandByKind& stock);

}  // namespace svcdesk::parts
