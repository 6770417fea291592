#include "svcdesk/changes/ending.hpp"

#include "svcdesk/changes/asking.hpp"

namespace svcdesk::changes {
namespace {

void may_end(const Asking& asking, const std::string& reason, std::string_view verb) {
  asking.while_preparing();
  if (is_blank(reason)) {
    throw asking.refuse("CHG-1", "changes.reason_missing", {{"verb", std::string(verb)}})
        .hint(asking.say("changes.hint.end", {{"verb", std::string(verb)}}));
  }
  asking.after_preparation();
  for (const Approval& one : asking.state().approvals) asking.after(one.at, "change.approved");
  const auto& signature = asking.state().signature;
  if (signature) asking.after(signature->at, "change.signed");
}

journal::Draft end_draft(const Asking& asking, std::string_view type, const std::string& by,
                         const std::string& reason) {
  return asking.entry(type, Json::object({{"by", by}, {"reason", reason}}));
}

}  // namespace

Drafts decide(const contract::Terms& terms, const Acting& acting, const Change& state,
              const Refuse& request) {
  const Asking asking(terms, acting, state);
  may_end(asking, request.reason, "refuse");
  const std::string by = asking.consent("change.approve", request.by);
  return {end_draft(asking, "change.refused", by, request.reason)};
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Change& state,
              const Withdraw& request) {
  const Asking asking(terms, acting, state);
  may_end(asking, request.reason, "withdraw");
  const std::string who = asking.named(request.by);
  const bool own = !state.signature && !is_blank(who) && who == state.requested_by;
  const std::string by = own ? who : asking.consent("change.request", request.by);
  return {end_draft(asking, "change.withdrawn", by, request.reason)};
}

}  // namespace svcdesk::changes
