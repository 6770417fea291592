#include "svcdesk/reports/detail/service.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::reports::detail {
namespace {

Json texts(const std::vector<std::string>& values) {
  Json out = Json::array();
  for (const std::string& value : values) out.push(valid(value));
  return out;
}

Json visits_json(const Service& report) {
  Json out = Json::array();
  for (const cases::Visit& visit : visits_of(report)) {
    out.push(Json::object({{"number", visit.number},
                           {"agreed", time::to_utc(visit.agreed)},
                           {"planned", utc(visit.planned)},
                           {"acknowledged", utc(visit.acknowledged)},
                           {"arrived", utc(visit.arrived)},
                           {"finished", utc(visit.finished)},
                           {"engineers", texts(visit.engineers)},
                           {"attended_by", texts(visit.attended_by)},
                           {"plan", valid(visit.plan)},
                           {"carried_out", utc(visit.carried_out)},
                           {"result", valid(visit.result)},
                           {"cancelled", valid(visit.cancelled)},
                           {"carried_out_by", valid(visit.carried_out_by)},
                           {"signed_report", valid(visit.report)}}));
  }
  return out;
}

Json approvals_json(const Service& report) {
  Json out = Json::array();
  for (const cases::Approval& approval : report.state.approvals) {
    if (!concerns(report, approval)) continue;
    out.push(Json::object({{"what", valid(approval.what)},
                           {"by", valid(approval.by)},
                           {"second_person", valid(approval.second_person)},
                           {"at", time::to_utc(approval.at)},
                           {"note", valid(approval.note)}}));
  }
  return out;
}

Json pauses_json(const cases::Case& state) {
  Json out = Json::array();
  for (const cases::Pause& pause : state.pauses) {
    out.push(Json::object({{"reason", valid(pause.reason)},
                           {"from", time::to_utc(pause.from)},
                           {"until", utc(pause.until)},
                           {"resumed", utc(pause.resumed)}}));
  }
  return out;
}

Json work_json(const Service& report) {
  Json out = Json::array();
  for (const ServiceWork& work : report.work) {
    out.push(Json::object(
        {{"at", time::to_utc(work.at)}, {"who", valid(work.who)}, {"text", valid(work.text)}}));
  }
  return out;
}

Json parts_json(const Service& report) {
  Json out = Json::array();
  for (const ServicePart& part : report.parts) {
    out.push(Json::object({{"number", valid(part.number)},
                           {"name", valid(part.name)},
                           {"serial_fitted", valid(part.serial_fitted)},
                           {"serial_removed", valid(part.serial_removed)},
                           {"quantity", part.quantity}}));
  }
  return out;
}

Json people_json(const Service& report) {
  Json out = Json::array();
  for (const auto& [id, name] : report.people) {
    out.push(Json::object({{"id", valid(id)}, {"name", valid(name)}}));
  }
  return out;
}

Json case_json(const Service& report) {
  const cases::Case& state = report.state;
  return Json::object({{"id", state.id.str()},
                       {"status", cases::to_string(state.status)},
                       {"path", cases::to_string(state.path)},
                       {"kind", valid(state.kind)},
                       {"kind_name", valid(report.kind_name)},
                       {"level", valid(state.level)},
                       {"level_name", valid(report.level_name)},
                       {"title", valid(state.title)},
                       {"symptom", valid(state.symptom)},
                       {"error_code", valid(state.error_code)},
                       {"error_text", valid(state.error_text)},
                       {"channel", valid(state.channel)},
                       {"reporter", valid(state.reporter)},
                       {"reporter_name", valid(report.reporter_name)},
                       {"owner", valid(state.owner)},
                       {"owner_name", valid(report.owner_name)},
                       {"asset", valid(state.asset)},
                       {"product", valid(state.product)},
                       {"site", valid(state.site)},
                       {"site_name", valid(report.site_name)},
                       {"service", valid(state.service)},
                       {"cause", valid(state.cause)},
                       {"solution", valid(state.solution)},
                       {"coverage", valid(state.coverage)},
                       {"coverage_agreed_by", valid(state.coverage_agreed_by)},
                       {"opened", time::to_utc(state.opened)},
                       {"acknowledged", utc(state.acknowledged)},
                       {"responded", utc(state.responded)},
                       {"diagnosed", utc(state.diagnosed)},
                       {"resolved", utc(state.resolved)},
                       {"closed", utc(state.closed)},
                       {"confirmed", utc(state.confirmed)},
                       {"confirmed_by", valid(state.confirmed_by)},
                       {"confirmed_how", valid(state.confirmed_how)}});
}

}  // namespace

Json service_json(const Service& report) {
  Json out = Json::object({{"schema", "svcdesk/service/1"}});
  out.set("contract", Json::object({{"id", valid(report.contract_id)},
                                    {"title", valid(report.contract_title)},
                                    {"customer", valid(report.customer)},
                                    {"provider", valid(report.provider)},
                                    {"timezone", valid(report.zone)}}));
  out.set("made", time::to_utc(report.made));
  out.set("journal",
          Json::object({{"seq", report.journal_seq}, {"hash", valid(report.journal_hash)}}));
  out.set("visit", report.visit ? Json(*report.visit) : Json());
  out.set("case", case_json(report));
  out.set("visits", visits_json(report));
  out.set("approvals", approvals_json(report));
  out.set("pauses", pauses_json(report.state));
  out.set("work", work_json(report));
  out.set("parts", parts_json(report));
  out.set("people", people_json(report));
  return out;
}

}  // namespace svcdesk::reports::detail
