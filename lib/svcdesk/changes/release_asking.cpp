#include "svcdesk/changes/release_asking.hpp"

#include <utility>

namespace svcdesk::changes {

ReleaseAsking::ReleaseAsking(const contract::Terms& terms, const Acting& acting,
                             const Release& state)
    : authority::Asking(terms, acting,
                        {{"release", state.id.str()}, state.recorded, state.last_event}),
      state_(state) {}

journal::Draft ReleaseAsking::entry(std::string_view type, Json payload) const {
  journal::Draft draft = record(type, std::move(payload));
  for (const Target& one : state_.machines()) draft.refs.push_back({"asset", one.asset});
  return draft;
}

void ReleaseAsking::while_open() const {
  if (!state_.ended) return;
  throw refuse("CHG-2", "changes.release_over",
               {{"status", std::string(to_string(state_.status))}, {"time", when(*state_.ended)}})
      .hint(say("changes.hint.release_anew"));
}

void ReleaseAsking::while_unproposed() const {
  while_open();
  if (!state_.proposed) return;
  throw refuse("CHG-2", "changes.proposed_already",
               {{"to", state_.proposed_to}, {"time", when(*state_.proposed)}})
      .hint(say("changes.hint.permit"))
      .hint(say("changes.hint.release_refuse"));
}

void ReleaseAsking::once_proposed() const {
  while_open();
  if (state_.proposed) return after(*state_.proposed, "release.proposed");
  throw refuse("CHG-2", "changes.not_proposed").hint(say("changes.hint.propose"));
}

}  // namespace svcdesk::changes
