#include "svcdesk/assets/register.hpp"

#include <algorithm>

#include "svcdesk/assets/asking.hpp"
#include "svcdesk/assets/difference.hpp"
#include "svcdesk/base/utf8.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::assets {
namespace {

using authority::is_blank;
using authority::one_of;

// Where it stands already it stands, whatever sites the contract has since.
void known_site(const Asking& asking, const Asset& after) {
  if (after.site.empty() || after.site == asking.state().site) return;
  std::vector<std::string> sites;
  for (const auto& one : asking.contract().sites) sites.push_back(one.code);
  if (!sites.empty()) one_of(asking, "assets.no_site", after.site, sites);
}

void possible_dates(const Asking& asking, const Asset& after) {
  for (const Field& field : fields()) {
    if (field.kind == Field::Kind::date && !(after.*field.member).empty()) {
      static_cast<void>(time::parse_date(after.*field.member));
    }
  }
  // Both are "2026-01-05": their order is that of the days.
  if (!after.coverage_until.empty() && after.coverage_until < after.coverage_from) {
    throw asking.misuse("assets.coverage_backwards",
                        {{"from", after.coverage_from}, {"until", after.coverage_until}});
  }
}

bool can_be_slot(std::string_view text) {
  return !text.empty() && text.find('.') == std::string_view::npos &&
         !is_blank(text.substr(0, 1)) && !is_blank(text.substr(text.size() - 1));
}

void possible_components(const Asking& asking, const Asset& after) {
  const std::vector<std::string> kinds(component_kinds().begin(), component_kinds().end());
  for (const Component& one : after.components) {
    if (!can_be_slot(one.slot)) {
      throw asking.misuse("assets.slot_wrong", {{"slot", one.slot}});
    }
    if (one.kind.empty()) {
      throw asking.misuse("assets.component_kind_missing", {{"slot", one.slot}})
          .hint({"authority.hint.known", {{"known", joined(kinds)}}});
    }
    one_of(asking, "assets.no_component_kind", one.kind, kinds);
  }
}

void possible_links(const Asking& asking, const Asset& after) {
  const std::vector<std::string> kinds(link_kinds().begin(), link_kinds().end());
  for (const Link& one : after.links) {
    one_of(asking, "assets.no_link_kind", one.as, kinds);
    if (one.to == asking.state().id) throw asking.misuse("assets.linked_to_itself");
  }
}

// The asset as it is to be, which has to be possible as a whole.
Asset wanted_of(const Asking& asking, const Wanted& wanted) {
  Asset after = with(asking.state(), wanted);
  if (is_blank(after.tag)) {
    throw asking.misuse("assets.no_tag").hint({"assets.hint.tag", {}});
  }
  if (wanted.tag_holder && *wanted.tag_holder != asking.state().id &&
      after.tag != asking.state().tag) {
    throw asking
        .refuse("AST-1", "assets.tag_taken",
                {{"tag", after.tag}, {"other", wanted.tag_holder->str()}})
        .hint(asking.say("assets.hint.tag_taken", {{"other", wanted.tag_holder->str()}}));
  }
  known_site(asking, after);
  possible_dates(asking, after);
  possible_components(asking, after);
  possible_links(asking, after);
  return after;
}

void in_service(const Asking& asking) {
  const Asset& state = asking.state();
  if (!state.retired) return;
  throw asking
      .refuse("AST-1", "assets.retired_already",
              {{"tag", state.tag}, {"time", asking.when(*state.retired)}})
      .hint({"assets.hint.add_again", {}});
}

}  // namespace

Drafts decide(const contract::Terms& terms, const Acting& acting, const Add& request) {
  Asset born;
  born.id = request.id;
  born.added = acting.at;
  const Asking asking(terms, acting, born);
  static_cast<void>(asking.require("asset.register"));
  Json payload = payload_between(born, wanted_of(asking, request.wanted));
  payload.set_if("reason", request.reason);
  return {asking.record("asset.added", std::move(payload))};
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Asset& state,
              const Change& request) {
  const Asking asking(terms, acting, state);
  static_cast<void>(asking.require("asset.register"));
  in_service(asking);
  Json payload = payload_between(state, wanted_of(asking, request.wanted));
  if (payload.members().empty()) return {};
  payload.set_if("reason", request.reason);
  journal::Draft draft = asking.record("asset.changed", std::move(payload));
  draft.refs = request.because_of;
  return {std::move(draft)};
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Asset& state,
              const Retire& request) {
  const Asking asking(terms, acting, state);
  static_cast<void>(asking.require("asset.register"));
  in_service(asking);
  if (is_blank(request.reason)) {
    throw asking.misuse("assets.no_reason").hint({"assets.hint.reason", {}});
  }
  return {asking.record("asset.retired", Json::object({{"reason", request.reason}}))};
}

}  // namespace svcdesk::assets
