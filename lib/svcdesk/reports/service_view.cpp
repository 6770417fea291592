#include <algorithm>

#include "svcdesk/base/error.hpp"
#include "svcdesk/base/utf8.hpp"
#include "svcdesk/reports/detail/service.hpp"

namespace svcdesk::reports::detail {
namespace {

std::string or_dash(const std::string& text) { return text.empty() ? std::string(dash) : text; }

// A long text: as it was written for HTML, line by line for Markdown; false where there is none.
Json paragraph(std::string_view text) {
  const std::string clean = printable_lines(text);
  if (clean.find_first_not_of(" \n") == std::string::npos) return false;
  Json lines = Json::array();
  for (std::size_t at = 0; at <= clean.size();) {
    const std::size_t end = std::min(clean.find('\n', at), clean.size());
    if (end > at) lines.push(clean.substr(at, end - at));
    at = end + 1;
  }
  return Json::object({{"text", clean}, {"lines", std::move(lines)}});
}

Json visit_view(const Service& report, const cases::Visit& visit, const Words& words) {
  const std::string in_charge = visit.engineers.empty() ? "" : visit.engineers.front();
  const std::string by =
      visit.carried_out_by.empty() ? "" : words.code("carried_out", visit.carried_out_by);
  const std::vector<std::string> none;
  return Json::object(
      {{"heading", words.with("service.visit.number", "number", std::to_string(visit.number))},
       {"engineers", or_dash(names_of(report, visit.engineers, words))},
       {"in_charge", in_charge.empty() ? "" : names_of(report, {in_charge}, words)},
       {"attended", or_dash(names_of(report, visit.attended_by, words))},
       {"first_attended",
        visit.attended_by.empty() ? "" : names_of(report, {visit.attended_by.front()}, words)},
       {"planned", words.moment(visit.planned)},
       {"agreed", words.moment(visit.agreed)},
       {"arrived", words.moment(visit.arrived)},
       {"finished", words.moment(visit.finished)},
       {"carried_out_by", or_dash(by)},
       {"plan", paragraph(visit.plan)},
       {"result", paragraph(visit.result)},
       {"cancelled", paragraph(visit.cancelled)}});
}

Json approvals_view(const Service& report, const Words& words) {
  Json rows = Json::array();
  for (const cases::Approval& approval : report.state.approvals) {
    if (!concerns(report, approval)) continue;
    rows.push(Json::object({{"at", words.moment(approval.at)},
                            {"what", words.code("approval", approval.what)},
                            {"by", approvers(report, approval, words)},
                            {"note", printable(approval.note)}}));
  }
  return rows.items().empty() ? Json(false) : Json::object({{"rows", std::move(rows)}});
}

Json parts_view(const Service& report) {
  Json rows = Json::array();
  for (const ServicePart& part : report.parts) {
    rows.push(Json::object({{"number", printable(part.number)},
                            {"name", printable(part.name)},
                            {"fitted", or_dash(printable(part.serial_fitted))},
                            {"removed", or_dash(printable(part.serial_removed))},
                            {"quantity", part.quantity}}));
  }
  return rows.items().empty() ? Json(false) : Json::object({{"rows", std::move(rows)}});
}

Json timeline_view(const Service& report, const Words& words) {
  Json rows = Json::array();
  for (const Moment& moment : timeline(report, words)) {
    rows.push(Json::object(
        {{"at", words.moment(moment.at)}, {"what", moment.what}, {"detail", moment.detail}}));
  }
  return rows;
}

void add_facts(Json& view, const Service& report, const Words& words) {
  const cases::Case& state = report.state;
  const std::string level = report.level_name.empty() || report.level_name == state.level
                                ? state.level
                                : state.level + " " + report.level_name;
  const std::string error = state.error_code.empty()
                                ? state.error_text
                                : "[" + state.error_code + "] " + state.error_text;
  view.set("title", printable(state.title));
  view.set("level", or_dash(printable(level)));
  view.set("kind",
           report.kind_name.empty() ? words.code("kind", state.kind) : printable(report.kind_name));
  view.set("service", or_dash(printable(state.service)));
  view.set("reporter", or_dash(printable(report.reporter_name.empty() ? state.reporter
                                                                      : report.reporter_name)));
  view.set("owner",
           or_dash(printable(report.owner_name.empty() ? state.owner : report.owner_name)));
  view.set("channel",
           state.channel.empty() ? std::string(dash) : words.code("channel", state.channel));
  view.set("site", or_dash(printable(report.site_name.empty() ? state.site : report.site_name)));
  const bool both = !state.asset.empty() && !state.product.empty();
  view.set("asset", or_dash(printable(state.asset + (both ? " · " : "") + state.product)));
  view.set("symptom", paragraph(state.symptom));
  view.set("error", paragraph(error));
  view.set("cause", paragraph(state.cause));
  view.set("solution", paragraph(state.solution));
  view.set("coverage", state.coverage.empty() ? "" : words.code("coverage", state.coverage));
  view.set("coverage_agreed_by", state.coverage_agreed_by.empty()
                                     ? ""
                                     : names_of(report, {state.coverage_agreed_by}, words));
}

void add_times(Json& view, const cases::Case& state, const std::vector<cases::Visit>& visits,
               const Words& words) {
  view.set("opened", words.moment(state.opened));
  view.set("responded", words.moment(state.responded));
  view.set("diagnosed", words.moment(state.diagnosed));
  view.set("arrived", visits.empty() ? std::string(dash) : words.moment(visits.front().arrived));
  view.set("cleared", words.moment(state.resolved));
  view.set("confirmed", words.moment(state.confirmed));
  view.set("is_cleared", state.resolved.has_value());
}

void add_service_header(Json& view, const Service& report, const Words& words) {
  view.set("provider", printable(report.provider));
  view.set("customer", printable(report.customer));
  view.set("contract_id", printable(report.contract_id));
  view.set("contract_title", printable(report.contract_title));
  view.set("zone", printable(report.zone) + " (UTC" + words.offset(report.made) + ")");
  view.set("number", report.state.id.str() +
                         (report.visit ? "/" + std::to_string(*report.visit) : std::string()));
  view.set("made", words.moment(report.made));
  view.set("record", words.with("record", "seq", std::to_string(report.journal_seq)));
  view.set("hash", grouped(report.journal_hash));
}

}  // namespace

bool concerns(const Service& report, const cases::Approval& approval) {
  return !report.visit || approval.visit == 0 || approval.visit == *report.visit;
}

std::string approvers(const Service& report, const cases::Approval& approval, const Words& words) {
  std::vector<std::string> people{approval.by};
  if (!approval.second_person.empty()) people.push_back(approval.second_person);
  return names_of(report, people, words);
}

std::vector<cases::Visit> visits_of(const Service& report) {
  if (!report.visit) return report.state.visits;
  const auto found = std::ranges::find(report.state.visits, *report.visit, &cases::Visit::number);
  if (found != report.state.visits.end()) return {*found};
  throw Error(ErrorCode::not_found,
              {"report.no_visit",
               {{"case", report.state.id.str()}, {"visit", std::to_string(*report.visit)}}});
}

Json service_view(const Service& report, const Words& words) {
  const std::vector<cases::Visit> visits = visits_of(report);
  Json view = Json::object();
  add_service_header(view, report, words);
  add_facts(view, report, words);
  add_times(view, report.state, visits, words);
  Json rows = Json::array();
  for (const cases::Visit& visit : visits) rows.push(visit_view(report, visit, words));
  const Json last = rows.items().empty() ? Json() : rows.items().back();
  view.set("signer_customer", last.text("first_attended"));
  view.set("signer_engineer", last.text("in_charge"));
  view.set("visits", std::move(rows));
  view.set("timeline", timeline_view(report, words));
  view.set("approvals", approvals_view(report, words));
  view.set("parts", parts_view(report));
  return view;
}

}  // namespace svcdesk::reports::detail
