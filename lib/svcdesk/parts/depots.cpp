#include "svcdesk/parts/depots.hpp"

#include <algorithm>
#include <utility>

#include "svcdesk/journal/life.hpp"
#include "svcdesk/parts/asking.hpp"

namespace svcdesk::parts {
namespace {

DepotSurvey survey_in(const journal::Event& event) {
  const Json& said = event.payload;
  return {event.at,
          event.actor,
          said.text("surroundings"),
          said.text("route"),
          said.text("storage"),
          said.text("suitable") == "yes" ? Suitable::yes : Suitable::no};
}

DepotEvaluation evaluation_in(const journal::Event& event) {
  const Json& said = event.payload;
  return {event.at, event.actor,
          said.text("verdict") == "accepted" ? Verdict::accepted : Verdict::refused,
          said.text("note")};
}

// Refused unless there is a survey that this actor can evaluate so.
void may_judge(const Asking& asking, const Depots& state, const Evaluate& request) {
  const DepotRecord* record = state.find(request.depot);
  const Args args = {{"depot", request.depot}};
  if (record == nullptr || !record->survey) {
    throw asking.refuse("PRT-9", "parts.depot_not_surveyed", args)
        .hint(asking.say("parts.hint.survey", args));
  }
  const DepotSurvey& survey = *record->survey;
  asking.after(survey.at, "depot.surveyed");
  if (survey.by == asking.actor()) {
    throw asking.refuse("PRT-9", "parts.depot_own_survey",
                        {{"depot", request.depot}, {"actor", asking.actor()}});
  }
  if (survey.suitable == Suitable::no && request.verdict == Verdict::accepted) {
    throw asking.refuse("PRT-9", "parts.depot_unsuitable", args)
        .hint(asking.say("parts.hint.survey", args));
  }
}

}  // namespace

const DepotRecord* Depots::find(std::string_view code) const {
  const auto found = by_code.find(code);
  return found == by_code.end() ? nullptr : &found->second;
}

Depots depots_of(std::span<const journal::Event> events) {
  Depots state;
  for (const journal::Event* event : journal::by_time(events)) {
    const std::string code = event->payload.text("depot");
    if (code.empty()) continue;
    if (event->type == "depot.surveyed") {
      state.by_code[code] = {survey_in(*event), std::nullopt};
    } else if (event->type == "depot.evaluated") {
      state.by_code[code].evaluation = evaluation_in(*event);
    } else {
      continue;
    }
    state.last_event = std::max(state.last_event, event->at);
  }
  return state;
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Depots& state,
              const Survey& request) {
  const Asking asking(terms, acting, about_contract(terms, state.last_event));
  asking.depot(request.depot);
  const Args args = {{"depot", request.depot}};
  if (is_blank(request.surroundings) || is_blank(request.route) || is_blank(request.storage)) {
    throw asking.refuse("PRT-9", "parts.survey_incomplete", args)
        .hint(asking.say("parts.hint.survey", args));
  }
  asking.require("depot.survey");
  return {asking.record(
      "depot.surveyed",
      Json::object({{"depot", request.depot},
                    {"surroundings", request.surroundings},
                    {"route", request.route},
                    {"storage", request.storage},
                    {"suitable", request.suitable == Suitable::yes ? "yes" : "no"}}))};
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Depots& state,
              const Evaluate& request) {
  const Asking asking(terms, acting, about_contract(terms, state.last_event));
  asking.depot(request.depot);
  asking.require("depot.evaluate");
  may_judge(asking, state, request);
  const bool accepted = request.verdict == Verdict::accepted;
  if (!accepted && is_blank(request.note)) {
    throw asking.refuse("PRT-9", "parts.evaluation_note", {{"depot", request.depot}})
        .hint(asking.say("parts.hint.evaluate_note", {{"depot", request.depot}}));
  }
  Json payload =
      Json::object({{"depot", request.depot}, {"verdict", accepted ? "accepted" : "refused"}});
  payload.set_if("note", request.note);
  return {asking.record("depot.evaluated", std::move(payload))};
}

}  // namespace svcdesk::parts
