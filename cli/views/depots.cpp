#include "cli/views/depots.hpp"

#include "cli/render/machine.hpp"
#include "svcdesk/base/utf8.hpp"
#include "svcdesk/time/duration.hpp"

namespace svcdesk::cli {
namespace {

// "accepted", "refused", "surveyed", "unsuitable", "new".
std::string_view standing_of(const parts::DepotRecord& record) {
  if (record.evaluation) return record.accepted() ? "accepted" : "refused";
  if (!record.survey) return "new";
  return record.survey->suitable == parts::Suitable::yes ? "surveyed" : "unsuitable";
}

Tint standing_tint(const parts::DepotRecord& record) {
  if (record.accepted()) return Tint::good;
  return record.evaluation ? Tint::bad : Tint::warn;
}

std::string standing_text(const parts::DepotRecord& record, const Output& out) {
  return out.say("cli.parts.depot." + std::string(standing_of(record)));
}

Json survey_json(const parts::DepotRecord& record) {
  if (!record.survey) return {};
  const parts::DepotSurvey& survey = *record.survey;
  return Json::object({{"at", json_time(survey.at)},
                       {"by", survey.by},
                       {"surroundings", survey.surroundings},
                       {"route", survey.route},
                       {"storage", survey.storage},
                       {"suitable", survey.suitable == parts::Suitable::yes}});
}

Json evaluation_json(const parts::DepotRecord& record) {
  if (!record.evaluation) return {};
  const parts::DepotEvaluation& evaluation = *record.evaluation;
  return Json::object({{"at", json_time(evaluation.at)}, {"by", evaluation.by}})
      .set("accepted", evaluation.verdict == parts::Verdict::accepted)
      .set("note", json_text_or_null(evaluation.note));
}

Json travel_json(const contract::Depot& depot) {
  Json out = Json::object();
  for (const auto& [site, length] : depot.travel) {
    if (length.is_counted()) out.set(site, std::int64_t{length.seconds().count()});
  }
  return out;
}

std::string travel_text(const contract::Depot& depot) {
  std::vector<std::string> out;
  for (const auto& [site, length] : depot.travel) {
    out.push_back(site + " " + time::to_string(length));
  }
  return joined(out);
}

// "shen, Tue 09:10"
template <class Done>
std::string done_by(const std::optional<Done>& done, const Output& out, const Wall& wall) {
  return done ? done->by + ", " + time_text(done->at, out, wall) : std::string();
}

}  // namespace

List::Shape depots_shape(std::string_view schema, const Output& out) {
  return {.schema = schema,
          .member = "depots",
          .keys = {"depot", "standing", "address"},
          .columns = {{out.say("cli.parts.col.depot")},
                      {out.say("cli.col.name"), Fit::shrink},
                      {out.say("cli.col.status")},
                      {out.say("cli.parts.field.surveyed")},
                      {out.say("cli.parts.field.evaluated")},
                      {out.say("cli.parts.col.travel"), Fit::shrink}},
          .none = {"cli.parts.no_depots", {}}};
}

Json depot_record_json(const contract::Depot& depot, const parts::DepotRecord& record) {
  Json out = Json::object({{"depot", depot.code}, {"standing", standing_of(record)}});
  out.set("address", json_text_or_null(depot.address));
  out.set("travel_seconds", travel_json(depot)).set("survey", survey_json(record));
  return out.set("evaluation", evaluation_json(record));
}

Row depot_record_row(const contract::Depot& depot, const parts::DepotRecord& record,
                     const Output& out, const Wall& wall) {
  return {{depot.code, Tint::strong},
          {depot.name.in(out.screen().language)},
          {standing_text(record, out), standing_tint(record)},
          {done_by(record.survey, out, wall)},
          {done_by(record.evaluation, out, wall)},
          {travel_text(depot)}};
}

std::string depot_record_text(const contract::Depot& depot, const parts::DepotRecord& record,
                              const Output& out, const Wall& wall) {
  const parts::DepotSurvey survey = record.survey.value_or(parts::DepotSurvey{});
  const auto field = [&](const char* id, std::string text, Tint tint = Tint::plain) {
    return Field{out.say(id), std::move(text), tint};
  };
  return render({field("cli.parts.col.depot",
                       depot.code + "  " + depot.name.in(out.screen().language), Tint::strong),
                 field("cli.col.status", standing_text(record, out), standing_tint(record)),
                 field("cli.parts.field.address", depot.address),
                 field("cli.parts.col.travel", travel_text(depot)),
                 field("cli.parts.field.surveyed", done_by(record.survey, out, wall)),
                 field("cli.parts.field.surroundings", survey.surroundings),
                 field("cli.parts.field.route", survey.route),
                 field("cli.parts.field.storage", survey.storage),
                 field("cli.parts.field.evaluated", done_by(record.evaluation, out, wall)),
                 field("cli.parts.field.note", record.evaluation ? record.evaluation->note : "")},
                out.screen());
}

List::Shape suppliers_shape(std::string_view schema, const Output& out) {
  return {.schema = schema,
          .member = "suppliers",
          .keys = {"supplier", "rating", "reason", "rated_by", "rated"},
          .columns = {{out.say("cli.parts.col.supplier")},
                      {out.say("cli.parts.col.rating"), Fit::keep, Align::right},
                      {out.say("cli.parts.field.reason"), Fit::shrink},
                      {out.say("cli.parts.col.rated_by")},
                      {out.say("cli.col.at")}},
          .none = {"cli.parts.no_suppliers", {}}};
}

Json supplier_json(const std::string& name, const parts::Supplier& supplier) {
  return Json::object({{"supplier", name},
                       {"rating", supplier.rating},
                       {"reason", supplier.reason},
                       {"rated_by", supplier.rated_by},
                       {"rated", json_time(supplier.rated)}});
}

Row supplier_row(const std::string& name, const parts::Supplier& supplier, const Output& out,
                 const Wall& wall) {
  return {{name, Tint::strong},
          {std::to_string(supplier.rating)},
          {supplier.reason},
          {supplier.rated_by},
          {time_text(supplier.rated, out, wall)}};
}

List::Shape reach_shape(std::string_view schema, const Output& out) {
  return {.schema = schema,
          .member = "depots",
          .keys = {"depot", "free", "travel_seconds", "arrival"},
          .columns = {{out.say("cli.parts.col.depot")},
                      {out.say("cli.parts.col.free"), Fit::keep, Align::right},
                      {out.say("cli.parts.col.travel")},
                      {out.say("cli.parts.col.arrival")}},
          .none = {"cli.parts.no_depots", {}}};
}

Json reach_json(const parts::Reach& reach) {
  const Json travel = reach.travel ? Json(std::int64_t{reach.travel->count()}) : Json();
  return Json::object({{"depot", reach.depot},
                       {"free", reach.free},
                       {"travel_seconds", travel},
                       {"arrival", parts::to_string(reach.arrival)}});
}

Row reach_row(const parts::Reach& reach, const Output& out) {
  const Tint tint = reach.arrival == parts::Arrival::in_time ? Tint::good : Tint::warn;
  return {{reach.depot, Tint::strong},
          {std::to_string(reach.free)},
          {reach.travel ? time::for_people(*reach.travel, out.screen().language) : "–"},
          {out.say("cli.parts.arrival." + std::string(parts::to_string(reach.arrival))), tint}};
}

}  // namespace svcdesk::cli
