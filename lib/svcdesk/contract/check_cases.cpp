#include <algorithm>
#include <set>

#include "svcdesk/contract/checks.hpp"
#include "svcdesk/contract/words.hpp"

namespace svcdesk::contract {
namespace {

void check_work_steps(const Checking& c, const CaseKindTerms& kind) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < kind.steps.size(); ++i) {
    const WorkStep& step = kind.steps[i];
    const std::string path = path_of("case-kinds", kind.code, "steps", i);
    if (!seen.insert(step.code).second && !step.code.empty()) {
      c.error(path_of(path, "code"), {"contract.step_twice", {{"step", step.code}}});
    }
    // Powers that no role is given stay with the roles that the desk expects: only a likely slip of
    // the pen is worth a word.
    const std::vector<std::string> powers = c.powers();
    const Message slip = unknown("power", step.approval, powers);
    const bool given = std::find(powers.begin(), powers.end(), step.approval) != powers.end();
    if (!step.approval.empty() && !given && slip.id.ends_with(".near")) {
      c.warning(path_of(path, "approval"), slip);
    }
  }
}

bool some_step_tells_them(const Contract& contract) {
  const auto tells = [](const Step& step) {
    return std::find(step.to.begin(), step.to.end(), participants) != step.to.end();
  };
  return std::any_of(contract.obligations.begin(), contract.obligations.end(),
                     [&](const Obligation& one) {
                       return std::any_of(one.steps.begin(), one.steps.end(), tells);
                     });
}

void check_participants(const Checking& c, const CaseKindTerms& kind) {
  const std::string path = path_of("case-kinds", kind.code, "participants");
  c.known(path, "role", kind.participants, c.role_codes());
  for (std::size_t i = 0; i < kind.participants.size(); ++i) {
    const std::string& role = kind.participants[i];
    if (!c.contract.role(role) || !c.contract.holders(role).empty()) continue;
    c.error(path_of(path, i), {"contract.role_unheld", {{"role", role}}});
  }
  if (!kind.participants.empty() && !some_step_tells_them(c.contract)) {
    c.warning(path, {"contract.participants_untold", {{"kind", kind.code}}});
  }
}

}  // namespace

void check_cases(const Checking& c) {
  for (const CaseKindTerms& kind : c.contract.case_kinds) {
    const std::string path = path_of("case-kinds", kind.code);
    check_participants(c, kind);
    c.known(path_of(path, "close-needs"), "word", kind.close_needs, {proofs.begin(), proofs.end()});
    check_work_steps(c, kind);
  }
}

}  // namespace svcdesk::contract
