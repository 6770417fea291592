#include "people.hpp"

#include <utility>

namespace svcdesk::authority::test {
namespace {

contract::Role role(std::string code, std::string side, std::vector<std::string> may = {}) {
  contract::Role out;
  out.code = std::move(code);
  out.side = std::move(side);
  out.may = std::move(may);
  return out;
}

contract::Person person(std::string id, std::string name, std::string only_role) {
  contract::Person out;
  out.id = std::move(id);
  out.name = std::move(name);
  out.roles = {std::move(only_role)};
  out.addresses["email"] = out.id + "@example.test";
  return out;
}

}  // namespace

contract::Contract with_people() {
  contract::Contract out;
  out.id = "K-1";
  out.zone = "Asia/Shanghai";
  out.roles = {role("hotline-engineer", "ours"), role("project-manager", "ours"),
               role("customer-contact", "customer"),
               role("customer-maintenance-head", "customer", {"change.apply"}),
               role("customer-leader", "customer")};
  out.people = {person("chen", "陈一", "hotline-engineer"), person("li", "李七", "project-manager"),
                person("zhao", "赵八", "customer-contact"),
                person("ma", "马九", "customer-maintenance-head"),
                person("feng", "冯十", "customer-leader")};
  return out;
}

}  // namespace svcdesk::authority::test
