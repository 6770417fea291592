#include "cli/views/change_state.hpp"

#include "cli/render/machine.hpp"
#include "cli/views/promises.hpp"

namespace svcdesk::cli {
namespace {

Json target_json(const changes::Target& one) {
  return Json::object({{"asset", one.asset}}).set("tag", json_text_or_null(one.tag));
}

Json value_json(const changes::Value& one) {
  return Json::object({{"asset", one.asset}})
      .set("slot", json_text_or_null(one.slot))
      .set("field", json_text_or_null(one.field))
      .set("before", json_text_or_null(one.before))
      .set("after", json_text_or_null(one.after));
}

Json assessment_json(const std::optional<changes::Assessment>& one) {
  if (!one) return {};
  const auto bound = [&](Instant changes::Window::*end) {
    return json_time(one->window ? std::optional(*one->window.*end) : std::nullopt);
  };
  return Json::object({{"by", one->by}, {"at", json_time(one->at)}, {"risk", one->risk}})
      .set("impact", json_text_or_null(one->impact))
      .set("plan", one->plan)
      .set("rollback", json_text_or_null(one->rollback))
      .set("backup", changes::to_string(one->backup))
      .set("system", changes::to_string(one->system))
      .set("window_from", bound(&changes::Window::from))
      .set("window_to", bound(&changes::Window::to))
      .set("tester", json_text_or_null(one->tester));
}

std::string use_word(changes::Approval::Use use) {
  switch (use) {
    case changes::Approval::Use::standing:
      return "standing";
    case changes::Approval::Use::used:
      return "used";
    case changes::Approval::Use::overtaken:
      return "overtaken";
  }
  return "standing";
}

Json consent_json(const changes::Approval& one) {
  return Json::object({{"what", one.what},
                       {"side", changes::to_string(one.side)},
                       {"by", one.by},
                       {"at", json_time(one.at)}})
      .set("note", json_text_or_null(one.note))
      .set("use", use_word(one.use))
      .set("attempt", one.cycle > 0 ? Json(one.cycle) : Json());
}

Json tested_json(const std::optional<changes::TestRecord>& one) {
  if (!one) return {};
  return Json::object({{"result", changes::to_string(one->result)},
                       {"by", one->by},
                       {"found", json_text_or_null(one->found)},
                       {"at", json_time(one->at)}});
}

Json backed_up_json(const std::optional<changes::BackupDone>& one) {
  if (!one) return {};
  return Json::object({{"by", one->by}, {"where", one->where}, {"at", json_time(one->at)}});
}

Json attempt_json(const changes::Attempt& one) {
  return Json::object({{"attempt", one.cycle}, {"started", json_time(one.started)}})
      .set("started_by", one.started_by)
      .set("second_person", json_text_or_null(one.second_person))
      .set("backup", backed_up_json(one.backup))
      .set("finished", json_time(one.finished))
      .set("finished_by", json_text_or_null(one.finished_by))
      .set("values", json_list(one.values, value_json))
      .set("test", tested_json(one.test))
      .set("rolled_back", json_time(one.rolled_back))
      .set("rolled_back_by", json_text_or_null(one.rolled_back_by))
      .set("rolled_back_why", json_text_or_null(one.rolled_back_why))
      .set("restored_by", json_text_or_null(one.restored_by));
}

}  // namespace

Json change_json(const changes::Change& state) {
  const auto& signature = state.signature;
  return Json::object({{"id", state.id.str()},
                       {"contract", state.contract},
                       {"status", changes::to_string(state.status)},
                       {"title", state.title},
                       {"kind", state.kind},
                       {"reason", state.reason}})
      .set("assets", json_list(state.assets, target_json))
      .set("values", json_list(state.values, value_json))
      .set("requested_by", state.requested_by)
      .set("signed_by", signature ? Json(signature->by) : Json())
      .set("signed", signature ? json_time(signature->at) : Json())
      .set("assessment", assessment_json(state.assessment))
      .set("approvals", json_list(state.approvals, consent_json))
      .set("attempts", json_list(state.attempts, attempt_json))
      .set("origin", json_text_or_null(state.origin))
      .set("opened", json_time(state.opened))
      .set("ended", json_time(state.ended))
      .set("ended_by", json_text_or_null(state.ended_by))
      .set("ended_why", json_text_or_null(state.ended_why))
      .set("last_event", json_time(state.last_event))
      .set("revision", state.revision);
}

Json change_file_json(const desk::ChangeFile& file, const Output& out) {
  Json promises = Json::array();
  for (const store::PromiseRow& row : file.promises) promises.push(promise_json(row));
  const auto condition = [&](const Condition& one) {
    return Json::object({{"id", one.text.id}, {"text", out.say(one.text)}, {"met", one.met}});
  };
  return change_json(file.state)
      .set("start_conditions", json_list(file.start_conditions, condition))
      .set("promises", promises);
}

}  // namespace svcdesk::cli
