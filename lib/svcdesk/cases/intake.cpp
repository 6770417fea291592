#include "svcdesk/cases/intake.hpp"

#include <array>

#include "svcdesk/base/utf8.hpp"
#include "svcdesk/cases/asking.hpp"
#include "svcdesk/cases/judging.hpp"

namespace svcdesk::cases {
namespace {

constexpr std::array<std::string_view, 8> built_in_kinds = {
    "fault",      "consultation", "tuning", "upgrade", "disaster-recovery",
    "relocation", "key-date",     "planned"};

const std::vector<std::string> channels = {"telephone", "fax", "web", "e-mail", "on-site", "alarm"};

std::string channel_of(const Asking& asking, const std::string& word) {
  if (word == "phone") return "telephone";
  if (word == "email" || word == "mail") return "e-mail";
  if (word.empty() || contains(channels, word)) return word;
  throw asking.misuse("cases.channel_unknown", {{"word", word}})
      .hint({"authority.hint.known", {{"known", joined(channels)}}});
}

void known_to_contract(const Asking& asking, const Open& request) {
  one_of(asking, "cases.no_kind", request.kind, known_kinds(asking.contract()));
  std::vector<std::string> sites;
  for (const auto& one : asking.contract().sites) sites.push_back(one.code);
  if (!request.site.empty() && !sites.empty()) {
    one_of(asking, "cases.no_site", request.site, sites);
  }
  std::vector<std::string> services;
  for (const auto& one : asking.contract().services) services.push_back(one.number);
  if (!request.service.empty() && !services.empty()) {
    one_of(asking, "cases.no_service", request.service, services);
  }
}

constexpr std::size_t longest_title = 64u << 10u;  // bytes, where it is made of something else

// As it was given; where nobody gave one, the first line of what was said.
std::string title_of(const Asking& asking, const Open& request) {
  constexpr std::string_view blanks = " \t\r\n";
  if (request.title.find_first_not_of(blanks) != std::string::npos) return request.title;
  for (const std::string& one : {request.symptom, request.error_text}) {
    const std::size_t start = one.find_first_not_of(blanks);
    if (start == std::string::npos) continue;
    const std::string line = one.substr(start, one.find_first_of("\r\n", start) - start);
    return std::string(first_bytes(line, longest_title));
  }
  throw asking.misuse("cases.says_nothing").hint({"cases.hint.title", {}});
}

Json payload_of(const Asking& asking, const Open& request) {
  const std::string& given = request.reporter.empty() ? asking.actor() : request.reporter;
  const contract::Person* person = find_person(asking.contract(), given);
  const bool vouched = person != nullptr && holds(asking.contract(), *person, "vouch");
  Json payload = Json::object({{"kind", request.kind},
                               {"title", title_of(asking, request)},
                               {"reporter", person != nullptr ? person->id : given},
                               {"vouched", vouched}});
  payload.set_if("symptom", request.symptom);
  payload.set_if("error_text", request.error_text);
  payload.set_if("error_code", request.error_code);
  payload.set_if("channel", channel_of(asking, request.channel));
  payload.set_if("asset", request.asset);
  payload.set_if("site", request.site);
  payload.set_if("product", request.product);
  payload.set_if("service", request.service);
  payload.set_if("external_id", request.external_id);
  payload.set_if("mail_id", request.mail_id);
  return payload;
}

// The state as it will be, to judge the level in the same breath.
Case newborn(const contract::Contract& contract, const Acting& acting, const Open& request) {
  Case born;
  born.id = request.id;
  born.contract = contract.id;
  born.kind = request.kind;
  born.product = request.product;
  born.site = request.site;
  born.opened = acting.at;
  return born;
}

// What our own people see is told at once, and stays with the one who saw it (ESC-4).
Drafts seen(const Asking& asking, const Json& opened) {
  const std::string seen_by = opened.text("reporter");
  Drafts drafts = {asking.record("case.anomaly",
                                 Json::object({{"text", opened["title"]}, {"seen_by", seen_by}}))};
  const contract::Person* person = asking.contract().person(seen_by);
  if (person != nullptr && !is_customer(asking.contract(), *person)) {
    drafts.push_back(asking.record("case.assigned", Json::object({{"to", seen_by}})));
  }
  return drafts;
}

}  // namespace

std::vector<std::string> known_kinds(const contract::Contract& contract) {
  std::vector<std::string> out(built_in_kinds.begin(), built_in_kinds.end());
  for (const auto& one : contract.case_kinds) {
    if (!contains(out, one.code)) out.push_back(one.code);
  }
  return out;
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Open& request) {
  Case born = newborn(terms.contract(), acting, request);
  const Asking asking(terms, acting, born);
  known_to_contract(asking, request);
  Drafts drafts = {asking.record("case.opened", payload_of(asking, request))};
  if (request.asset_subject) drafts.front().refs.push_back(*request.asset_subject);
  if (request.channel == "on-site" || request.channel == "alarm") {
    const Json opened = drafts.front().payload;
    for (auto& one : seen(asking, opened)) drafts.push_back(std::move(one));
    if (drafts.back().type == "case.assigned") born.owner = drafts.back().payload.text("to");
  }
  if (request.level.empty()) return drafts;
  for (auto& one : decide(terms, acting, born, Triage{request.level, request.reason, {}, {}})) {
    drafts.push_back(std::move(one));
  }
  return drafts;
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Vouch& request) {
  const Asking asking(terms, acting, state);
  asking.while_not_ended();
  if (state.vouched) {
    throw asking.refuse("ORG-2", "cases.vouched_already", {{"by", state.vouched_by}});
  }
  const std::string by = asking.consent("vouch", request.by);
  return {asking.record("case.vouched", Json::object({{"by", by}}))};
}

}  // namespace svcdesk::cases
