// What each struct of a contract consists of, said once: the compiled form and the comparison both
// walk these lists. The names are the keys of the file; what an element is known by is its "code".
#pragma once

#include <concepts>
#include <type_traits>

#include "svcdesk/contract/model.hpp"

namespace svcdesk::contract {

template <class T, class U>
concept Of = std::same_as<std::remove_const_t<T>, U>;

void fields(auto& to, Of<Name> auto& v) {
  to("en", v.en);
  to("zh-CN", v.zh_cn);
}
void fields(auto& to, Of<time::Duration> auto& v) {
  to("count", v.count);
  to("unit", v.unit);
}
void fields(auto& to, Of<time::Hours> auto& v) {
  to("open", v.open);
  to("close", v.close);
}
void fields(auto& to, Of<Share> auto& v) { to("permille", v.permille); }
void fields(auto& to, Of<Level> auto& v) {
  to("code", v.code);
  to("name", v.name);
  to("definition", v.definition);
  to("critical", v.critical);
}
void fields(auto& to, Of<Role> auto& v) {
  to("code", v.code);
  to("name", v.name);
  to("may", v.may);
  to("needs", v.needs);
  to("side", v.side);
}
void fields(auto& to, Of<Certificate> auto& v) {
  to("kind", v.kind);
  to("level", v.level);
  to("number", v.number);
  to("issuer", v.issuer);
  to("expires", v.expires);
  to("proof", v.proof);
}
void fields(auto& to, Of<QuietHours> auto& v) {
  to("hours", v.hours);
  to("channels", v.channels);
}
void fields(auto& to, Of<Person> auto& v) {
  to("code", v.id);
  to("name", v.name);
  to("roles", v.roles);
  to("addresses", v.addresses);
  to("timezone", v.zone);
  to("language", v.language);
  to("quiet", v.quiet);
  to("sites", v.sites);
  to("skills", v.skills);
  to("certificates", v.certificates);
  to("assessed", v.assessed);
}
void fields(auto& to, Of<Turn> auto& v) {
  to("role", v.role);
  to("person", v.person);
  to("from", v.from);
  to("to", v.to);
}
void fields(auto& to, Of<Rota> auto& v) {
  to("role", v.role);
  to("people", v.people);
  to("first", v.first);
  to("days", v.days);
  to("handover", v.handover);
  to("turns", v.turns);
}
void fields(auto& to, Of<Site> auto& v) {
  to("code", v.code);
  to("name", v.name);
  to("address", v.address);
  to("timezone", v.zone);
}
void fields(auto& to, Of<Service> auto& v) {
  to("code", v.number);
  to("name", v.name);
  to("includes", v.includes);
}
void fields(auto& to, Of<Holiday> auto& v) {
  to("code", v.code);
  to("name", v.name);
  to("aliases", v.aliases);
  to("first-days", v.first_days);
}
void fields(auto& to, Of<WorkStep> auto& v) {
  to("code", v.code);
  to("name", v.name);
  to("mandatory", v.mandatory);
  to("approval", v.approval);
}
void fields(auto& to, Of<CaseKindTerms> auto& v) {
  to("code", v.code);
  to("name", v.name);
  to("steps", v.steps);
  to("close-needs", v.close_needs);
  to("told", v.told);
}
void fields(auto& to, Of<PauseReason> auto& v) {
  to("code", v.code);
  to("name", v.name);
}
void fields(auto& to, Of<CalendarFile> auto& v) {
  to("code", v.name);
  to("sha256", v.sha256);
}
void fields(auto& to, Of<time::CalendarRules> auto& v) {
  to("code", v.name);
  to("timezone", v.zone);
  to("24x7", v.always);
  to("week", v.week);
  to("holidays", v.holidays);
  to("workdays", v.workdays);
  to("workday-hours", v.workday_hours);
  to("special", v.special);
}
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
  to("calendar-files", v.calendar_files);
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
  to("obligations", v.obligations);
}

}  // namespace svcdesk::contract
