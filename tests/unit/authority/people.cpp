#include "people.hpp"

#include "parties.hpp"

namespace svcdesk::test {

contract::Contract with_people() {
  contract::Contract out;
  out.id = "K-1";
  out.zone = "Asia/Shanghai";
  out.roles = {role("hotline-engineer", "ours"), role("project-manager", "ours"),
               role("customer-contact", "customer"),
               role("customer-maintenance-head", "customer", {"change.apply"}),
               role("customer-leader", "customer")};
  out.people = {person("chen", "陈一", {"hotline-engineer"}),
                person("li", "李七", {"project-manager"}),
                person("zhao", "赵八", {"customer-contact"}),
                person("ma", "马九", {"customer-maintenance-head"}),
                person("feng", "冯十", {"customer-leader"})};
  return out;
}

}  // namespace svcdesk::test
