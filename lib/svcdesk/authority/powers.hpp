// Who may do what (ORG-6): the one table of powers that a contract's roles carry in `may`.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/contract/model.hpp"

namespace svcdesk::authority {

// How a power is held where no role of the contract carries it.
enum class Need {
  act,      // an act of ours: then it is free
  consent,  // the customer's consent: then of whoever holds the default roles, else of any customer
  both_sides,  // one consent of ours and one of the customer's, each by the same rule
};

struct Power {
  std::string_view code;  // as it stands in a role's `may` and after `case approve`
  Need need = Need::act;
  std::string_view default_roles;  // separated by spaces
  std::string_view rule;           // the requirement behind it
  std::string_view meaning;
};

// Sorted by code.
std::span<const Power> powers();
const Power* find_power(std::string_view code);

// Everybody who holds the power, by their roles' `may`; by the default roles where no role has it.
std::vector<const contract::Person*> holders_of(const contract::Contract& contract,
                                                std::string_view power);
bool holds(const contract::Contract& contract, const contract::Person& person,
           std::string_view power);

// Whether the contract keeps the two powers out of one hand, whichever of them it names first.
bool apart(const contract::Contract& contract, std::string_view one, std::string_view other);

// Whether one of the person's roles stands on the customer's side.
bool is_customer(const contract::Contract& contract, const contract::Person& person);

// By id, by e-mail address, or by the full name; null where the list has nobody like that.
const contract::Person* find_person(const contract::Contract& contract, std::string_view who);

// Their ids, separated by commas: for hints.
std::string names_of(const std::vector<const contract::Person*>& people);

}  // namespace svcdesk::authority
