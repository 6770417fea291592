#include <algorithm>
#include <array>
#include <utility>

#include "svcdesk/cases/asking.hpp"
#include "svcdesk/cases/escalation.hpp"

namespace svcdesk::cases {
namespace {

using Cause = std::pair<std::string_view, std::string_view>;

// The plan's division: wear and parts are ours, damage and what was broken before are not.
constexpr std::array causes = {Cause{"nature", "customer"}, Cause{"part", "covered"},
                               Cause{"people", "customer"}, Cause{"pre-existing", "customer"},
                               Cause{"wear", "covered"}};

std::string decided_by(std::string_view cause) {
  const auto found = std::find_if(causes.begin(), causes.end(),
                                  [&](const Cause& one) { return one.first == cause; });
  return found == causes.end() ? std::string() : std::string(found->second);
}

// What is said now, over what is on record: an agreement may come later than the verdict.
Cover completed(const Case& state, const Cover& request) {
  Cover whole = request;
  const bool again = request.cause.empty() || request.cause == state.coverage_cause;
  if (whole.cause.empty()) whole.cause = state.coverage_cause;
  if (whole.verdict.empty()) whole.verdict = decided_by(whole.cause);
  if (whole.verdict.empty() && again) whole.verdict = state.coverage;
  if (whole.proof.empty() && again) whole.proof = state.coverage_proof;
  return whole;
}

void sound(const Asking& asking, const Cover& cover) {
  if (is_blank(cover.cause)) {
    throw asking.refuse("CASE-13", "cases.cover_cause").hint(asking.say("cases.hint.cover"));
  }
  if (cover.verdict != "covered" && cover.verdict != "customer") {
    throw asking.misuse("cases.cover_verdict", {{"word", cover.verdict}})
        .hint({"authority.hint.known", {{"known", "covered, customer"}}});
  }
  const std::string decided = decided_by(cover.cause);
  if (!decided.empty() && decided != cover.verdict) {
    throw asking
        .refuse("CASE-13", "cases.cover_contradicts",
                {{"cause", cover.cause}, {"verdict", decided}})
        .hint(asking.say("cases.hint.cover"));
  }
  if (cover.verdict == "customer" && is_blank(cover.proof)) {
    throw asking.refuse("CASE-13", "cases.cover_proof", {{"cause", cover.cause}})
        .hint(asking.say("cases.hint.cover_proof", {{"cause", cover.cause}}));
  }
}

}  // namespace

Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Cover& request) {
  const Asking asking(terms, acting, state);
  asking.while_not_ended();
  const Cover cover = completed(state, request);
  sound(asking, cover);
  const std::string agreed =
      cover.agreed_by.empty() ? std::string() : asking.consent("cover.agree", cover.agreed_by);
  const bool same = cover.verdict == state.coverage && cover.cause == state.coverage_cause &&
                    cover.proof == state.coverage_proof;
  if (same && (agreed.empty() || agreed == state.coverage_agreed_by)) {
    throw asking.refuse("CASE-13", "cases.covered_already",
                        {{"verdict", state.coverage}, {"cause", state.coverage_cause}});
  }
  const std::string used = same ? std::string() : asking.require("cover");
  Json payload = Json::object({{"verdict", cover.verdict}, {"cause", cover.cause}});
  payload.set_if("proof", cover.proof);
  payload.set_if("agreed_by", agreed);
  payload.set_if("approval", used);
  return {asking.record("case.covered", std::move(payload))};
}

}  // namespace svcdesk::cases
