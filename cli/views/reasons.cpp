#include "cli/views/reasons.hpp"

#include "cli/render/machine.hpp"
#include "svcdesk/text/messages.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::cli {
namespace {

// "event 1041 · line 88", whichever is known.
std::string source(const obligations::Reason& reason, const Output& out) {
  std::string text;
  if (reason.event > 0) {
    text = out.say({"cli.reason.event", {{"seq", std::to_string(reason.event)}}});
  }
  if (reason.line > 0) {
    text += text.empty() ? "" : " · ";
    text += out.say({"cli.reason.line", {{"line", std::to_string(reason.line)}}});
  }
  return text;
}

}  // namespace

Json reasons_json(const std::vector<obligations::Reason>& reasons, Language language) {
  Json out = Json::array();
  for (const obligations::Reason& reason : reasons) {
    Json one = Json::object({{"at", json_time(reason.at)}, {"id", reason.text.id}});
    one.set("text", text::render(reason.text, language));
    Json arguments = Json::object();
    for (const auto& [name, value] : reason.text.args) arguments.set(name, value);
    one.set("arguments", arguments);
    one.set("event", reason.event > 0 ? Json(reason.event) : Json());
    out.push(one.set("line", reason.line > 0 ? Json(reason.line) : Json()));
  }
  return out;
}

std::string reasons_text(const std::vector<obligations::Reason>& reasons, const Output& out,
                         const Wall& wall) {
  Table table{.columns = {{""}, {"", Fit::shrink}, {""}}, .rows = {}};
  for (const obligations::Reason& reason : reasons) {
    std::string at;
    if (reason.at) at = time::with_offset(*reason.at, wall.zone).substr(0, 19);
    table.rows.push_back({{"  " + at}, {out.say(reason.text)}, {source(reason, out), Tint::dim}});
  }
  return render(table, out.screen());
}

std::optional<Instant> deadline_of(const obligations::Occurrence& occurrence) {
  if (occurrence.in_force) return occurrence.in_force->at;
  return occurrence.due;
}

Json json_due(const obligations::Occurrence& occurrence) {
  return json_time(deadline_of(occurrence));
}

}  // namespace svcdesk::cli
