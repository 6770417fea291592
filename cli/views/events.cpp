#include "cli/views/events.hpp"

#include "cli/render/machine.hpp"
#include "cli/views/promises.hpp"

namespace svcdesk::cli {

Json event_json(const journal::Event& event) {
  Json out = Json::object({{"seq", event.seq},
                           {"contract", json_text_or_null(event.contract)},
                           {"subject", event.subject.str()},
                           {"type", event.type},
                           {"version", event.version}});
  out.set("at", json_time(event.at)).set("recorded", json_time(event.recorded));
  out.set("actor", event.actor).set("request_id", json_text_or_null(event.request_id));
  Json refs = Json::array();
  for (const journal::Subject& ref : event.refs) refs.push(ref.str());
  return out.set("refs", refs).set("payload", event.payload);
}

std::vector<std::string> event_keys() {
  return {"seq",  "at",         "recorded", "type",    "subject", "actor",
          "refs", "request_id", "contract", "version", "payload"};
}

std::vector<Column> event_columns(const Output& out) {
  return {{out.say("cli.col.seq"), Fit::keep, Align::right},
          {out.say("cli.col.at")},
          {out.say("cli.col.subject")},
          {out.say("cli.col.event")},
          {out.say("cli.col.actor")},
          {out.say("cli.col.payload"), Fit::shrink}};
}

std::string payload_line(const Json& payload) {
  std::string line;
  if (!payload.is_object()) return line;
  for (const auto& [key, value] : payload.members()) {
    line.append(line.empty() ? "" : "  ").append(key).append("=");
    line += value.is_string() ? value.string() : value.dump();
  }
  return line;
}

Row event_row(const journal::Event& event, const Output& out, const Wall& wall) {
  return {{std::to_string(event.seq), Tint::dim},
          {time_text(event.at, out, wall)},
          {short_subject(event.subject), Tint::strong},
          {event.type},
          {event.actor},
          {payload_line(event.payload)}};
}

}  // namespace svcdesk::cli
