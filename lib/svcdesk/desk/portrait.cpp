#include "svcdesk/desk/portrait.hpp"

#include "svcdesk/assets/asset.hpp"
#include "svcdesk/assets/model.hpp"
#include "svcdesk/cases/case.hpp"
#include "svcdesk/desk/portrait_changes.hpp"
#include "svcdesk/desk/portrait_parts.hpp"

namespace svcdesk::desk {
namespace {

Portrait of_case(const std::vector<journal::Event>& history) {
  const cases::Case state = cases::fold(history);
  Portrait out;
  out.number = state.id.number;
  out.about.title = state.title;
  out.about.kind = state.kind;
  out.about.owner = state.owner;
  out.about.contact = state.reporter;
  out.about.site = state.site;
  return out;
}

store::AssetRow row_of_asset(const assets::Asset& state) {
  store::AssetRow row;
  row.number = state.id.number;
  row.contract = state.contract;
  row.status = assets::to_string(state.status);
  row.tag = state.tag;
  row.name = state.name;
  row.vendor = state.vendor;
  row.model = state.model;
  row.part_number = state.part_number;
  row.serial_number = state.serial_number;
  row.site = state.site;
  row.rack = state.rack;
  row.position = state.position;
  row.contact = state.contact;
  row.faulty = state.faulty;
  row.warranty_until = state.warranty_until;
  row.coverage_from = state.coverage_from;
  row.coverage_until = state.coverage_until;
  row.added = state.added;
  row.retired = state.retired;
  row.last_event = state.last_event;
  row.revision = state.revision;
  return row;
}

Portrait of_model(const std::vector<journal::Event>& history) {
  const assets::Model state = assets::fold_model(history);
  store::ModelRow row;
  row.number = state.id.number;
  row.contract = state.contract;
  row.vendor = state.facts.vendor;
  row.model = state.facts.model;
  row.part_number = state.facts.part_number;
  row.slug = state.facts.slug;
  row.half_units = state.facts.half_units;
  row.depth = assets::to_string(state.facts.depth);
  row.grams = state.facts.grams;
  row.revision = state.revision;
  Portrait out;
  out.number = row.number;
  out.about.title = state.facts.vendor + " " + state.facts.model;
  out.rows.push_back(derived(store::Table::model, row));
  return out;
}

Portrait of_asset(const std::vector<journal::Event>& history) {
  const assets::Asset state = assets::fold(history);
  Portrait out;
  out.number = state.id.number;
  out.about.title = state.name.empty() ? state.tag : state.tag + " " + state.name;
  out.about.contact = state.contact;
  out.about.site = state.site;
  out.rows.push_back(derived(store::Table::asset, row_of_asset(state)));
  for (const assets::Component& one : state.components) {
    const store::ComponentRow row{state.id.number, one.slot,        one.kind,
                                  one.vendor,      one.product,     one.version,
                                  one.model,       one.part_number, one.serial_number};
    out.rows.push_back(derived(store::Table::asset_component, row));
  }
  for (const assets::Link& one : state.links) {
    const store::LinkRow row{state.id.number, one.as, one.to.number, one.note};
    out.rows.push_back(derived(store::Table::asset_link, row));
  }
  return out;
}

}  // namespace

Portrait portrait(const journal::Subject& subject, const std::vector<journal::Event>& history) {
  if (subject.kind == "case") return of_case(history);
  if (subject.kind == "asset") return of_asset(history);
  if (subject.kind == "model") return of_model(history);
  if (subject.kind == "part") return portrait_of_request(history);
  if (subject.kind == "order") return portrait_of_order(history);
  if (subject.kind == "loan") return portrait_of_loan(history);
  if (subject.kind == "repair") return portrait_of_repair(history);
  if (subject.kind == "change") return portrait_of_change(history);
  if (subject.kind == "release") return portrait_of_release(history);
  return {};
}

}  // namespace svcdesk::desk
