#include "cli/views/cases.hpp"

#include "cli/render/machine.hpp"
#include "svcdesk/base/utf8.hpp"
#include "svcdesk/time/duration.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::cli {
namespace {

std::string status_word(const std::string& status, const Output& out) {
  return out.say("cases.status." + status);
}

Json visit_json(const cases::Visit& visit) {
  Json out = Json::object({{"number", visit.number}});
  out.set("agreed", json_time(visit.agreed)).set("planned", json_time(visit.planned));
  out.set("acknowledged", json_time(visit.acknowledged)).set("arrived", json_time(visit.arrived));
  out.set("finished", json_time(visit.finished)).set("engineers", json_strings(visit.engineers));
  out.set("attended_by", json_strings(visit.attended_by))
      .set("plan", json_text_or_null(visit.plan));
  out.set("carried_out", json_time(visit.carried_out));
  out.set("carried_out_by", json_text_or_null(visit.carried_out_by));
  out.set("result", json_text_or_null(visit.result));
  out.set("cancelled", json_text_or_null(visit.cancelled));
  return out.set("report_sha256", json_text_or_null(visit.report));
}

Json pause_json(const cases::Pause& pause) {
  Json out = Json::object({{"reason", pause.reason}});
  out.set("from", json_time(pause.from)).set("until", json_time(pause.until));
  return out.set("resumed", json_time(pause.resumed));
}

Json approval_json(const cases::Approval& approval) {
  Json out = Json::object({{"what", approval.what}, {"by", approval.by}});
  out.set("second_person", json_text_or_null(approval.second_person));
  return out.set("at", json_time(approval.at)).set("note", json_text_or_null(approval.note));
}

Json attachment_json(const cases::Attachment& attachment) {
  return Json::object({{"sha256", attachment.sha256},
                       {"name", attachment.name},
                       {"kind", attachment.kind},
                       {"at", json_time(attachment.at)}});
}

void set_texts(Json& out, const cases::Case& state) {
  const std::pair<const char*, const std::string*> texts[] = {
      {"level", &state.level},
      {"symptom", &state.symptom},
      {"error_text", &state.error_text},
      {"error_code", &state.error_code},
      {"channel", &state.channel},
      {"reporter", &state.reporter},
      {"asset", &state.asset},
      {"site", &state.site},
      {"product", &state.product},
      {"service", &state.service},
      {"owner", &state.owner},
      {"external_id", &state.external_id},
      {"cause", &state.cause},
      {"solution", &state.solution},
      {"coverage", &state.coverage},
      {"coverage_agreed_by", &state.coverage_agreed_by},
      {"confirmed_by", &state.confirmed_by},
      {"confirmed_how", &state.confirmed_how}};
  for (const auto& [key, value] : texts) out.set(key, json_text_or_null(*value));
}

void set_times(Json& out, const cases::Case& state) {
  out.set("opened", json_time(state.opened)).set("acknowledged", json_time(state.acknowledged));
  out.set("responded", json_time(state.responded)).set("diagnosed", json_time(state.diagnosed));
  out.set("resolved", json_time(state.resolved)).set("confirmed", json_time(state.confirmed));
  out.set("closed", json_time(state.closed)).set("last_event", json_time(state.last_event));
}

std::string visits_text(const cases::Case& state, const Output& out, const Wall& wall) {
  std::string text;
  for (const cases::Visit& visit : state.visits) {
    const std::string id = visit.finished  ? "cli.case.visit_finished"
                           : visit.arrived ? "cli.case.visit_arrived"
                                           : "cli.case.visit_agreed";
    const std::optional<Instant> at = visit.finished  ? visit.finished
                                      : visit.arrived ? visit.arrived
                                                      : visit.agreed;
    text += out.say({id,
                     {{"number", std::to_string(visit.number)},
                      {"engineers", joined(visit.engineers)},
                      {"time", time_text(at, out, wall)}}}) +
            "\n";
  }
  return text;
}

// Who pays, and whether it is counted against the contract.
std::string coverage_text(const cases::Case& state, const Output& out) {
  if (state.coverage.empty()) return {};
  const std::string& by = state.coverage_agreed_by;
  const std::string id = state.coverage == "covered" ? "cli.coverage.covered"
                         : by.empty()                ? "cli.coverage.not_agreed"
                                                     : "cli.coverage.customer";
  const std::string text = out.say({id, {{"cause", state.coverage_cause}, {"by", by}}});
  return state.paid_work() ? text + "\n" + out.say("cli.coverage.paid_work") : text;
}

}  // namespace

Json case_row_json(const store::CaseRow& row) {
  Json out = Json::object({{"id", CaseId{row.number}.str()},
                           {"contract", row.contract},
                           {"status", row.status},
                           {"path", row.path},
                           {"kind", row.kind}});
  out.set("level", json_text_or_null(row.level)).set("title", row.title);
  out.set("reporter", json_text_or_null(row.reporter)).set("owner", json_text_or_null(row.owner));
  out.set("site", json_text_or_null(row.site)).set("asset", json_text_or_null(row.asset));
  out.set("product", json_text_or_null(row.product));
  out.set("external_id", json_text_or_null(row.external_id));
  out.set("opened", json_time(row.opened)).set("resolved", json_time(row.resolved));
  out.set("closed", json_time(row.closed)).set("paused_since", json_time(row.paused_since));
  out.set("pause_reason", json_text_or_null(row.pause_reason));
  out.set("paid_work", row.paid_work);
  out.set("cause", json_text_or_null(row.cause)).set("solution", json_text_or_null(row.solution));
  return out.set("revision", row.revision);
}

std::vector<std::string> case_keys() {
  return {"id",       "level",    "status",  "title",       "kind",         "path",     "owner",
          "reporter", "asset",    "site",    "opened",      "paused_since", "resolved", "closed",
          "cause",    "solution", "product", "external_id", "contract",     "paid_work"};
}

std::vector<Column> case_columns(const Output& out) {
  return {{out.say("cli.col.case")},
          {out.say("cli.col.level")},
          {out.say("cli.col.title"), Fit::shrink},
          {out.say("cli.col.status"), Fit::shrink},
          {out.say("cli.col.owner")},
          {out.say("cli.col.opened")}};
}

std::string case_status(const store::CaseRow& row, const Output& out, const Wall& wall) {
  std::string text = status_word(row.status, out);
  if (row.status == "open" && row.paused_since) {
    text =
        out.say({"cli.status.paused",
                 {{"length", time::for_people(wall.now - *row.paused_since, out.screen().language)},
                  {"reason", row.pause_reason}}});
  }
  return row.paid_work ? out.say({"cli.status.paid_work", {{"status", text}}}) : text;
}

Row case_row(const store::CaseRow& row, const Output& out, const Wall& wall) {
  return {{CaseId{row.number}.str(), Tint::strong},
          {row.level},
          {row.title},
          {case_status(row, out, wall), row.paused_since ? Tint::dim : Tint::plain},
          {row.owner.empty() ? "–" : row.owner},
          {time_text(row.opened, out, wall)}};
}

Json case_json(const cases::Case& state) {
  Json out = Json::object({{"id", state.id.str()},
                           {"contract", state.contract},
                           {"status", cases::to_string(state.status)},
                           {"path", cases::to_string(state.path)},
                           {"kind", state.kind},
                           {"title", state.title},
                           {"vouched", state.vouched},
                           {"paid_work", state.paid_work()}});
  set_texts(out, state);
  set_times(out, state);
  out.set("merged_into", state.merged_into ? Json(state.merged_into->str()) : Json());
  out.set("links", json_strings(state.links));
  out.set("visits", json_list(state.visits, visit_json));
  out.set("pauses", json_list(state.pauses, pause_json));
  out.set("approvals", json_list(state.approvals, approval_json));
  out.set("attachments", json_list(state.attachments, attachment_json));
  Json steps = Json::object();
  for (const auto& [code, done] : state.steps) steps.set(code, done);
  out.set("steps", steps).set("vendors_open", json_strings(state.vendors_open));
  return out.set("revision", state.revision);
}

std::vector<Field> case_fields(const cases::Case& state, const Output& out, const Wall& wall) {
  const auto field = [&](const char* id, std::string text, Tint tint = Tint::plain) {
    return Field{out.say(id), std::move(text), tint};
  };
  return {field("cli.col.case", state.id.str() + "  " + state.title, Tint::strong),
          field("cli.col.status", status_word(std::string(cases::to_string(state.status)), out)),
          field("cli.col.level", state.level),
          field("cli.col.kind", state.kind),
          field("cli.col.owner", state.owner),
          field("cli.col.reporter", state.reporter),
          field("cli.col.asset", state.asset),
          field("cli.col.site", state.site),
          field("cli.col.opened", time_text(state.opened, out, wall)),
          field("cli.col.responded", time_text(state.responded, out, wall)),
          field("cli.col.diagnosed", time_text(state.diagnosed, out, wall)),
          field("cli.col.resolved", time_text(state.resolved, out, wall)),
          field("cli.col.confirmed", time_text(state.confirmed, out, wall)),
          field("cli.col.closed", time_text(state.closed, out, wall)),
          field("cli.col.symptom", state.symptom),
          field("cli.col.error", state.error_text),
          field("cli.col.cause", state.cause),
          field("cli.col.solution", state.solution),
          field("cli.col.coverage", coverage_text(state, out)),
          field("cli.col.visits", visits_text(state, out, wall)),
          field("cli.col.links", joined(state.links)),
          field("cli.col.merged_into", state.merged_into ? state.merged_into->str() : "")};
}

}  // namespace svcdesk::cli
