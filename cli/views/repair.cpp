#include "cli/render/machine.hpp"
#include "cli/views/part_states.hpp"
#include "cli/views/parts.hpp"

namespace svcdesk::cli {
namespace {

// "tested: passed"; where it ended, how.
std::string repair_status(const parts::Repair& state, const Output& out) {
  std::string status =
      out.say("parts.repair.status." + std::string(parts::to_string(state.status)));
  const auto with = [&](std::string_view how) {
    return out.say({"cli.parts.and_how", {{"status", status}, {"how", out.say(how)}}});
  };
  if (state.end) return with("cli.parts.end." + std::string(parts::to_string(*state.end)));
  if (state.status != parts::RepairStatus::tested || !state.result) return status;
  return with("cli.parts.result." + std::string(parts::to_string(*state.result)));
}

// Our pieces, else the customer's equipment.
std::string repaired_thing(const parts::Repair& state) {
  if (state.is_ours()) return lot_text(state.lot);
  const std::string asset = state.asset ? state.asset->str() : "";
  return state.serial.empty() ? asset : asset + "  " + state.serial;
}

}  // namespace

Json repair_json(const parts::Repair& state) {
  Json out = Json::object({{"id", state.id.str()},
                           {"contract", state.contract},
                           {"status", parts::to_string(state.status)}});
  out.set("case", json_id(state.case_id)).set("asset", json_id(state.asset));
  out.set("covered_by", json_id(state.covered_by)).set("pieces", lot_json(state.lot));
  out.set("fault", state.fault).set("repairer", state.repairer).set("rounds", state.rounds);
  out.set("result", state.result ? Json(parts::to_string(*state.result)) : Json());
  out.set("end", state.end ? Json(parts::to_string(*state.end)) : Json());
  const std::pair<const char*, const std::string*> texts[] = {
      {"serial", &state.serial},
      {"depot", &state.depot},
      {"received_from", &state.received_from},
      {"reference", &state.reference},
      {"end_depot", &state.end_depot},
      {"received_by", &state.received_by},
      {"receipt", &state.receipt},
      {"reason", &state.reason}};
  for (const auto& [key, value] : texts) out.set(key, json_text_or_null(*value));
  out.set("opened", json_time(state.opened)).set("finished", json_time(state.finished));
  return out.set("last_event", json_time(state.last_event)).set("revision", state.revision);
}

std::string headline_of(const parts::Repair& state, const Output& out, const Wall&) {
  return repaired_thing(state) + "  " + state.repairer + "  " + repair_status(state, out);
}

std::string repair_text(const parts::Repair& state, const Output& out, const Wall& wall) {
  const auto field = [&](const char* id, std::string text, Tint tint = Tint::plain) {
    return Field{out.say(id), std::move(text), tint};
  };
  const std::string rounds = state.rounds > 1 ? std::to_string(state.rounds) : "";
  return render(
      {field("cli.parts.col.repair", state.id.str(), Tint::strong),
       field("cli.col.status", repair_status(state, out)),
       field("cli.parts.field.pieces", repaired_thing(state)),
       field("cli.col.case", state.case_id ? state.case_id->str() : ""),
       field("cli.col.asset", state.is_ours() && state.asset ? state.asset->str() : ""),
       field("cli.parts.field.covered_by", state.covered_by ? state.covered_by->str() : ""),
       field("cli.parts.col.fault", state.fault), field("cli.parts.col.repairer", state.repairer),
       field("cli.parts.field.reference", state.reference), field("cli.parts.field.rounds", rounds),
       field("cli.parts.col.depot", state.depot),
       field("cli.parts.field.received_from", state.received_from),
       field("cli.parts.field.end_depot", state.end_depot),
       field("cli.parts.field.received_by", state.received_by),
       field("cli.parts.field.receipt", state.receipt),
       field("cli.parts.field.reason", state.reason),
       field("cli.col.opened", time_text(state.opened, out, wall)),
       field("cli.parts.field.ended", time_text(state.finished, out, wall))},
      out.screen());
}

}  // namespace svcdesk::cli
