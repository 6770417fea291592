// Roles and people of a contract that a test makes by hand.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "svcdesk/contract/parties.hpp"

namespace svcdesk::test {

inline contract::Role role(std::string code, std::string side, std::vector<std::string> may = {}) {
  contract::Role out;
  out.code = std::move(code);
  out.side = std::move(side);
  out.may = std::move(may);
  return out;
}

// With the address ID@example.test.
inline contract::Person person(std::string id, std::string name, std::vector<std::string> roles) {
  contract::Person out;
  out.id = std::move(id);
  out.name = std::move(name);
  out.roles = std::move(roles);
  out.addresses["email"] = out.id + "@example.test";
  return out;
}

}  // namespace svcdesk::test
