#include "svcdesk/changes/releases.hpp"

#include <algorithm>
#include <utility>

#include "svcdesk/changes/release_asking.hpp"
#include "svcdesk/changes/requesting.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::changes {
namespace {

using authority::Args;
using authority::find_person;
using authority::holders_of;
using authority::holds;
using authority::is_blank;
using authority::is_customer;
using authority::names_of;
using authority::one_of;

Release unborn(const contract::Contract& contract, const Acting& acting,
               const RecordRelease& request) {
  Release born;
  born.id = request.id;
  born.contract = contract.id;
  born.recorded = acting.at;
  return born;
}

void well_named(const ReleaseAsking& asking, const RecordRelease& request) {
  for (const std::string* one : {&request.vendor, &request.product, &request.version}) {
    if (is_blank(*one)) throw asking.misuse("changes.release_name");
  }
  one_of(asking, "changes.no_release_kind", request.kind, release_kinds());
  if (request.known) {
    const Args args = {{"other", request.known->str()}};
    throw asking.refuse("CHG-2", "changes.release_known", args)
        .hint(asking.say("changes.hint.release_show", args));
  }
  const Date today = asking.terms().zone().date(asking.at());
  if (request.published && *request.published > today) {
    throw asking.misuse("changes.published_later", {{"date", time::to_string(*request.published)}});
  }
}

// The same places with what is there now and what the release makes of it.
std::vector<Value> values_of(const Release& state) {
  std::vector<Value> values;
  for (const Component& one : state.matches) {
    const std::string field = one.field.empty() ? "version" : one.field;
    values.push_back({one.asset, one.slot, field, one.version, state.version});
  }
  return values;
}

Request change_for(const ReleaseAsking& asking, ChangeId id, const std::string& by) {
  const Release& state = asking.state();
  Request request;
  request.id = id;
  request.title = state.vendor + " " + state.product + " " + state.version;
  request.kind = state.kind == "patch" ? "patch" : "upgrade";
  request.reason = state.judgement ? state.judgement->recommendation : state.notes;
  request.assets = state.machines();
  request.values = values_of(state);
  request.origin = "release/" + state.id.str();
  // A permission is a signature where it is the same person's to give.
  const contract::Person* person = find_person(asking.contract(), by);
  if (person != nullptr && holds(asking.contract(), *person, "change.request")) {
    request.signed_by = by;
  }
  return request;
}

void with_reason(const ReleaseAsking& asking, const std::string& reason, std::string_view hint) {
  if (!is_blank(reason)) return;
  throw asking.refuse("CHG-2", "changes.release_reason").hint(asking.say(hint));
}

void ready_to_propose(const ReleaseAsking& asking) {
  const Release& state = asking.state();
  if (!state.judgement) {
    throw asking.refuse("CHG-2", "changes.not_judged").hint(asking.say("changes.hint.judge"));
  }
  if (state.matches.empty()) {
    throw asking.refuse("CHG-2", "changes.concerns_nothing")
        .hint(asking.say("changes.hint.match"))
        .hint(asking.say("changes.hint.dismiss"));
  }
  asking.after(*state.matched, "release.matched");
  asking.after(state.judgement->at, "release.judged");
}

// Somebody of the customer's, listed or not.
std::string recipient(const ReleaseAsking& asking, const std::string& to) {
  const contract::Person* person = find_person(asking.contract(), to);
  const bool ours = person != nullptr && !is_customer(asking.contract(), *person);
  if (is_blank(to) || ours) {
    const std::string known = names_of(holders_of(asking.contract(), "release.permit"));
    throw asking.refuse("CHG-2", "changes.proposed_to", {{"to", to}})
        .hint({"authority.hint.known", {{"known", known}}});
  }
  return person != nullptr ? person->id : to;
}

}  // namespace

const std::vector<std::string>& release_kinds() {
  static const std::vector<std::string> kinds = {"patch", "version", "firmware"};
  return kinds;
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const RecordRelease& request) {
  const Release born = unborn(terms.contract(), acting, request);
  const ReleaseAsking asking(terms, acting, born);
  well_named(asking, request);
  (void)asking.require("release.record");
  Json payload = Json::object({{"vendor", request.vendor},
                               {"product", request.product},
                               {"version", request.version},
                               {"kind", request.kind}});
  if (request.published) payload.set("published", time::to_string(*request.published));
  payload.set_if("notes", request.notes);
  return {asking.entry("release.recorded", std::move(payload))};
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Release& state,
              const MatchRelease& request) {
  Release now = state;
  now.matches = matching(state.what(), request.components);
  const ReleaseAsking asking(terms, acting, now);
  asking.while_unproposed();
  if (state.matched) {
    asking.after(*state.matched, "release.matched");
    if (now.matches == state.matches) {
      throw asking
          .refuse("CHG-2", "changes.matched_already", {{"time", asking.when(*state.matched)}})
          .hint(asking.say("changes.hint.judge"));
    }
  }
  return {asking.entry("release.matched", Json::object({{"components", to_json(now.matches)}}))};
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Release& state,
              const JudgeRelease& request) {
  const ReleaseAsking asking(terms, acting, state);
  asking.while_unproposed();
  if (!state.matched) {
    throw asking.refuse("CHG-2", "changes.not_matched").hint(asking.say("changes.hint.match"));
  }
  for (const std::string* one : {&request.availability, &request.risk, &request.recommendation}) {
    if (!is_blank(*one)) continue;
    throw asking.refuse("CHG-2", "changes.judge_what").hint(asking.say("changes.hint.judge"));
  }
  if (state.judgement) asking.after(state.judgement->at, "release.judged");
  (void)asking.require("release.judge");
  return {
      asking.entry("release.judged", Json::object({{"availability", request.availability},
                                                   {"risk", request.risk},
                                                   {"recommendation", request.recommendation}}))};
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Release& state,
              const ProposeRelease& request) {
  const ReleaseAsking asking(terms, acting, state);
  asking.while_unproposed();
  ready_to_propose(asking);
  (void)asking.require("release.judge");
  Json payload = Json::object({{"to", recipient(asking, request.to)}});
  payload.set_if("note", request.note);
  return {asking.entry("release.proposed", std::move(payload))};
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Release& state,
              const PermitRelease& request) {
  const ReleaseAsking asking(terms, acting, state);
  asking.once_proposed();
  const std::string by = asking.consent("release.permit", request.by);
  Json payload = Json::object({{"by", by}, {"change", request.change.str()}});
  payload.set_if("note", request.note);
  Drafts drafts = {asking.entry("release.permitted", std::move(payload))};
  drafts.front().refs.push_back({"change", request.change.str()});
  // The change begins when it is permitted, also by a clock that is behind.
  const Acting then = {acting.actor, asking.at(), std::max(acting.now, asking.at())};
  for (journal::Draft& one : decide(terms, then, change_for(asking, request.change, by))) {
    drafts.push_back(std::move(one));
  }
  return drafts;
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Release& state,
              const RefuseRelease& request) {
  const ReleaseAsking asking(terms, acting, state);
  asking.once_proposed();
  with_reason(asking, request.reason, "changes.hint.release_refuse");
  const std::string by = asking.consent("release.permit", request.by);
  return {asking.entry("release.refused", Json::object({{"by", by}, {"reason", request.reason}}))};
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Release& state,
              const DismissRelease& request) {
  const ReleaseAsking asking(terms, acting, state);
  asking.while_unproposed();
  with_reason(asking, request.reason, "changes.hint.dismiss");
  if (state.matched) asking.after(*state.matched, "release.matched");
  if (state.judgement) asking.after(state.judgement->at, "release.judged");
  (void)asking.require("release.judge");
  return {asking.entry("release.dismissed", Json::object({{"reason", request.reason}}))};
}

}  // namespace svcdesk::changes
