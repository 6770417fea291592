// What each struct of a contract consists of, said once (see fields.hpp): who and what it names.
// The names are the keys of the file; what an element is known by is its "code".
#pragma once

#include <concepts>
#include <type_traits>

#include "svcdesk/contract/parties.hpp"

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
  to("participants", v.participants);
}
void fields(auto& to, Of<PauseReason> auto& v) {
  to("code", v.code);
  to("name", v.name);
}
void fields(auto& to, Of<FileBeside> auto& v) {
  to("code", v.name);
  to("sha256", v.sha256);
  to("use", v.use);
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

}  // namespace svcdesk::contract
