#include "cli/commands/config.hpp"
#include "cli/context.hpp"
#include "cli/render/machine.hpp"

namespace svcdesk::cli::commands {
namespace {

std::string source_word(const Setting& setting, const Output& out) {
  switch (setting.source) {
    case Setting::Source::flag:
    case Setting::Source::environment:
    case Setting::Source::config:
      return setting.place;
    case Setting::Source::fallback:
      return out.say("cli.config.by_default");
  }
  return {};
}

std::string_view source_code(Setting::Source source) {
  switch (source) {
    case Setting::Source::flag:
      return "flag";
    case Setting::Source::environment:
      return "environment";
    case Setting::Source::config:
      return "config";
    case Setting::Source::fallback:
      return "default";
  }
  return "default";
}

ExitCode run_config_show(Context& context) {
  List list(context.out, {context.command.schema,
                          "settings",
                          {"name", "value", "source", "place"},
                          {{context.out.say("cli.col.setting")},
                           {context.out.say("cli.col.value"), Fit::shrink},
                           {context.out.say("cli.col.source"), Fit::shrink}},
                          {"cli.config.nothing", {}}});
  for (const auto& [name, setting] : cli::list(context.settings)) {
    list.add(Json::object({{"name", name},
                           {"value", setting->value},
                           {"source", source_code(setting->source)},
                           {"place", json_text_or_null(setting->place)}}),
             {{name, Tint::strong}, {setting->value}, {source_word(*setting, context.out)}});
  }
  Json channels = Json::array();
  for (const auto& [name, channel] : context.settings.channels) {
    // Settings may be secrets: only what the channel is.
    const std::string kind(delivery::to_string(channel.kind));
    channels.push(Json::object({{"name", name}, {"kind", kind}}));
    if (!context.out.for_people()) continue;
    list.add(Json(), {{"channels." + name, Tint::strong}, {kind}, {context.settings.config.value}});
  }
  list.finish(Json::object({{"channels", channels}}));
  return ExitCode::done;
}

}  // namespace

constinit const Command config_show{
    .noun = "config", .verb = "show", .schema = "config", .run = run_config_show};

}  // namespace svcdesk::cli::commands
