#include "cli/views/assets.hpp"

#include "cli/render/machine.hpp"
#include "cli/views/models.hpp"

namespace svcdesk::cli {
namespace {

std::string asset_status_word(std::string_view status, const Output& out) {
  return out.say("assets.status." + std::string(status));
}

Json component_json(const assets::Component& component) {
  Json out = Json::object({{"slot", component.slot}});
  for (const assets::ComponentField& field : assets::component_fields()) {
    out.set(std::string(field.key), json_text_or_null(component.*field.member));
  }
  return out;
}

Json link_json(const assets::Link& link) {
  return Json::object({{"as", link.as}, {"to", link.to.str()}})
      .set("note", json_text_or_null(link.note));
}

std::string with_note(const std::string& text, const std::string& note) {
  return note.empty() ? text : text + " (" + note + ")";
}

std::string links_text(const desk::AssetFile& file, const Output& out) {
  std::string text;
  for (std::size_t i = 0; i < file.state.links.size(); ++i) {
    const assets::Link& link = file.state.links[i];
    text += out.say("assets.link." + link.as) + " " +
            with_note(link.to.str() + " " + file.linked.at(i), link.note) + "\n";
  }
  for (const desk::AssetFile::Back& back : file.linked_from) {
    text += out.say("assets.link_back." + back.as) + " " +
            with_note(back.from.str() + " " + back.tag, back.note) + "\n";
  }
  return text;
}

std::string place_of(const assets::Asset& state) {
  std::string text = state.site;
  for (const std::string& one : {state.rack, state.position}) {
    if (!one.empty()) text += (text.empty() ? "" : " / ") + one;
  }
  return text;
}

// "2026-01-10 – 2029-01-09"
std::string span_of(const std::string& from, const std::string& until) {
  if (from.empty() && until.empty()) return {};
  return from + " – " + until;
}

}  // namespace

Json asset_row_json(const store::AssetRow& row) {
  Json out = Json::object({{"id", AssetId{row.number}.str()},
                           {"contract", row.contract},
                           {"status", row.status},
                           {"tag", row.tag}});
  const std::pair<const char*, const std::string*> texts[] = {
      {"name", &row.name},
      {"vendor", &row.vendor},
      {"model", &row.model},
      {"part_number", &row.part_number},
      {"serial_number", &row.serial_number},
      {"site", &row.site},
      {"rack", &row.rack},
      {"position", &row.position},
      {"contact", &row.contact},
      {"faulty", &row.faulty},
      {"warranty_until", &row.warranty_until},
      {"coverage_from", &row.coverage_from},
      {"coverage_until", &row.coverage_until}};
  for (const auto& [key, value] : texts) out.set(key, json_text_or_null(*value));
  out.set("added", json_time(row.added)).set("retired", json_time(row.retired));
  return out.set("revision", row.revision);
}

std::vector<std::string> asset_keys() {
  return {"id",          "tag",           "name",           "vendor",        "model",
          "part_number", "serial_number", "site",           "rack",          "position",
          "status",      "faulty",        "warranty_until", "coverage_from", "coverage_until",
          "contact",     "added",         "retired",        "contract"};
}

std::vector<Column> asset_columns(const Output& out) {
  return {{out.say("cli.col.asset")},
          {out.say("cli.col.tag")},
          {out.say("cli.col.name"), Fit::shrink},
          {out.say("cli.col.model"), Fit::shrink},
          {out.say("cli.col.serial_number")},
          {out.say("cli.col.site")},
          {out.say("cli.col.rack")},
          {out.say("cli.col.status")}};
}

Row asset_row(const store::AssetRow& row, const Output& out) {
  const bool faulty = !row.faulty.empty() && !row.retired;
  return {{AssetId{row.number}.str(), Tint::strong},
          {row.tag},
          {row.name},
          {row.vendor.empty() ? row.model : row.vendor + " " + row.model},
          {row.serial_number},
          {row.site},
          {row.rack},
          {faulty ? out.say("assets.status.faulty") : asset_status_word(row.status, out),
           faulty ? Tint::warn : Tint::plain}};
}

Json asset_json(const assets::Asset& state) {
  Json out = Json::object({{"id", state.id.str()},
                           {"contract", state.contract},
                           {"status", assets::to_string(state.status)}});
  for (const assets::Field& field : assets::fields()) {
    out.set(std::string(field.key), json_text_or_null(state.*field.member));
  }
  out.set("components", json_list(state.components, component_json));
  out.set("links", json_list(state.links, link_json));
  out.set("added", json_time(state.added)).set("retired", json_time(state.retired));
  out.set("retired_why", json_text_or_null(state.retired_why));
  return out.set("last_event", json_time(state.last_event)).set("revision", state.revision);
}

std::vector<Field> asset_fields(const desk::AssetFile& file, const Output& out, const Wall& wall) {
  const assets::Asset& state = file.state;
  const auto field = [&](const char* id, std::string text, Tint tint = Tint::plain) {
    return Field{out.say(id), std::move(text), tint};
  };
  return {
      field("cli.col.asset", state.id.str() + "  " + state.tag + "  " + state.name, Tint::strong),
      field("cli.col.status", asset_status(state, out)),
      field("assets.field.faulty", state.faulty, Tint::warn),
      field("assets.field.vendor", state.vendor),
      field("assets.field.model", state.model),
      field("assets.field.part_number", state.part_number),
      field("assets.field.measures", file.model ? model_measures(file.model->facts, out) : ""),
      field("assets.field.components", file.model ? model_components(file.model->facts) : ""),
      field("assets.field.serial_number", state.serial_number),
      field("assets.field.place", place_of(state)),
      field("assets.field.contact", state.contact),
      field("assets.field.warranty_until", state.warranty_until),
      field("assets.field.coverage", span_of(state.coverage_from, state.coverage_until)),
      field("assets.field.configuration", state.configuration),
      field("cli.col.links", links_text(file, out)),
      field("assets.field.added", time_text(state.added, out, wall)),
      field("assets.field.retired", time_text(state.retired, out, wall)),
      field("assets.field.retired_why", state.retired_why)};
}

std::string components_block(const assets::Asset& state, const Output& out) {
  if (state.components.empty()) return {};
  Table table;
  table.columns = {{out.say("cli.col.slot")},
                   {out.say("cli.col.kind")},
                   {out.say("cli.col.product"), Fit::shrink},
                   {out.say("cli.col.version")},
                   {out.say("assets.field.part_number")},
                   {out.say("assets.field.serial_number")}};
  for (const assets::Component& one : state.components) {
    std::string product = one.vendor;
    for (const std::string& part : {one.product, one.model}) {
      if (!part.empty()) product += (product.empty() ? "" : " ") + part;
    }
    table.rows.push_back({{one.slot},
                          {out.say("assets.component." + one.kind)},
                          {product},
                          {one.version},
                          {one.part_number},
                          {one.serial_number}});
  }
  return "\n" + render(table, out.screen());
}

std::string asset_status(const assets::Asset& state, const Output& out) {
  return asset_status_word(assets::to_string(state.status), out);
}

Json edit_json(const assets::Edit& edit) {
  return Json::object({{"what", edit.what}})
      .set("before", json_text_or_null(edit.before))
      .set("after", json_text_or_null(edit.after));
}

std::string edits_block(const std::vector<assets::Edit>& edits, const Output& out) {
  Table table;
  table.columns = {{""}, {"", Fit::shrink}};
  for (const assets::Edit& one : edits) {
    const std::string now = one.after.empty() ? "–" : one.after;
    table.rows.push_back(
        {{"  " + one.what}, {one.before.empty() ? now : one.before + " → " + now}});
  }
  return table.rows.empty() ? std::string() : render(table, out.screen());
}

}  // namespace svcdesk::cli
