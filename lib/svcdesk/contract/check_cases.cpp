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

}  // namespace

void check_cases(const Checking& c) {
  for (const CaseKindTerms& kind : c.contract.case_kinds) {
    const std::string path = path_of("case-kinds", kind.code);
    c.known(path_of(path, "told"), "role", kind.told, c.role_codes());
    for (std::size_t i = 0; i < kind.told.size(); ++i) {
      const std::string& role = kind.told[i];
      if (!c.contract.role(role) || !c.contract.holders(role).empty()) continue;
      c.error(path_of(path, "told", i), {"contract.role_unheld", {{"role", role}}});
    }
    c.known(path_of(path, "close-needs"), "word", kind.close_needs, {proofs.begin(), proofs.end()});
    check_work_steps(c, kind);
  }
}

}  // namespace svcdesk::contract
