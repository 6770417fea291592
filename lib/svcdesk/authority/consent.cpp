#include "svcdesk/authority/asking.hpp"

namespace svcdesk::authority {
namespace {

using contract::Person;

enum class Side { any, ours, customer };

std::vector<const Person*> on_side(const contract::Contract& contract,
                                   const std::vector<const Person*>& all, Side side) {
  std::vector<const Person*> found;
  for (const Person* one : all) {
    const Side theirs = is_customer(contract, *one) ? Side::customer : Side::ours;
    if (side == Side::any || side == theirs) found.push_back(one);
  }
  return found;
}

Error not_theirs(const Asking& asking, std::string_view power, std::string_view by,
                 const std::vector<const Person*>& holders) {
  const Power* known = find_power(power);
  const Args args = {
      {"by", std::string(by)}, {"power", std::string(power)}, {"holders", names_of(holders)}};
  return asking.refuse(known != nullptr ? known->rule : "ORG-6", "authority.not_theirs", args)
      .hint(
          asking.say(holders.empty() ? "authority.hint.customer" : "authority.hint.holders", args));
}

// Somebody whom the contract does not list: good enough only where it lists nobody for this.
std::string unlisted(const Asking& asking, std::string_view power, std::string_view by,
                     const std::vector<const Person*>& holders) {
  const bool own = find_power(power) == nullptr;  // a power that only this contract knows
  if (holders.empty() && !own) return std::string(by);
  (void)asking.listed(by);
  return {};
}

}  // namespace

std::string Asking::consent(std::string_view power, std::string_view by) const {
  if (is_blank(by)) throw misuse("authority.by_missing", {{"power", std::string(power)}});
  const Power* known = find_power(power);
  const auto all = holders_of(contract(), power);
  const Person* person = find_person(contract(), by);
  const bool both = known != nullptr && known->need == Need::both_sides;
  const Side wanted = !both                                                    ? Side::any
                      : person != nullptr && !is_customer(contract(), *person) ? Side::ours
                                                                               : Side::customer;
  const auto holders = on_side(contract(), all, wanted);
  if (person == nullptr) return unlisted(*this, power, by, holders);
  if (!holders.empty()) {
    if (!holds(contract(), *person, power)) throw not_theirs(*this, power, person->id, holders);
    return person->id;
  }
  // Nobody holds it: the customer's word is needed for a consent, anybody on the list for the rest.
  const bool customers = known != nullptr && known->need == Need::consent;
  if (customers && !is_customer(contract(), *person)) {
    throw not_theirs(*this, power, person->id, holders);
  }
  return person->id;
}

}  // namespace svcdesk::authority
