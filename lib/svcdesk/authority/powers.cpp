#include "svcdesk/authority/powers.hpp"

#include <algorithm>
#include <array>

#include "svcdesk/base/utf8.hpp"

namespace svcdesk::authority {
namespace {

using contract::Contract;
using contract::Person;

constexpr std::string_view anyone_of_the_customer =
    "customer-contact customer-maintenance-head customer-leader";

constexpr std::array known_powers = {
    Power{"asset.register", Need::act, "", "AST-1", "keep the register of assets"},
    Power{"assign", Need::act, "", "CASE-14", "name another owner"},
    Power{"change.approve", Need::both_sides,
          "technical-manager customer-maintenance-head customer-leader", "CHG-1",
          "approve a change, one of each side"},
    Power{"change.assess", Need::act, "", "CHG-1", "judge the risk of a change and write its plan"},
    Power{"change.finish", Need::act, "", "CHG-1", "finish a change, or roll it back"},
    Power{"change.request", Need::consent, "customer-maintenance-head customer-leader", "CHG-1",
          "sign the request for a change"},
    Power{"change.start", Need::act, "", "CHG-1", "carry out a change"},
    Power{"change.test", Need::act, "", "CHG-1", "test a change that somebody else made"},
    Power{"close", Need::act, "", "CASE-6", "close a case"},
    Power{"confirm", Need::consent, "customer-contact", "CASE-6", "confirm the result"},
    Power{"cover", Need::act, "", "CASE-13", "judge whether the contract covers it"},
    Power{"cover.agree", Need::consent, "customer-contact customer-leader", "CASE-13",
          "agree to pay for work that is not covered"},
    Power{"depot.evaluate", Need::act, "account-manager", "PRT-9", "evaluate a surveyed depot"},
    Power{"depot.survey", Need::act, "parts-engineer", "PRT-9", "survey a depot"},
    Power{"escalate", Need::act, "", "CASE-4", "start a technical escalation"},
    Power{"escalate.vendor", Need::act, "", "CASE-4", "bring in a vendor"},
    Power{"level.judge", Need::act, "", "CASE-2", "judge the level for the first time"},
    Power{"level.lower", Need::consent, "customer-contact", "CASE-2", "agree to a lower level"},
    Power{"merge", Need::act, "", "CASE-9", "merge a duplicate"},
    Power{"part.approve", Need::act, "delivery-manager", "PRT-4", "approve a request for a part"},
    Power{"part.issue", Need::act, "", "PRT-4", "issue a part from the depot"},
    Power{"part.order", Need::act, "", "PRT-3", "order parts from a supplier"},
    Power{"part.release", Need::consent, anyone_of_the_customer, "PRT-6",
          "permit us to take a defective part back"},
    Power{"part.request", Need::act, "", "PRT-4", "request a part for a case"},
    Power{"part.stock", Need::act, "", "PRT-3", "take parts in, test, move, count and scrap them"},
    Power{"part.substitute", Need::consent, anyone_of_the_customer, "PRT-5",
          "consent to a substitute"},
    Power{"release.judge", Need::act, "", "CHG-2", "judge a vendor's release and propose it"},
    Power{"release.permit", Need::consent, "customer-maintenance-head customer-leader", "CHG-2",
          "permit a vendor's release, or refuse it"},
    Power{"release.record", Need::act, "", "CHG-2", "record what a vendor has released"},
    Power{"remote.consent", Need::consent, anyone_of_the_customer, "CASE-4",
          "consent to a remote session"},
    Power{"reopen", Need::act, "", "CASE-9", "open a case again"},
    Power{"restart", Need::consent, "customer-maintenance-head", "CASE-7",
          "approve the restart or reinstallation of a system"},
    Power{"step.skip", Need::act, "", "CASE-16", "skip a mandatory step"},
    Power{"stop", Need::both_sides, "project-manager customer-leader", "CASE-7",
          "approve a stop or change of a running system, one of each side"},
    Power{"supplier.rate", Need::act, "parts-buyer", "PRT-3", "rate a supplier"},
    Power{"visit.plan", Need::consent, anyone_of_the_customer, "CASE-7",
          "approve the plan of action of a visit"},
    Power{"vouch", Need::consent, "customer-contact", "ORG-2",
          "stand for a report that somebody else made"},
    Power{"withdraw", Need::consent, "customer-contact", "CASE-9", "take a case back"},
};

bool has_any(const Person& person, const std::vector<std::string>& roles) {
  return std::any_of(person.roles.begin(), person.roles.end(), [&](const std::string& role) {
    return std::find(roles.begin(), roles.end(), role) != roles.end();
  });
}

bool carried(const Contract& contract, std::string_view power) {
  return std::any_of(contract.roles.begin(), contract.roles.end(), [&](const auto& role) {
    return std::find(role.may.begin(), role.may.end(), power) != role.may.end();
  });
}

}  // namespace

std::span<const Power> powers() { return known_powers; }

const Power* find_power(std::string_view code) {
  const auto found = std::find_if(known_powers.begin(), known_powers.end(),
                                  [&](const Power& one) { return one.code == code; });
  return found == known_powers.end() ? nullptr : &*found;
}

bool holds(const Contract& contract, const Person& person, std::string_view power) {
  if (carried(contract, power)) return contract.may(person, power);
  const Power* known = find_power(power);
  return known != nullptr && has_any(person, split_words(known->default_roles));
}

std::vector<const Person*> holders_of(const Contract& contract, std::string_view power) {
  std::vector<const Person*> found;
  for (const Person& one : contract.people) {
    if (holds(contract, one, power)) found.push_back(&one);
  }
  return found;
}

bool apart(const Contract& contract, std::string_view one, std::string_view other) {
  const auto names = [&](std::string_view power, std::string_view kept_from) {
    const auto row = contract.separation.find(std::string(power));
    if (row == contract.separation.end()) return false;
    return std::find(row->second.begin(), row->second.end(), kept_from) != row->second.end();
  };
  return names(one, other) || names(other, one);
}

bool is_customer(const Contract& contract, const Person& person) {
  return std::any_of(person.roles.begin(), person.roles.end(), [&](const std::string& code) {
    const contract::Role* role = contract.role(code);
    if (role != nullptr && !role->side.empty()) return role->side == "customer";
    return code.starts_with("customer-");
  });
}

const Person* find_person(const Contract& contract, std::string_view who) {
  if (const Person* by_id = contract.person(who)) return by_id;
  const std::string folded = fold_case(who);
  if (folded.empty()) return nullptr;
  for (const Person& one : contract.people) {
    if (fold_case(one.name) == folded) return &one;
    for (const auto& [channel, address] : one.addresses) {
      if (channel == "email" && fold_case(address) == folded) return &one;
    }
  }
  return nullptr;
}

std::string names_of(const std::vector<const Person*>& people) {
  std::string out;
  for (const Person* one : people) {
    if (!out.empty()) out += ", ";
    out += one->id;
  }
  return out;
}

}  // namespace svcdesk::authority
