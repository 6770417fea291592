#include "cli/views/contracts.hpp"

#include "cli/render/machine.hpp"
#include "cli/views/supply.hpp"
#include "svcdesk/base/utf8.hpp"
#include "svcdesk/time/duration.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::cli {
namespace {

std::vector<std::string> event_names(const std::vector<contract::EventFilter>& filters) {
  std::vector<std::string> out;
  out.reserve(filters.size());
  for (const contract::EventFilter& filter : filters) out.push_back(filter.event);
  return out;
}

Json json_date(const std::optional<Date>& date) {
  return date ? Json(time::to_string(*date)) : Json();
}

Json obligation_json(const contract::Obligation& obligation) {
  Json out = Json::object({{"name", obligation.name},
                           {"title", name_json(obligation.title)},
                           {"on", obligation.on},
                           {"limit", limit_text(obligation)},
                           {"calendar", obligation.calendar},
                           {"owed_by", obligation.owed_by}});
  out.set("starts", json_strings(event_names(obligation.starts)));
  out.set("met_by", json_strings(event_names(obligation.met_by)));
  out.set("void_by", json_strings(event_names(obligation.void_by)));
  out.set("pauses", json_strings(obligation.pauses));
  out.set("steps", static_cast<std::int64_t>(obligation.steps.size()));
  return out.set("line", obligation.line);
}

Json people_json(const contract::Contract& contract) {
  Json out = Json::array();
  for (const contract::Person& person : contract.people) {
    out.push(Json::object(
        {{"id", person.id}, {"name", person.name}, {"roles", json_strings(person.roles)}}));
  }
  return out;
}

Json levels_json(const contract::Contract& contract) {
  Json out = Json::array();
  for (const contract::Level& level : contract.levels) {
    out.push(Json::object({{"code", level.code},
                           {"name", name_json(level.name)},
                           {"critical", level.critical == contract::Critical::yes}}));
  }
  return out;
}

std::string term_text(const contract::Contract& contract) {
  if (!contract.starts && !contract.ends) return {};
  return (contract.starts ? time::to_string(*contract.starts) : "…") + " – " +
         (contract.ends ? time::to_string(*contract.ends) : "…");
}

std::vector<std::string> calendar_names(const contract::Contract& contract) {
  std::vector<std::string> out;
  for (const time::CalendarRules& rules : contract.calendars) out.push_back(rules.name);
  return out;
}

}  // namespace

std::string limit_text(const contract::Obligation& obligation) {
  std::string out;
  const auto add = [&](const std::string& text) {
    out.append(out.empty() ? "" : ", ").append(text);
  };
  if (obligation.every) add("every " + std::string(time::to_string(*obligation.every)));
  if (obligation.within.common) add(time::to_string(*obligation.within.common));
  for (const auto& [level, duration] : obligation.within.levels) {
    add(level + " " + time::to_string(duration));
  }
  if (obligation.due) {
    add(time::to_string(obligation.due->lead) + " before " + obligation.due->before);
  }
  if (obligation.due_from_event) add("event");
  return out;
}

Json contract_json(const contract::Terms& terms) {
  const contract::Contract& contract = terms.contract();
  Json out = Json::object({{"id", contract.id},
                           {"version", terms.version()},
                           {"title", contract.title},
                           {"customer", contract.customer},
                           {"provider", json_text_or_null(contract.provider)},
                           {"zone", contract.zone},
                           {"language", to_string(contract.language)}});
  out.set("signed", json_date(contract.signed_on)).set("starts", json_date(contract.starts));
  out.set("ends", json_date(contract.ends)).set("hotline", json_text_or_null(contract.hotline));
  out.set("default_level", json_text_or_null(contract.default_level));
  out.set("channels", json_strings(contract.channels)).set("levels", levels_json(contract));
  out.set("people", people_json(contract)).set("calendars", json_strings(calendar_names(contract)));
  out.set("parts", supply_json(contract.parts));
  Json obligations = Json::array();
  for (const contract::Obligation& one : contract.obligations) {
    obligations.push(obligation_json(one));
  }
  return out.set("obligations", obligations);
}

std::string contract_text(const contract::Terms& terms, const Output& out) {
  const contract::Contract& contract = terms.contract();
  std::string text =
      render({{out.say("cli.col.contract"), contract.id + "  " + contract.title, Tint::strong},
              {out.say("cli.col.version"), std::to_string(terms.version())},
              {out.say("cli.col.customer"), contract.customer},
              {out.say("cli.col.term"), term_text(contract)},
              {out.say("cli.col.zone"), contract.zone},
              {out.say("cli.col.hotline"), contract.hotline},
              {out.say("cli.col.people"), std::to_string(contract.people.size())},
              {out.say("cli.col.calendars"), joined(calendar_names(contract))},
              {out.say("cli.col.parts"), supply_text(contract.parts, out)}},
             out.screen());
  Table table{.columns = {{out.say("cli.col.obligation")},
                          {out.say("cli.col.on")},
                          {out.say("cli.col.limit"), Fit::shrink},
                          {out.say("cli.col.calendar")},
                          {out.say("cli.col.met_by"), Fit::shrink},
                          {out.say("cli.col.steps"), Fit::keep, Align::right},
                          {out.say("cli.col.line"), Fit::keep, Align::right}},
              .rows = {}};
  for (const contract::Obligation& one : contract.obligations) {
    table.rows.push_back({{one.name, Tint::strong},
                          {one.on},
                          {limit_text(one)},
                          {one.calendar},
                          {joined(event_names(one.met_by))},
                          {std::to_string(one.steps.size())},
                          {std::to_string(one.line), Tint::dim}});
  }
  return text + "\n" + render(table, out.screen());
}

}  // namespace svcdesk::cli
