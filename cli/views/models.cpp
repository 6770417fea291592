#include "cli/views/models.hpp"

#include "cli/render/machine.hpp"

namespace svcdesk::cli {
namespace {

// Rack units: 1, 1.5.
Json height_json(std::int64_t half_units) {
  if (half_units % 2 == 0) return half_units / 2;
  return static_cast<double>(half_units) / 2;
}

Json grams_json(std::int64_t grams) { return grams > 0 ? Json(grams) : Json(); }

std::string kilograms(std::int64_t grams) {
  std::string part = std::to_string(1000 + grams % 1000).substr(1);
  while (!part.empty() && part.back() == '0') part.pop_back();
  return std::to_string(grams / 1000) + (part.empty() ? "" : "." + part);
}

std::string weight_text(std::int64_t grams) { return grams > 0 ? kilograms(grams) + " kg" : ""; }

std::string depth_text(std::string_view depth, const Output& out) {
  return out.say("assets.depth." + std::string(depth));
}

Json component_count_json(const assets::ComponentCount& one) {
  return Json::object({{"kind", one.kind}})
      .set("type", json_text_or_null(one.type))
      .set("count", one.count);
}

std::string counts_block(const assets::ModelFacts& facts, const Output& out) {
  if (facts.components.empty()) return {};
  Table table;
  table.columns = {{out.say("cli.col.kind")},
                   {out.say("cli.models.col.type")},
                   {out.say("cli.models.col.count"), Fit::keep, Align::right}};
  for (const assets::ComponentCount& one : facts.components) {
    table.rows.push_back({{one.kind}, {one.type}, {std::to_string(one.count)}});
  }
  return "\n" + render(table, out.screen());
}

}  // namespace

Json model_row_json(const store::ModelRow& row) {
  return Json::object({{"id", ModelId{row.number}.str()},
                       {"contract", row.contract},
                       {"vendor", row.vendor},
                       {"model", row.model}})
      .set("part_number", json_text_or_null(row.part_number))
      .set("slug", json_text_or_null(row.slug))
      .set("u_height", height_json(row.half_units))
      .set("depth", row.depth)
      .set("weight_grams", grams_json(row.grams))
      .set("revision", row.revision);
}

List::Shape models_shape(std::string_view schema, const Output& out) {
  return {.schema = schema,
          .member = "models",
          .keys = {"id", "vendor", "model", "part_number", "slug", "u_height", "depth",
                   "weight_grams", "contract"},
          .columns = {{out.say("cli.models.col.id")},
                      {out.say("assets.field.vendor")},
                      {out.say("cli.col.model"), Fit::shrink},
                      {out.say("assets.field.part_number")},
                      {out.say("assets.field.u_height")},
                      {out.say("assets.field.depth")},
                      {out.say("assets.field.weight")}},
          .none = {"cli.models.none", {}}};
}

Row model_row(const store::ModelRow& row, const Output& out) {
  return {{ModelId{row.number}.str(), Tint::strong},
          {row.vendor},
          {row.model},
          {row.part_number},
          {assets::height_text(row.half_units) + " U"},
          {depth_text(row.depth, out)},
          {weight_text(row.grams)}};
}

Json catalogue_model_json(const assets::Model& state) {
  const assets::ModelFacts& facts = state.facts;
  return Json::object({{"id", state.id.str()},
                       {"contract", state.contract},
                       {"vendor", facts.vendor},
                       {"model", facts.model}})
      .set("part_number", json_text_or_null(facts.part_number))
      .set("slug", json_text_or_null(facts.slug))
      .set("u_height", height_json(facts.half_units))
      .set("depth", assets::to_string(facts.depth))
      .set("weight_grams", grams_json(facts.grams))
      .set("airflow", json_text_or_null(facts.airflow))
      .set("components", json_list(facts.components, component_count_json))
      .set("comments", json_text_or_null(facts.comments))
      .set("recorded", json_time(state.recorded))
      .set("last_event", json_time(state.last_event))
      .set("revision", state.revision);
}

Json model_file_json(const desk::ModelFile& file) {
  return catalogue_model_json(file.state).set("machines", file.machines);
}

std::string model_text(const desk::ModelFile& file, const Output& out, const Wall& wall) {
  const assets::ModelFacts& facts = file.state.facts;
  const auto field = [&](const char* id, std::string text, Tint tint = Tint::plain) {
    return Field{out.say(id), std::move(text), tint};
  };
  const std::vector<Field> fields = {
      field("cli.col.model", file.state.id.str() + "  " + facts.vendor + " " + facts.model,
            Tint::strong),
      field("assets.field.part_number", facts.part_number),
      field("assets.field.slug", facts.slug),
      field("assets.field.u_height", assets::height_text(facts.half_units) + " U"),
      field("assets.field.depth", depth_text(assets::to_string(facts.depth), out)),
      field("assets.field.weight", weight_text(facts.grams)),
      field("assets.field.airflow", facts.airflow),
      field("assets.field.comments", facts.comments),
      field("cli.models.machines", std::to_string(file.machines)),
      field("assets.field.recorded", time_text(file.state.recorded, out, wall))};
  return render(fields, out.screen()) + counts_block(facts, out);
}

std::string model_measures(const assets::ModelFacts& facts, const Output& out) {
  std::string text = assets::height_text(facts.half_units) + " U, " +
                     depth_text(assets::to_string(facts.depth), out);
  for (const std::string& one : {weight_text(facts.grams), facts.airflow}) {
    if (!one.empty()) text += ", " + one;
  }
  return text;
}

std::string model_components(const assets::ModelFacts& facts) {
  std::string text;
  for (const assets::ComponentCount& one : facts.components) {
    text += (text.empty() ? "" : ", ") + std::to_string(one.count) + " " + one.kind +
            (one.type.empty() ? "" : " " + one.type);
  }
  return text;
}

}  // namespace svcdesk::cli
