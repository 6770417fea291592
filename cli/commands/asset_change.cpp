#include "cli/commands/asset_change.hpp"

#include <algorithm>

#include "cli/render/machine.hpp"
#include "cli/views/assets.hpp"
#include "cli/views/changed.hpp"
#include "svcdesk/base/utf8.hpp"

namespace svcdesk::cli::commands {
namespace {

// "NAME=VALUE" in two.
std::pair<std::string, std::string> pair_of(std::string_view option, const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == 0 || equals == std::string::npos) {
    throw Error(ErrorCode::usage,
                {"cli.asset.no_pair", {{"option", std::string(option)}, {"text", text}}})
        .hint({"cli.asset.hint_" + std::string(option), {}});
  }
  return {text.substr(0, equals), text.substr(equals + 1)};
}

std::vector<assets::Edit> edits_of(const desk::AssetChanged& changed) {
  return assets::edits(changed.before, changed.state);
}

std::string asset_changed_text(const Context& context, const desk::AssetChanged& changed) {
  const Output& out = context.out;
  std::string head = tinted(changed.state.id.str(), Tint::strong, out.screen().colour) + "  " +
                     printable(changed.state.tag) + "  " + asset_status(changed.state, out);
  if (changed.how != desk::Changed::How::done) head += "  (" + how_text(changed.how, out) + ")";
  const std::vector<assets::Edit> edits = edits_of(changed);
  if (changed.how == desk::Changed::How::repeated) return head + "\n";
  if (edits.empty() && changed.events.empty()) {
    return head + "  " + out.say("cli.asset.nothing_changed") + "\n";
  }
  return head + "\n" + edits_block(edits, out);
}

}  // namespace

desk::AssetEdit asset_edit_of(const Context& context) {
  const Arguments& args = context.args;
  desk::AssetEdit out;
  for (const assets::Field& field : assets::fields()) {
    std::string option(field.key);
    std::replace(option.begin(), option.end(), '_', '-');
    if (const auto value = args.find(option)) out.wanted.fields[std::string(field.key)] = *value;
  }
  for (const std::string& one : args.all("component")) {
    auto [word, value] = pair_of("component", one);
    if (word.find('.') == std::string::npos) {
      throw Error(ErrorCode::usage, {"cli.asset.no_pair", {{"option", "component"}, {"text", one}}})
          .hint({"cli.asset.hint_component", {}});
    }
    assets::want(out.wanted, word, std::move(value));
  }
  for (const std::string& slot : args.all("remove-component")) out.wanted.components[slot] = {};
  for (const std::string& one : args.all("link")) {
    auto [as, to] = pair_of("link", one);
    out.link.push_back({std::move(as), std::move(to), args.text("note")});
  }
  if (out.link.empty() && args.has("note")) {
    throw Error(ErrorCode::usage, {"cli.asset.note_of_what", {}}).hint({"cli.asset.hint_link", {}});
  }
  for (const std::string& one : args.all("unlink")) out.unlink.push_back({{}, one, {}});
  out.reason = args.text("reason");
  return out;
}

ExitCode show_changed(Context& context, const desk::AssetChanged& changed) {
  context.warn(changed.warnings);
  for (const Message& one : changed.notes) context.tell(one);
  const auto json = [&] {
    Json out =
        Json::object({{"id", changed.state.id.str()}, {"how", std::string(how_word(changed.how))}});
    return out.set("asset", asset_json(changed.state))
        .set("edits", json_list(edits_of(changed), edit_json))
        .set("events", events_json(changed.events));
  };
  context.out.object(context.command.schema, json,
                     [&] { return asset_changed_text(context, changed); });
  return ExitCode::done;
}

}  // namespace svcdesk::cli::commands
