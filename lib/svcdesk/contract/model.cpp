#include "svcdesk/contract/model.hpp"

#include <algorithm>

namespace svcdesk::contract {
namespace {

template <class T, class Member>
const T* find(const std::vector<T>& all, Member member, std::string_view wanted) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const T& one) {
    return std::string_view(one.*member) == wanted;
  });
  return found == all.end() ? nullptr : &*found;
}

bool holds(const Person& person, std::string_view role) {
  return std::find(person.roles.begin(), person.roles.end(), role) != person.roles.end();
}

}  // namespace

const Person* Contract::person(std::string_view wanted) const {
  return find(people, &Person::id, wanted);
}

const Level* Contract::level(std::string_view code) const {
  return find(levels, &Level::code, code);
}

const Obligation* Contract::obligation(std::string_view name) const {
  return find(obligations, &Obligation::name, name);
}

const CaseKindTerms* Contract::case_kind(std::string_view code) const {
  return find(case_kinds, &CaseKindTerms::code, code);
}

const Role* Contract::role(std::string_view code) const { return find(roles, &Role::code, code); }

Name Contract::role_name(const std::string& code) const {
  const Role* found = role(code);
  return found && found->name != Name{} ? found->name : Name{code, code};
}

const time::CalendarRules* Contract::calendar(std::string_view name) const {
  return find(calendars, &time::CalendarRules::name, name);
}

std::vector<const Person*> Contract::holders(std::string_view code) const {
  std::vector<const Person*> found;
  for (const Person& one : people) {
    if (holds(one, code)) found.push_back(&one);
  }
  return found;
}

bool Contract::may(const Person& person, std::string_view power) const {
  return std::any_of(person.roles.begin(), person.roles.end(), [&](const std::string& code) {
    const Role* held = role(code);
    return held && std::find(held->may.begin(), held->may.end(), power) != held->may.end();
  });
}

const Certificate* certificate_for(const Person& person, std::string_view need) {
  const auto found = std::find_if(person.certificates.begin(), person.certificates.end(),
                                  [&](const Certificate& one) {
                                    return one.kind == need || one.kind + " " + one.level == need;
                                  });
  return found == person.certificates.end() ? nullptr : &*found;
}

std::string_view address_kind(std::string_view channel) {
  return channel == "sms" || channel == "phone" ? std::string_view("mobile") : channel;
}

const std::string* address_for(const Person& person, std::string_view channel) {
  const auto found = person.addresses.find(std::string(address_kind(channel)));
  return found == person.addresses.end() || found->second.empty() ? nullptr : &found->second;
}

}  // namespace svcdesk::contract
