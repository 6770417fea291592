#include "svcdesk/cases/escalation.hpp"

#include "svcdesk/base/utf8.hpp"
#include "svcdesk/cases/asking.hpp"

namespace svcdesk::cases {
namespace {

journal::Draft call_in(const Asking& asking, const Vendor& request) {
  asking.while_open();
  if (is_blank(request.vendor)) throw asking.misuse("cases.vendor_missing");
  if (contains(asking.state().vendors_open, request.vendor)) {
    const Instant since = asking.state().vendors.at(request.vendor);
    throw asking.refuse("CASE-4", "cases.vendor_already",
                        {{"vendor", request.vendor}, {"time", asking.when(since)}});
  }
  const std::string used = asking.require("escalate.vendor");
  Json payload = Json::object({{"vendor", request.vendor}});
  payload.set_if("reference", request.reference);
  payload.set_if("approval", used);
  return asking.record("case.escalated.vendor", std::move(payload));
}

// Which vendor answered: as named, else the only one that has not yet.
std::string answering(const Asking& asking, const std::string& named) {
  const auto& open = asking.state().vendors_open;
  if (named.empty() && open.size() == 1) return open.front();
  const Args args = {{"vendor", named}, {"known", joined(open)}};
  if (open.empty()) {
    throw asking.refuse("ruling 17", "cases.no_vendor_open", args)
        .hint(asking.say("cases.hint.vendor"));
  }
  if (!contains(open, named)) {
    throw asking.refuse("ruling 4", "cases.which_vendor", args)
        .hint({"authority.hint.known", args});
  }
  return named;
}

journal::Draft answered(const Asking& asking, const Vendor& request) {
  asking.while_not_ended();
  const std::string vendor = answering(asking, request.vendor);
  asking.after(asking.state().vendors.at(vendor), "case.escalated.vendor");
  Json payload = Json::object({{"vendor", vendor}, {"answer", request.answer}});
  payload.set_if("reference", request.reference);
  return asking.record("case.vendor.answered", std::move(payload));
}

std::vector<std::string> engineers_of(const Asking& asking, const std::vector<std::string>& names) {
  std::vector<std::string> ids;
  ids.reserve(names.size());
  for (const std::string& one : names) ids.push_back(asking.ours(one).id);
  return ids;
}

std::vector<std::string> customers_of(const Asking& asking, const std::vector<std::string>& names) {
  std::vector<std::string> out;
  for (const std::string& one : names) {
    if (is_blank(one)) continue;
    const contract::Person* person = find_person(asking.contract(), one);
    if (person != nullptr && !is_customer(asking.contract(), *person)) {
      throw asking.refuse("CASE-5", "cases.not_customers", {{"person", person->id}})
          .hint(asking.say("cases.hint.standby"));
    }
    out.push_back(person != nullptr ? person->id : one);
  }
  return out;
}

}  // namespace

Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Escalate& request) {
  const Asking asking(terms, acting, state);
  asking.while_open();
  const std::vector<std::string> known = {"second-line", "expert", "remote", "on-site"};
  if (!contains(known, request.to)) {
    throw asking.misuse("cases.escalate_to", {{"word", request.to}})
        .hint({"authority.hint.known", {{"known", joined(known)}}});
  }
  if (is_blank(request.reason) || is_blank(request.tried)) {
    throw asking.refuse("CASE-4", "cases.escalate_why")
        .hint(asking.say("cases.hint.escalate", {{"to", request.to}}));
  }
  asking.in_this_round();
  if (contains(state.escalations, request.to)) {
    throw asking.refuse("CASE-4", "cases.escalated_already", {{"to", request.to}});
  }
  const std::string used = asking.require("escalate");
  Json payload =
      Json::object({{"to", request.to}, {"reason", request.reason}, {"tried", request.tried}});
  payload.set_if("approval", used);
  return {asking.record("case.escalated", std::move(payload))};
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Vendor& request) {
  const Asking asking(terms, acting, state);
  return {is_blank(request.answer) ? call_in(asking, request) : answered(asking, request)};
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const JudgeStandby& request) {
  const Asking asking(terms, acting, state);
  asking.while_open();
  if (state.standby_judged && !(state.reopened && *state.standby_judged < *state.reopened)) {
    throw asking.refuse("CASE-5", "cases.standby_already",
                        {{"time", asking.when(*state.standby_judged)}});
  }
  const auto ours = engineers_of(asking, request.ours);
  const auto customers = customers_of(asking, request.customers);
  if (ours.empty() || customers.empty()) {
    throw asking.refuse("CASE-5", "cases.standby_both").hint(asking.say("cases.hint.standby"));
  }
  Json payload = Json::object({{"ours", texts(ours)}, {"customers", texts(customers)}});
  payload.set_if("reason", request.reason);
  return {asking.record("case.standby.judged", std::move(payload))};
}

}  // namespace svcdesk::cases
