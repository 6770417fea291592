#include "svcdesk/changes/requesting.hpp"

#include <algorithm>
#include <utility>

#include "svcdesk/base/utf8.hpp"
#include "svcdesk/changes/asking.hpp"
#include "svcdesk/changes/values.hpp"

namespace svcdesk::changes {
namespace {

const std::vector<std::string> origins = {"advisory", "case", "finding", "problem", "release"};

// The state as it will be, to judge what is asked.
Change newborn(const contract::Contract& contract, const Acting& acting, const Request& request) {
  Change born;
  born.id = request.id;
  born.contract = contract.id;
  born.assets = request.assets;
  born.origin = request.origin;
  born.opened = acting.at;
  return born;
}

void known_origin(const Asking& asking, const std::string& origin) {
  if (origin.empty()) return;
  const std::size_t slash = origin.find('/');
  const bool named = slash != std::string::npos && slash + 1 < origin.size();
  if (named && contains(origins, origin.substr(0, slash))) return;
  throw asking.misuse("changes.origin", {{"word", origin}})
      .hint({"authority.hint.known", {{"known", joined(origins)}}});
}

void known_machines(const Asking& asking, const std::vector<Target>& machines) {
  if (machines.empty()) {
    throw asking.refuse("CHG-1", "changes.no_assets").hint(asking.say("changes.hint.assets"));
  }
  for (auto one = machines.begin(); one != machines.end(); ++one) {
    const auto id = AssetId::parse(one->asset);
    if (!id || id->str() != one->asset) {
      throw asking.misuse("changes.not_an_asset", {{"word", one->asset}});
    }
    const bool twice = std::any_of(machines.begin(), one,
                                   [&](const Target& other) { return other.asset == one->asset; });
    if (twice) throw asking.misuse("changes.asset_twice", {{"asset", one->asset}});
  }
}

// Configuration before and after: what a change is.
std::vector<Value> planned(const Asking& asking, const Request& request) {
  if (request.values.empty()) {
    throw asking.refuse("CHG-1", "changes.no_values").hint(asking.say("changes.hint.values"));
  }
  std::vector<Value> values = settled(asking, request.values);
  for (const Value& one : values) {
    if (one.before != one.after) continue;
    throw asking
        .refuse("CHG-1", "changes.value_same", {{"place", one.place()}, {"value", one.after}})
        .hint(asking.say("changes.hint.values"));
  }
  return values;
}

journal::Draft signed_draft(const Asking& asking, const std::string& who) {
  const std::string by = asking.consent("change.request", who);
  asking.kept_apart("change.request", by);
  return asking.entry("change.signed", Json::object({{"by", by}}));
}

}  // namespace

const std::vector<std::string>& known_kinds() {
  static const std::vector<std::string> kinds = {"patch", "upgrade", "configuration"};
  return kinds;
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Request& request) {
  const Change born = newborn(terms.contract(), acting, request);
  const Asking asking(terms, acting, born);
  if (is_blank(request.title)) throw asking.misuse("changes.title_missing");
  one_of(asking, "changes.no_kind", request.kind, known_kinds());
  known_origin(asking, request.origin);
  if (is_blank(request.reason)) {
    throw asking.refuse("CHG-1", "changes.reason_missing", {{"verb", "request"}})
        .hint(asking.say("changes.hint.reason"));
  }
  known_machines(asking, request.assets);
  const std::vector<Value> values = planned(asking, request);
  const std::string& who = request.requested_by.empty() ? asking.actor() : request.requested_by;
  Json payload = Json::object({{"title", request.title},
                               {"kind", request.kind},
                               {"reason", request.reason},
                               {"assets", to_json(request.assets)},
                               {"values", to_json(values)},
                               {"requested_by", asking.named(who)}});
  payload.set_if("origin", request.origin);
  Drafts drafts = {asking.entry("change.requested", std::move(payload))};
  if (!request.signed_by.empty()) drafts.push_back(signed_draft(asking, request.signed_by));
  return drafts;
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Change& state,
              const Sign& request) {
  const Asking asking(terms, acting, state);
  if (state.signature) {
    const Args args = {{"by", state.signature->by}, {"time", asking.when(state.signature->at)}};
    throw asking.refuse("CHG-1", "changes.signed_already", args)
        .hint(asking.say("changes.hint.show"));
  }
  asking.while_preparing();
  return {signed_draft(asking, request.by)};
}

}  // namespace svcdesk::changes
