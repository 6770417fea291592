#include "svcdesk/changes/assessing.hpp"

#include <utility>

#include "svcdesk/changes/asking.hpp"

namespace svcdesk::changes {
namespace {

void take_over(std::string& to, const std::string& said) {
  if (!is_blank(said)) to = said;
}

// The assessment as it will be on record.
Assessment merged(const Asking& asking, const Assess& request) {
  Assessment now = asking.state().assessment.value_or(Assessment{});
  now.by = asking.actor();
  take_over(now.risk, request.risk);
  take_over(now.impact, request.impact);
  take_over(now.plan, request.plan);
  take_over(now.rollback, request.rollback);
  now.backup = request.backup.value_or(now.backup);
  now.system = request.system.value_or(now.system);
  if (request.window) now.window = request.window;
  if (!is_blank(request.tester)) now.tester = asking.listed(request.tester).id;
  return now;
}

void complete(const Asking& asking, const Assessment& now) {
  if (is_blank(now.risk) || is_blank(now.plan)) {
    throw asking.refuse("CHG-1", "changes.assess_what").hint(asking.say("changes.hint.assess"));
  }
  if (now.window && now.window->to <= now.window->from) {
    throw asking.misuse("changes.window_empty", {{"from", asking.when(now.window->from)},
                                                 {"to", asking.when(now.window->to)}});
  }
  if (now.tester == now.by) {
    throw asking.refuse("CHG-1", "changes.tester_is_author", {{"person", now.tester}})
        .hint(asking.say("changes.hint.tester"));
  }
}

// Said once more it would take back every consent, and say nothing new.
void differs(const Asking& asking, Assessment now) {
  const auto& before = asking.state().assessment;
  if (!before) return;
  now.at = before->at;
  if (now != *before) return;
  throw asking
      .refuse("CHG-1", "changes.assessed_already",
              {{"by", before->by}, {"time", asking.when(before->at)}})
      .hint(asking.say("changes.hint.show"));
}

Json payload_of(const Assessment& now) {
  Json payload = Json::object({{"risk", now.risk},
                               {"plan", now.plan},
                               {"backup", to_string(now.backup)},
                               {"system", to_string(now.system)}});
  payload.set_if("impact", now.impact);
  payload.set_if("rollback", now.rollback);
  if (now.window) {
    payload.set("window_from", seconds(now.window->from));
    payload.set("window_to", seconds(now.window->to));
  }
  payload.set_if("tester", now.tester);
  return payload;
}

// The plan has to be there, and somebody else's where it is approved.
void on_assessment(const Asking& asking, const Approval& approval) {
  const auto& assessment = asking.state().assessment;
  if (!assessment) {
    throw asking.refuse("CHG-1", "changes.not_assessed").hint(asking.say("changes.hint.assess"));
  }
  asking.after_preparation();
  if (approval.what == "stop" && assessment->system == System::idle) {
    throw asking.refuse("CASE-7", "changes.no_stop").hint(asking.say("changes.hint.assess_system"));
  }
  if (approval.what == "change.approve" && approval.by == assessment->by) {
    throw asking.refuse("CHG-1", "changes.approves_own", {{"by", approval.by}})
        .hint(asking.say("changes.hint.other_person", {{"power", approval.what}}));
  }
}

void not_twice(const Asking& asking, const Approval& approval) {
  for (const Approval& one : asking.state().approvals) {
    const bool stands = one.use == Approval::Use::standing;
    if (!stands || one.what != approval.what || one.by != approval.by) continue;
    throw asking
        .refuse("ORG-6", "changes.approved_already",
                {{"what", one.what}, {"by", one.by}, {"time", asking.when(one.at)}})
        .hint(asking.say("changes.hint.show"));
  }
}

}  // namespace

std::vector<std::string> approvable() {
  std::vector<std::string> all;
  for (const authority::Power& one : authority::powers()) {
    const bool act = one.code.starts_with("change.") && one.code != "change.request";
    if (act || one.code == "stop") all.emplace_back(one.code);
  }
  return all;
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Change& state,
              const Assess& request) {
  const Asking asking(terms, acting, state);
  asking.while_preparing();
  asking.after_preparation();
  asking.after_consents();
  const Assessment now = merged(asking, request);
  complete(asking, now);
  differs(asking, now);
  const std::string used = asking.require("change.assess");
  asking.kept_apart("change.assess", asking.actor());
  Json payload = payload_of(now);
  payload.set_if("approval", used);
  return {asking.entry("change.assessed", std::move(payload))};
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Change& state,
              const Approve& request) {
  const Asking asking(terms, acting, state);
  one_of(asking, "changes.nothing_to_approve", request.what, approvable());
  Approval approval;
  approval.what = request.what;
  if (approval.concerns_plan()) asking.while_preparing();
  asking.while_not_over();
  approval.by = asking.consent(request.what, request.by);
  if (approval.concerns_plan()) on_assessment(asking, approval);
  asking.kept_apart(approval.what, approval.by);
  not_twice(asking, approval);
  const contract::Person* person = find_person(terms.contract(), approval.by);
  const bool ours = person != nullptr && !is_customer(terms.contract(), *person);
  Json payload = Json::object({{"what", approval.what},
                               {"by", approval.by},
                               {"side", to_string(ours ? Side::ours : Side::customer)}});
  payload.set_if("note", request.note);
  return {asking.entry("change.approved", std::move(payload))};
}

}  // namespace svcdesk::changes
