#include "svcdesk/cases/visiting.hpp"

#include "svcdesk/base/utf8.hpp"

namespace svcdesk::cases {
namespace {

std::string assessed_people(const contract::Contract& contract) {
  std::vector<const contract::Person*> found;
  for (const auto& one : contract.people) {
    if (one.assessed == contract::Assessed::yes) found.push_back(&one);
  }
  return names_of(found);
}

}  // namespace

const Visit& visit_meant(const Asking& asking, std::optional<std::int64_t> number) {
  const Case& state = asking.state();
  if (number) {
    if (const Visit* named = state.visit(*number)) return *named;
    throw asking.missing("cases.no_visit", {{"visit", printed(*number)}});
  }
  const auto open = state.open_visits();
  if (open.size() == 1) return *open.front();
  if (open.empty()) {
    throw asking.refuse("ruling 17", "cases.no_visit_agreed").hint(asking.say("cases.hint.visit"));
  }
  std::vector<std::string> numbers;
  numbers.reserve(open.size());
  for (const Visit* one : open) numbers.push_back(printed(one->number));
  const Args args = {{"visits", joined(numbers)}};
  throw asking.refuse("ruling 4", "cases.several_visits", args)
      .hint(asking.say("cases.hint.which_visit", args));
}

std::vector<std::string> team(const Asking& asking, const std::vector<std::string>& engineers) {
  std::vector<std::string> ids;
  bool assessed = false;
  for (const std::string& one : engineers) {
    const contract::Person& person = asking.ours(one);
    assessed = assessed || person.assessed == contract::Assessed::yes;
    if (!contains(ids, person.id)) ids.push_back(person.id);
  }
  if (ids.empty() || assessed) return ids;
  const std::string fit = assessed_people(asking.contract());
  throw asking.refuse("ORG-5", "cases.not_assessed", {{"engineers", joined(ids)}})
      .hint(fit.empty() ? asking.say("cases.hint.assess")
                        : asking.say("cases.hint.accompany", {{"people", fit}}));
}

std::string plan_approved(const Asking& asking, const Visit& visit) {
  const Args args = {{"visit", printed(visit.number)},
                     {"holders", names_of(holders_of(asking.contract(), "visit.plan"))}};
  if (is_blank(visit.plan)) {
    throw asking.refuse("CASE-7", "cases.no_plan", args).hint(asking.say("cases.hint.plan", args));
  }
  if (asking.standing("visit.plan", visit.number) == nullptr) {
    throw asking.refuse("CASE-7", "cases.plan_unapproved", args)
        .hint(asking.say("cases.hint.plan", args));
  }
  return "visit.plan";
}

void payment_agreed(const Asking& asking) {
  const Case& state = asking.state();
  if (state.coverage != "customer" || !state.coverage_agreed_by.empty()) return;
  throw asking.refuse("CASE-13", "cases.payment_not_agreed", {{"cause", state.coverage_cause}})
      .hint(asking.say("cases.hint.cover_agree"));
}

}  // namespace svcdesk::cases
