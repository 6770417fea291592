#include "svcdesk/assets/models.hpp"

#include <map>
#include <utility>

#include "svcdesk/assets/difference.hpp"
#include "svcdesk/assets/model_text.hpp"
#include "svcdesk/authority/asking.hpp"
#include "svcdesk/base/error.hpp"

namespace svcdesk::assets {
namespace {

using ModelName = std::pair<std::string, std::string>;  // vendor and model

std::vector<ComponentCount> counted(const std::vector<ComponentCount>& components) {
  std::map<std::pair<std::string, std::string>, std::int64_t> counts;
  for (const ComponentCount& one : components) counts[{one.kind, one.type}] += one.count;
  std::vector<ComponentCount> out;
  for (const auto& [name, count] : counts) {
    if (count > 0) out.push_back({name.first, name.second, count});
  }
  return out;
}

ModelFacts tidied(ModelFacts facts) {
  facts.vendor = trimmed(facts.vendor);
  facts.model = trimmed(facts.model);
  for (const auto& [key, member] : model_texts) facts.*member = trimmed(facts.*member);
  facts.components = counted(facts.components);
  return facts;
}

Json counts_json(const std::vector<ComponentCount>& components) {
  Json out = Json::array();
  for (const ComponentCount& one : components) {
    Json count = Json::object({{"kind", one.kind}, {"count", one.count}});
    out.push(count.set_if("type", one.type));
  }
  return out;
}

// What an event has to say so that the one becomes the other.
Json facts_between(const ModelFacts& before, const ModelFacts& after) {
  Json out = Json::object();
  for (const auto& [key, member] : model_texts) {
    if (before.*member != after.*member) out.set(std::string(key), after.*member);
  }
  if (before.half_units != after.half_units) out.set("half_units", after.half_units);
  if (before.depth != after.depth) out.set("depth", to_string(after.depth));
  if (before.grams != after.grams) out.set("grams", after.grams);
  if (before.components != after.components) out.set("components", counts_json(after.components));
  return out;
}

class AskingModel : public authority::Asking {
 public:
  AskingModel(const contract::Terms& terms, const Acting& acting, const Model& state)
      : authority::Asking(terms, acting,
                          {{"model", state.id.str()}, state.recorded, state.last_event}) {}
};

}  // namespace

std::vector<ModelFacts> one_of_each(const std::vector<DescribedModel>& described) {
  std::vector<ModelFacts> out;
  std::map<ModelName, std::size_t> known;  // to its place
  std::vector<const std::string*> sources;
  for (const DescribedModel& one : described) {
    ModelFacts facts = tidied(one.facts);
    if (facts.vendor.empty() || facts.model.empty()) {
      throw Error(ErrorCode::usage, {"assets.model_unnamed", {{"source", one.source}}});
    }
    const auto [found, is_new] = known.emplace(ModelName{facts.vendor, facts.model}, out.size());
    if (is_new) {
      out.push_back(std::move(facts));
      sources.push_back(&one.source);
    } else if (out[found->second] != facts) {
      throw Error(ErrorCode::invalid, {"assets.model_twice",
                                       {{"vendor", facts.vendor},
                                        {"model", facts.model},
                                        {"one", *sources[found->second]},
                                        {"other", one.source}}})
          .hint({"assets.hint.model_twice", {}});
    }
  }
  return out;
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const RecordModel& request) {
  Model born;
  born.id = request.id;
  born.recorded = acting.at;
  const AskingModel asking(terms, acting, born);
  static_cast<void>(asking.require("asset.register"));
  Json payload = Json::object({{"vendor", request.facts.vendor}, {"model", request.facts.model}});
  const Json said = facts_between({}, request.facts);
  for (const auto& [key, value] : said.members()) payload.set(key, value);
  payload.set("half_units", request.facts.half_units);
  payload.set("depth", to_string(request.facts.depth));
  return {asking.record("model.recorded", std::move(payload))};
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Model& state,
              const ReviseModel& request) {
  const AskingModel asking(terms, acting, state);
  static_cast<void>(asking.require("asset.register"));
  Json payload = facts_between(state.facts, request.facts);
  if (payload.members().empty()) return {};
  return {asking.record("model.changed", std::move(payload))};
}

}  // namespace svcdesk::assets
