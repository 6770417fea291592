// What each struct of a contract consists of, said once: the compiled form and the comparison both
// walk these lists. The names are the keys of the file; what an element is known by is its "code".
#pragma once

#include "svcdesk/contract/fields_parties.hpp"
#include "svcdesk/contract/fields_supply.hpp"
#include "svcdesk/contract/model.hpp"

namespace svcdesk::contract {

void fields(auto& to, Of<EventFilter> auto& v) {
  to("event", v.event);
  to("where", v.where);
}
void fields(auto& to, Of<CivilDue> auto& v) {
  to("before", v.before);
  to("lead", v.lead);
  to("opens", v.opens);
}
template <class T>
void fields(auto& to, ByLevel<T>& v) {
  to("common", v.common);
  to("levels", v.levels);
}
template <class T>
void fields(auto& to, const ByLevel<T>& v) {
  to("common", v.common);
  to("levels", v.levels);
}
void fields(auto& to, Of<StepTime> auto& v) {
  to("kind", v.kind);
  to("share", v.share);
  to("span", v.span);
  to("event", v.event);
}
void fields(auto& to, Of<Step> auto& v) {
  to("when", v.when);
  to("to", v.to);
  to("by", v.by);
  to("else", v.or_by);
  to("repeat", v.repeat);
  to("until", v.until);
  to("ack-for", v.ack_for);
  to("quiet", v.quiet);
  to("text", v.text);
  to("line", v.line);
}
void fields(auto& to, Of<KeyLine> auto& v) {
  to("key", v.key);
  to("line", v.line);
}
void fields(auto& to, Of<Obligation> auto& v) {
  to("code", v.name);
  to("title", v.title);
  to("clause", v.clause);
  to("on", v.on);
  to("when", v.when);
  to("starts", v.starts);
  to("every", v.every);
  to("due", v.due);
  to("due-from-event", v.due_from_event);
  to("within", v.within);
  to("calendar", v.calendar);
  to("met-by", v.met_by);
  to("void-by", v.void_by);
  to("pauses", v.pauses);
  to("on-level-change", v.on_level_change);
  to("reopen", v.on_reopen);
  to("partial", v.partial);
  to("owed-by", v.owed_by);
  to("owner", v.owner);
  to("escalate", v.steps);
  to("line", v.line);
  to("lines", v.lines);
}
void fields(auto& to, Of<Contract> auto& v) {
  to("contract.id", v.id);
  to("contract.title", v.title);
  to("contract.customer", v.customer);
  to("contract.provider", v.provider);
  to("contract.timezone", v.zone);
  to("contract.language", v.language);
  to("contract.signed", v.signed_on);
  to("contract.starts", v.starts);
  to("contract.ends", v.ends);
  to("contract.hotline", v.hotline);
  to("contract.default-level", v.default_level);
  to("contract.fallback", v.fallback);
  to("contract.channels", v.channels);
  to("calendars", v.calendars);
  to("files", v.files);
  to("holidays", v.holidays);
  to("levels", v.levels);
  to("roles", v.roles);
  to("people", v.people);
  to("rota", v.rotas);
  to("sites", v.sites);
  to("services", v.services);
  to("case-kinds", v.case_kinds);
  to("pause-reasons", v.pause_reasons);
  to("separation", v.separation);
  to("parts", v.parts);
  to("obligations", v.obligations);
}

}  // namespace svcdesk::contract
