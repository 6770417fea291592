#include "cli/render/machine.hpp"
#include "cli/views/part_states.hpp"
#include "cli/views/parts.hpp"
#include "svcdesk/base/language.hpp"
#include "svcdesk/base/utf8.hpp"
#include "svcdesk/text/messages.hpp"

namespace svcdesk::cli {
namespace {

Json fitting_json(const parts::Fitting& one) {
  return Json::object({{"asset", one.asset.str()}})
      .set("pieces", lot_json(one.lot))
      .set("slots", json_strings(one.slots))
      .set("configured", json_text_or_null(one.configured))
      .set("at", json_time(one.at));
}

Json old_part_json(const parts::OldPart& one) {
  return Json::object({{"kind", one.kind}})
      .set("serial", json_text_or_null(one.serial))
      .set("quantity", one.quantity)
      .set("place", one.place.str())
      .set("asset", one.asset.str())
      .set("out", json_time(one.out))
      .set("fate", parts::to_string(one.fate))
      .set("by", json_text_or_null(one.by))
      .set("receipt", json_text_or_null(one.receipt))
      .set("depot", json_text_or_null(one.depot));
}

std::string request_status(const parts::PartRequest& state, const Output& out) {
  return out.say("parts.request.status." + std::string(parts::to_string(state.status)));
}

// "shen, Tue 09:10"; nothing where it has not come to that.
std::string who_when(const std::string& who, const std::optional<Instant>& at, const Output& out,
                     const Wall& wall) {
  if (!at) return {};
  return who.empty() ? time_text(at, out, wall) : who + ", " + time_text(at, out, wall);
}

std::string fittings_text(const parts::PartRequest& state, const Output& out, const Wall& wall) {
  std::string text;
  for (const parts::Fitting& one : state.fittings) {
    text += who_when(one.asset.str() + ": " + lot_text(one.lot), one.at, out, wall);
    if (!one.configured.empty()) text += "; " + one.configured;
    text += "\n";
  }
  return text;
}

std::string old_parts_text(const parts::PartRequest& state, const Output& out) {
  std::string text;
  for (const parts::OldPart& one : state.old_parts) {
    const Message fate{"cli.parts.fate." + std::string(parts::to_string(one.fate)),
                       {{"place", place_text(one.place, out)},
                        {"by", one.by},
                        {"receipt", one.receipt},
                        {"depot", one.depot}}};
    const std::string piece = one.serial.empty() ? one.kind + " × " + std::to_string(one.quantity)
                                                 : one.kind + " " + one.serial;
    text += piece + ": " + out.say(fate) + "\n";
  }
  return text;
}

// What was asked for, and what is given in its place.
std::string asked_text(const parts::PartRequest& state, const Output& out) {
  std::string asked = state.kind + " × " + std::to_string(state.quantity);
  if (state.given.empty() || state.given == state.kind) return asked;
  return asked + "; " +
         out.say({"cli.parts.substituted", {{"kind", state.given}, {"by", state.consent_by}}});
}

// What the desk itself gave as the reason is a code (parts::Lapse).
std::string reason_text(const parts::PartRequest& state, const Output& out) {
  const std::string id = "parts.request.reason." + state.reason;
  return text::has(id, Language::en) ? out.say(id) : state.reason;
}

}  // namespace

Json part_request_json(const parts::PartRequest& state) {
  Json out = Json::object({{"id", state.id.str()},
                           {"contract", state.contract},
                           {"status", parts::to_string(state.status)},
                           {"case", state.case_id.str()}});
  out.set("asset", json_id(state.asset)).set("level", json_text_or_null(state.level));
  out.set("kind", state.kind).set("quantity", state.quantity).set("was_there", state.hit);
  out.set("site", json_text_or_null(state.site)).set("place", json_text_or_null(state.place));
  out.set("requester", state.requester).set("given", json_text_or_null(state.given));
  out.set("pieces", lot_json(state.lot));
  out.set("lies_at", state.lies ? Json(state.lies->place.str()) : Json());
  const std::pair<const char*, const std::string*> texts[] = {{"consent_by", &state.consent_by},
                                                              {"depot", &state.depot},
                                                              {"approved_by", &state.approved_by},
                                                              {"issued_to", &state.issued_to},
                                                              {"delivered_by", &state.delivered_by},
                                                              {"received_by", &state.received_by},
                                                              {"reason", &state.reason}};
  for (const auto& [key, value] : texts) out.set(key, json_text_or_null(*value));
  out.set("fittings", json_list(state.fittings, fitting_json));
  out.set("old_parts", json_list(state.old_parts, old_part_json));
  out.set("returned", state.returned);
  const std::pair<const char*, std::optional<Instant>> times[] = {
      {"opened", state.opened},        {"reserved", state.reserved_at},
      {"reserved_until", state.until}, {"approved", state.approved_at},
      {"issued", state.issued_at},     {"delivered", state.delivered_at},
      {"ended", state.ended},          {"last_event", state.last_event}};
  for (const auto& [key, value] : times) out.set(key, json_time(value));
  return out.set("revision", state.revision);
}

std::string headline_of(const parts::PartRequest& state, const Output& out, const Wall& wall) {
  using enum parts::RequestStatus;
  const bool promised = state.status == waiting || state.status == reserved;
  std::string text = state.case_id.str() + "  " +
                     (state.lot.quantity > 0 ? lot_text(state.lot) : asked_text(state, out)) +
                     "  " + request_status(state, out);
  if (state.status == reserved && state.until) {
    text +=
        "  " + out.say({"cli.parts.holds_until", {{"until", time_text(state.until, out, wall)}}});
  }
  if (promised && state.approved_at) {
    text += "  " + out.say({"cli.parts.approved", {{"by", state.approved_by}}});
  }
  const auto left = std::ssize(parts::unsettled(state));
  if (left > 0) text += "  " + out.say({"cli.parts.unsettled", {{"count", std::to_string(left)}}});
  return text;
}

std::string part_request_text(const parts::PartRequest& state, const Output& out,
                              const Wall& wall) {
  const auto field = [&](const char* id, std::string text, Tint tint = Tint::plain) {
    return Field{out.say(id), std::move(text), tint};
  };
  const bool reserved = state.status == parts::RequestStatus::reserved;
  const std::string returned = state.returned > 0 ? std::to_string(state.returned) : "";
  return render(
      {field("cli.parts.col.request_id", state.id.str(), Tint::strong),
       field("cli.col.status", request_status(state, out)),
       field("cli.col.case", state.case_id.str()),
       field("cli.col.asset", state.asset ? state.asset->str() : ""),
       field("cli.parts.col.part", asked_text(state, out)),
       field("cli.parts.field.pieces", lot_text(state.lot)),
       field("cli.parts.col.depot", state.depot),
       field("cli.parts.field.place", state.place),
       field("cli.parts.field.lies", state.lies ? place_text(state.lies->place, out) : ""),
       field("cli.parts.field.asked", who_when(state.requester, state.opened, out, wall)),
       field("cli.parts.field.until", reserved ? time_text(state.until, out, wall) : ""),
       field("cli.parts.field.approved", who_when(state.approved_by, state.approved_at, out, wall)),
       field("cli.parts.field.issued", who_when(state.issued_to, state.issued_at, out, wall)),
       field("cli.parts.field.delivered",
             who_when(state.delivered_by, state.delivered_at, out, wall)),
       field("cli.parts.field.received_by", state.received_by),
       field("cli.parts.field.fitted", fittings_text(state, out, wall)),
       field("cli.parts.field.old_parts", old_parts_text(state, out),
             parts::unsettled(state).empty() ? Tint::plain : Tint::warn),
       field("cli.parts.field.returned", returned),
       field("cli.parts.field.reason", reason_text(state, out)),
       field("cli.parts.field.ended", time_text(state.ended, out, wall))},
      out.screen());
}

}  // namespace svcdesk::cli
