#include "cli/commands/change_change.hpp"

#include <algorithm>

#include "cli/render/machine.hpp"
#include "cli/views/change_state.hpp"
#include "cli/views/changed.hpp"
#include "cli/views/promises.hpp"
#include "cli/views/release_state.hpp"
#include "svcdesk/base/utf8.hpp"

namespace svcdesk::cli::commands {
namespace {

// "SRV-01:bios.version=2.1": the machine before the first colon, the field behind the last dot.
desk::NewValue new_value_of(const std::string& option, const std::string& text) {
  const std::size_t equals = text.find('=');
  std::string place = text.substr(0, equals);
  desk::NewValue out;
  if (const std::size_t colon = place.find(':'); colon != std::string::npos) {
    out.asset = place.substr(0, colon);
    place.erase(0, colon + 1);
  }
  if (const std::size_t dot = place.rfind('.'); dot != std::string::npos) {
    out.slot = place.substr(0, dot);
    place.erase(0, dot + 1);
  }
  out.field = place;
  if (equals == std::string::npos || place.empty()) {
    throw Error(ErrorCode::usage, {"cli.change.no_value", {{"option", option}, {"text", text}}})
        .hint({"cli.change.hint_value", {{"option", option}}});
  }
  out.after = text.substr(equals + 1);
  return out;
}

bool same_place(const desk::NewValue& one, const desk::NewValue& other) {
  return one.asset == other.asset && one.slot == other.slot && one.field == other.field;
}

// "CH-3  approved  Firmware of the controllers  (dry run, nothing changed)"
std::string head_line(const Output& out, const std::string& id, const std::string& status,
                      const std::string& title, desk::Changed::How how) {
  std::string line =
      tinted(id, Tint::strong, out.screen().colour) + "  " + status + "  " + printable(title);
  if (how != desk::Changed::How::done) line += "  (" + how_text(how, out) + ")";
  return line + "\n";
}

std::vector<store::PromiseRow> running_ones(const std::vector<store::PromiseRow>& all) {
  std::vector<store::PromiseRow> out;
  for (const store::PromiseRow& row : all) {
    if (!row.settled_at && row.phase != "voided") out.push_back(row);
  }
  return out;
}

std::string change_told(Context& context, const desk::ChangeChanged& changed) {
  const changes::Change& state = changed.state;
  return head_line(context.out, state.id.str(), change_status(state, context.out), state.title,
                   changed.how) +
         promises_block(running_ones(changed.promises), context.out, context.wall());
}

std::string release_told(const Context& context, const desk::ReleaseChanged& changed) {
  const changes::Release& state = changed.state;
  const Output& out = context.out;
  std::string text =
      head_line(out, state.id.str(), release_status(state, out), release_name(state), changed.how);
  if (state.status == changes::ReleaseStatus::matched) text += matches_block(state, out);
  if (!changed.started) return text;
  const Message started{"cli.release.started",
                        {{"change", changed.started->id.str()}, {"title", changed.started->title}}};
  return text + printable(out.say(started)) + "\n";
}

}  // namespace

std::vector<desk::NewValue> new_values_of(const Arguments& args) {
  std::vector<desk::NewValue> out;
  for (const std::string& one : args.all("set")) out.push_back(new_value_of("set", one));
  for (const std::string& one : args.all("was")) {
    const desk::NewValue was = new_value_of("was", one);
    const auto found = std::find_if(out.begin(), out.end(),
                                    [&](const auto& value) { return same_place(value, was); });
    if (found == out.end()) throw Error(ErrorCode::usage, {"cli.change.was_what", {{"text", one}}});
    found->before = was.after;
  }
  return out;
}

changes::Test test_of(const Arguments& args) {
  const bool failed = args.text("result") == changes::to_string(changes::Result::failed);
  return {failed ? changes::Result::failed : changes::Result::passed, args.text("by"),
          args.text("found")};
}

ExitCode move_change(Context& context, const desk::ChangeVerb& verb) {
  return show_changed(context, context.desk().changes().apply(context.args.text("change"), verb));
}

ExitCode move_release(Context& context, const desk::ReleaseVerb& verb) {
  return show_changed(context, context.desk().changes().apply(context.args.text("release"), verb));
}

ExitCode show_changed(Context& context, const desk::ChangeChanged& changed) {
  context.warn(changed.warnings);
  const auto json = [&] {
    Json promises = Json::array();
    for (const store::PromiseRow& row : changed.promises) promises.push(promise_json(row));
    return Json::object({{"id", changed.state.id.str()}, {"how", how_word(changed.how)}})
        .set("change", change_json(changed.state))
        .set("promises", promises)
        .set("events", events_json(changed.events));
  };
  context.out.object(context.command.schema, json, [&] { return change_told(context, changed); });
  return ExitCode::done;
}

ExitCode show_changed(Context& context, const desk::ReleaseChanged& changed) {
  context.warn(changed.warnings);
  const auto json = [&] {
    return Json::object({{"id", changed.state.id.str()}, {"how", how_word(changed.how)}})
        .set("release", release_json(changed.state))
        .set("started", changed.started ? change_json(*changed.started) : Json())
        .set("events", events_json(changed.events));
  };
  context.out.object(context.command.schema, json, [&] { return release_told(context, changed); });
  return ExitCode::done;
}

}  // namespace svcdesk::cli::commands
