#include "svcdesk/changes/release.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "svcdesk/journal/life.hpp"

namespace svcdesk::changes {
namespace {

using journal::Event;

using ApplyRelease = void (*)(Release& state, const Event& event);
using ReleaseRow = std::pair<std::string_view, ApplyRelease>;

void recorded(Release& state, const Event& event) {
  const Json& said = event.payload;
  state.id = ReleaseId::parse(event.subject.id).value_or(ReleaseId{});
  state.contract = event.contract;
  state.vendor = said.text("vendor");
  state.product = said.text("product");
  state.version = said.text("version");
  state.kind = said.text("kind");
  state.published = said.text("published");
  state.notes = said.text("notes");
  state.recorded = event.at;
}

// Matched anew, with machines that came since, it stays judged.
void matched(Release& state, const Event& event) {
  state.matches = components_in(event.payload["components"]);
  state.matched = event.at;
  state.status = std::max(state.status, ReleaseStatus::matched);
}

void judged(Release& state, const Event& event) {
  const Json& said = event.payload;
  state.judgement = Judgement{said.text("availability"), said.text("risk"),
                              said.text("recommendation"), event.actor, event.at};
  state.status = ReleaseStatus::judged;
}

void proposed(Release& state, const Event& event) {
  state.proposed_to = event.payload.text("to");
  state.proposed = event.at;
  state.status = ReleaseStatus::proposed;
}

void decided(Release& state, const Event& event, ReleaseStatus status) {
  state.status = status;
  state.decided_by = event.payload.text("by", event.actor);
  state.decided_why = event.payload.text("reason");
  state.ended = event.at;
}

void release_permitted(Release& state, const Event& event) {
  decided(state, event, ReleaseStatus::permitted);
  state.change = ChangeId::parse(event.payload.text("change"));
}

void release_refused(Release& state, const Event& event) {
  decided(state, event, ReleaseStatus::refused);
}

void dismissed(Release& state, const Event& event) {
  decided(state, event, ReleaseStatus::dismissed);
}

constexpr std::array release_rows = {
    ReleaseRow{"release.dismissed", dismissed},
    ReleaseRow{"release.judged", judged},
    ReleaseRow{"release.matched", matched},
    ReleaseRow{"release.permitted", release_permitted},
    ReleaseRow{"release.proposed", proposed},
    ReleaseRow{"release.recorded", recorded},
    ReleaseRow{"release.refused", release_refused},
};

}  // namespace

std::string_view to_string(ReleaseStatus status) {
  switch (status) {
    case ReleaseStatus::recorded:
      return "recorded";
    case ReleaseStatus::matched:
      return "matched";
    case ReleaseStatus::judged:
      return "judged";
    case ReleaseStatus::proposed:
      return "proposed";
    case ReleaseStatus::permitted:
      return "permitted";
    case ReleaseStatus::refused:
      return "refused";
    case ReleaseStatus::dismissed:
      return "dismissed";
  }
  return "";
}

std::vector<Target> Release::machines() const {
  std::vector<Target> found;
  for (const Component& one : matches) {
    const bool there = std::ranges::find(found, one.asset, &Target::asset) != found.end();
    if (!there) found.push_back({one.asset, one.tag});
  }
  return found;
}

Release fold_release(std::span<const Event> events) {
  Release state;
  for (const Event* one : journal::life(events, "release.recorded")) {
    const auto row = std::ranges::find(release_rows, one->type, &ReleaseRow::first);
    if (row != release_rows.end()) row->second(state, *one);
    if (one->type.starts_with("release.")) state.last_event = std::max(state.last_event, one->at);
    state.revision = std::max(state.revision, one->seq);
  }
  return state;
}

}  // namespace svcdesk::changes
