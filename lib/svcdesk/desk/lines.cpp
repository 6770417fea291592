#include "svcdesk/desk/lines.hpp"

#include "svcdesk/desk/payload_text.hpp"
#include "svcdesk/journal/payloads.hpp"

namespace svcdesk::desk {
namespace {

Json line_json(const notices::Line& line) {
  Json out = Json::object({{"key", line.key}, {"person", line.person}, {"channel", line.channel}});
  out.set_if("or", text_array(line.or_channels));
  if (line.hold_until) out.set("hold", line.hold_until->time_since_epoch().count());
  if (line.urgency == notices::Urgency::urgent) out.set("urgent", true);
  if (line.reminder) out.set("reminder", true);
  return out;
}

}  // namespace

Json step_payload(const obligations::Firing& firing, const notices::Telling& telling) {
  Json payload = Json::object({{"obligation", firing.obligation},
                               {"occurrence", firing.occurrence},
                               {"step", firing.step},
                               {"repeat", firing.repeat},
                               {"planned", firing.at.time_since_epoch().count()}});
  payload.set_if("level", firing.level);
  if (firing.joined > 0) payload.set("joined", firing.joined);
  payload.set_if("nobody_on_duty", text_array(telling.skipped_roles));
  if (telling.stood_in) payload.set("stood_in", *telling.stood_in);
  if (telling.fallback) payload.set("fallback", true);
  Json lines = Json::array();
  for (const notices::Line& line : telling.lines) lines.push(line_json(line));
  payload.set_if("lines", std::move(lines));
  return payload;
}

store::NoticeLine line_of(const journal::Event& step_fired, const Json& line) {
  const Json& payload = step_fired.payload;
  store::NoticeLine out;
  out.key = line.text("key");
  out.contract = step_fired.contract;
  out.subject = step_fired.subject;
  out.obligation = payload.text("obligation");
  out.occurrence = payload.text("occurrence");
  out.step = journal::number(payload, "step");
  out.repeat = journal::number(payload, "repeat");
  out.level = payload.text("level");
  out.person = line.text("person");
  out.channel = line.text("channel");
  out.or_channels = texts(line["or"]);
  out.planned = journal::moment(payload, "planned").value_or(Instant{});
  out.fired = step_fired.at;
  out.hold_until = journal::moment(line, "hold");
  out.urgent = flag(line, "urgent");
  out.reminder = flag(line, "reminder");
  out.joined = journal::number(payload, "joined");
  out.event = step_fired.seq;
  return out;
}

}  // namespace svcdesk::desk
