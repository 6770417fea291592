#include "svcdesk/cases/asking.hpp"
#include "svcdesk/cases/visits.hpp"

namespace svcdesk::cases {
namespace {

// The session that was agreed on and has not begun.
const RemoteSession* waiting(const Case& state) {
  for (const RemoteSession& one : state.remote_sessions) {
    if (!one.started) return &one;
  }
  return nullptr;
}

journal::Draft agree(const Asking& asking, const Remote& request) {
  if (const RemoteSession* one = waiting(asking.state())) {
    throw asking
        .refuse("CASE-4", "cases.remote_agreed_already",
                {{"time", asking.when(one->agreed)}, {"by", one->consent_by}})
        .hint(asking.say("cases.hint.remote_start"));
  }
  if (is_blank(request.consent_by)) {
    throw asking.refuse("CASE-4", "cases.remote_consent")
        .hint(asking.say("cases.hint.remote_agree"));
  }
  const auto number = static_cast<std::int64_t>(asking.state().remote_sessions.size()) + 1;
  Json payload = Json::object(
      {{"cycle", number}, {"consent_by", asking.consent("remote.consent", request.consent_by)}});
  payload.set_if("assisted_by", request.assisted_by);
  return asking.record("case.remote.agreed", std::move(payload));
}

journal::Draft start(const Asking& asking, const Remote& request) {
  const RemoteSession* session = waiting(asking.state());
  if (session == nullptr) {
    throw asking.refuse("CASE-4", "cases.remote_not_agreed")
        .hint(asking.say("cases.hint.remote_agree"));
  }
  asking.after(session->agreed, "case.remote.agreed");
  const std::string assisted =
      is_blank(request.assisted_by) ? session->assisted_by : request.assisted_by;
  if (is_blank(assisted)) {
    throw asking.refuse("CASE-4", "cases.remote_assisted")
        .hint(asking.say("cases.hint.remote_start"));
  }
  return asking.record("case.remote.started",
                       Json::object({{"cycle", session->number}, {"assisted_by", assisted}}));
}

}  // namespace

Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Remote& request) {
  const Asking asking(terms, acting, state);
  asking.while_open();
  if (request.action == "agree") return {agree(asking, request)};
  if (request.action == "start") return {start(asking, request)};
  throw asking.misuse("cases.remote_action", {{"word", request.action}})
      .hint({"authority.hint.known", {{"known", "agree, start"}}});
}

}  // namespace svcdesk::cases
