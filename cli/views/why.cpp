#include "cli/views/why.hpp"

#include "cli/render/machine.hpp"
#include "cli/views/promises.hpp"
#include "svcdesk/text/messages.hpp"
#include "svcdesk/time/duration.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::cli {
namespace {

using obligations::Occurrence;

// Seconds matter here: a deadline is an instant.
std::string clock_time(std::optional<Instant> at, const Wall& wall) {
  return at ? time::with_offset(*at, wall.zone).substr(0, 19) : std::string();
}

std::string outcome(const Occurrence& occurrence, const Output& out, const Wall& wall) {
  const std::string due = time_text(occurrence.due, out, wall);
  const auto say = [&](const char* id, std::string length = {}) {
    return out.say({id, {{"due", due}, {"length", std::move(length)}}});
  };
  const Language language = out.screen().language;
  if (occurrence.in_breach()) {
    const Instant since = occurrence.in_force ? occurrence.in_force->at : *occurrence.due;
    return out.say({"cli.why.in_breach",
                    {{"due", time_text(since, out, wall)},
                     {"length", time::for_people(wall.now - since, language)}}});
  }
  switch (occurrence.verdict()) {
    case Occurrence::Verdict::kept:
      return say("cli.why.kept");
    case Occurrence::Verdict::broken:
      return say("cli.why.broken");
    case Occurrence::Verdict::waived:
      return say("cli.why.waived");
    case Occurrence::Verdict::open:
      break;
  }
  if (!occurrence.due) {
    return say("cli.why.standing", time::for_people(occurrence.limit - occurrence.used, language));
  }
  return say("cli.why.open", time::for_people(*occurrence.due - wall.now, language));
}

Row reason_row(const obligations::Reason& reason, const desk::Explanation& explanation,
               const Output& out, const Wall& wall) {
  std::string source;
  if (reason.event > 0) {
    source = out.say({"cli.why.event", {{"event", std::to_string(reason.event)}}});
  } else if (reason.line > 0) {
    source = out.say({"cli.why.line",
                      {{"contract", explanation.contract},
                       {"version", std::to_string(explanation.contract_version)},
                       {"line", std::to_string(reason.line)}}});
  }
  return {{"  " + clock_time(reason.at, wall)}, {out.say(reason.text)}, {source, Tint::dim}};
}

Row told_row(const desk::Explanation::Told& told, const Output& out, const Wall& wall) {
  std::string state =
      out.say({"cli.notice.state." + told.state, {{"time", clock_time(told.delivered, wall)}}});
  if (told.late) state += ", " + out.say("cli.why.late");
  return {{"  " + clock_time(told.fired, wall)},
          {out.say({"cli.why.told",
                    {{"person", told.person},
                     {"channel", told.channel},
                     {"step", std::to_string(told.step + 1)},
                     {"state", state}}})},
          {}};
}

Row coming_row(const obligations::Firing& firing, const Output& out, const Wall& wall) {
  return {{"  " + clock_time(firing.at, wall)},
          {out.say({"cli.why.step", {{"step", std::to_string(firing.step + 1)}}})},
          {time_text(firing.at, out, wall), Tint::dim}};
}

}  // namespace

std::string why_text(const std::string& subject, const desk::Explanation& explanation,
                     const Output& out, const Wall& wall) {
  const Occurrence& occurrence = explanation.occurrence;
  std::string name = occurrence.obligation;
  if (occurrence.occurrence != "1") name += " " + occurrence.occurrence;
  const Tint tint = occurrence.verdict() == Occurrence::Verdict::broken ? Tint::bad : Tint::strong;
  std::string text = tinted(subject + " " + name + ": " + outcome(occurrence, out, wall), tint,
                            out.screen().colour) +
                     "\n\n";
  Table table;
  table.columns = {{}, {"", Fit::shrink}, {}};
  for (const auto& reason : explanation.reasons) {
    table.rows.push_back(reason_row(reason, explanation, out, wall));
  }
  text += render(table, out.screen());
  table.rows.clear();
  for (const auto& told : explanation.told) table.rows.push_back(told_row(told, out, wall));
  for (const auto& firing : explanation.to_come) {
    table.rows.push_back(coming_row(firing, out, wall));
  }
  if (!table.rows.empty()) text += "\n" + render(table, out.screen());
  return text;
}

Json why_json(const desk::Explanation& explanation, Language language) {
  const Occurrence& occurrence = explanation.occurrence;
  Json reasons = Json::array();
  for (const auto& reason : explanation.reasons) {
    Json one = Json::object({{"at", json_time(reason.at)}});
    one.set("code", reason.text.id).set("text", text::render(reason.text, language));
    one.set("event", reason.event > 0 ? Json(reason.event) : Json());
    reasons.push(one.set("line", reason.line > 0 ? Json(reason.line) : Json()));
  }
  Json told = Json::array();
  for (const auto& one : explanation.told) {
    told.push(Json::object({{"person", one.person},
                            {"channel", one.channel},
                            {"state", one.state},
                            {"step", one.step + 1},
                            {"repeat", one.repeat},
                            {"late", one.late},
                            {"planned", json_time(one.planned)},
                            {"fired", json_time(one.fired)},
                            {"delivered", json_time(one.delivered)}}));
  }
  Json to_come = Json::array();
  for (const auto& firing : explanation.to_come) {
    to_come.push(Json::object({{"step", firing.step + 1}, {"at", json_time(firing.at)}}));
  }
  Json out = Json::object({{"obligation", occurrence.obligation},
                           {"occurrence", occurrence.occurrence},
                           {"contract", explanation.contract},
                           {"contract_version", explanation.contract_version}});
  out.set("level", json_text_or_null(occurrence.level)).set("due", json_time(occurrence.due));
  out.set("settled", json_time(occurrence.settled_at)).set("in_breach", occurrence.in_breach());
  out.set("limit_seconds", occurrence.limit.count()).set("used_seconds", occurrence.used.count());
  return out.set("reasons", reasons).set("told", told).set("to_come", to_come);
}

}  // namespace svcdesk::cli
