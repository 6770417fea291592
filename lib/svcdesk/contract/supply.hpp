// What a contract says about spare parts: its depots, the kinds of part, which machine has which,
// and the policy of the store. Values.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/base/language.hpp"
#include "svcdesk/time/duration.hpp"

namespace svcdesk::contract {

enum class BySerial { no, yes };
enum class HoldsData { no, yes };
enum class IsTool { no, yes };
enum class StaysWithCustomer { no, yes };

// A place that keeps this contract's parts and no others, and how long the way from it to each site
// takes (PRT-1).
struct Depot {
  std::string code;
  Name name;
  std::string address;
  std::map<std::string, time::Duration> travel;  // site -> real time
  bool operator==(const Depot&) const = default;
};

// A kind of part: what one piece can be exchanged for another of (PRT-2, PRT-5).
struct PartKind {
  std::string code;
  Name name;
  std::string part_number;
  BySerial by_serial = BySerial::yes;    // each piece by its serial number, else by quantity
  HoldsData holds_data = HoldsData::no;  // PRT-6
  IsTool tool = IsTool::no;              // lent, and comes back (PRT-11)
  // Comparable among a kind and its substitutes; 0: not said.
  std::int64_t performance = 0;
  std::vector<std::string> substitutes;  // kinds that may stand in for it, best first (PRT-5)
  std::int64_t keep = 1;  // so many tested and unreserved pieces make it covered (PRT-2)
  bool operator==(const PartKind&) const = default;
};

// Which parts a machine of that model has, and how many of each (PRT-2, PRT-10).
struct MachineModel {
  std::string code;  // "Dell PowerEdge R640": vendor and model, as people say it
  std::string vendor;
  std::string model;
  std::map<std::string, std::int64_t> parts;  // kind -> pieces in one machine
  bool operator==(const MachineModel&) const = default;
};

struct Supply {
  std::optional<time::Duration> reservation;  // how long a reservation holds; nothing: for ever
  std::int64_t lowest_rating = 0;  // of a supplier that may be ordered from (PRT-3); 0: any
  // Defective parts that hold data stay with the customer (PRT-6).
  StaysWithCustomer data = StaysWithCustomer::yes;
  std::vector<Depot> depots;
  std::vector<PartKind> kinds;
  std::vector<MachineModel> models;

  const Depot* depot(std::string_view code) const;
  const PartKind* kind(std::string_view code) const;
  // Of that vendor and model; vendor empty: of any.
  const MachineModel* machine(std::string_view vendor, std::string_view model) const;
  bool operator==(const Supply&) const = default;
};

}  // namespace svcdesk::contract
