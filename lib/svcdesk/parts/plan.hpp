// The spare parts plan (PRT-10): what the list of equipment asks for, what is held and ordered,
// what is to be bought. Pure: it changes with the list, and is stored nowhere.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "svcdesk/parts/coverage.hpp"

namespace svcdesk::parts {

struct PlanLine {
  std::string kind;
  std::vector<std::string> models;
  std::int64_t installed = 0;
  std::int64_t needed = 0;
  std::map<Condition, std::int64_t> held;  // but for what is on order
  std::int64_t on_order = 0;
  std::int64_t to_buy = 0;  // what is free, or received and to be tested, or on order is not bought
  bool operator==(const PlanLine&) const = default;
};

// Every kind that is needed or held, in order.
std::vector<PlanLine> parts_plan(const Coverage& coverage, const Stock& stock);

}  // namespace svcdesk::parts
