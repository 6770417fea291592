#include "svcdesk/parts/plan.hpp"

#include <algorithm>

namespace svcdesk::parts {
namespace {

std::int64_t to_buy(const Need& need, const PlanLine& line) {
  const auto received = line.held.find(Condition::received);
  const std::int64_t coming = line.on_order + (received == line.held.end() ? 0 : received->second);
  return std::max<std::int64_t>(0, need.gap() - coming);
}

}  // namespace

std::vector<PlanLine> parts_plan(const Coverage& coverage, const Stock& stock) {
  std::map<std::string, PlanLine> lines;
  for (const Need& one : coverage.needs) {
    PlanLine& line = lines[one.kind];
    line.models = one.models;
    line.installed = one.installed;
    line.needed = one.needed;
  }
  for (const Balance& one : stock.balances()) {
    PlanLine& line = lines[one.kind];
    const bool coming = one.position.condition == Condition::on_order;
    (coming ? line.on_order : line.held[one.position.condition]) += one.quantity;
  }
  std::vector<PlanLine> out;
  for (auto& [kind, line] : lines) {
    line.kind = kind;
    if (const Need* need = coverage.find(kind)) line.to_buy = to_buy(*need, line);
    out.push_back(line);
  }
  return out;
}

}  // namespace svcdesk::parts
