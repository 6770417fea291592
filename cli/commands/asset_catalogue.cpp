#include "cli/commands/asset.hpp"
#include "cli/context.hpp"
#include "cli/input/device_types.hpp"
#include "cli/render/machine.hpp"
#include "cli/views/assets.hpp"
#include "cli/views/changed.hpp"
#include "svcdesk/base/utf8.hpp"
#include "svcdesk/desk/models.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument asset_catalogue_arguments[] = {
    {.name = "device-types", .kind = Kind::file, .takes = Takes::many}};

using Taken = desk::ModelsImport::Model;

Json taken_json(const Taken& one) {
  return Json::object({{"id", one.id.str()},
                       {"vendor", one.vendor},
                       {"model", one.model},
                       {"what", one.what == Taken::What::added ? "added" : "changed"}})
      .set("edits", json_list(one.edits, edit_json));
}

Json taken_in_json(const desk::ModelsImport& done) {
  return Json::object({{"how", std::string(how_word(done.how))},
                       {"added", done.added},
                       {"changed", done.changed},
                       {"unchanged", done.unchanged}})
      .set("models", json_list(done.models, taken_json));
}

std::string taken_in_text(const desk::ModelsImport& done, const Output& out) {
  std::string text;
  for (const Taken& one : done.models) {
    text += printable(one.id.str() + "  " + one.vendor + " " + one.model) + "\n" +
            edits_block(one.edits, out);
  }
  const auto more = done.added + done.changed - std::ssize(done.models);
  if (more > 0) text += out.say({"cli.models.more", {{"count", std::to_string(more)}}}) + "\n";
  const bool dry = done.how == desk::Changed::How::dry_run;
  return text +
         out.say({dry ? "cli.models.would_import" : "cli.models.imported",
                  {{"added", std::to_string(done.added)},
                   {"changed", std::to_string(done.changed)},
                   {"unchanged", std::to_string(done.unchanged)}}}) +
         "\n";
}

ExitCode run_asset_catalogue(Context& context) {
  const std::vector<assets::DescribedModel> described =
      device_types(context.args.all("device-types"), context.in, {context.settings.helper.value});
  const desk::ModelsImport done = context.desk().models().import(described);
  if (done.how == desk::Changed::How::repeated) context.tell({"cli.repeated", {}});
  context.out.object(
      context.command.schema, [&] { return taken_in_json(done); },
      [&] { return taken_in_text(done, context.out); });
  return ExitCode::done;
}

}  // namespace

constinit const Command asset_catalogue{.noun = "asset",
                                        .verb = "catalogue",
                                        .arguments = asset_catalogue_arguments,
                                        .effect = Effect::changes,
                                        .schema = "model-import",
                                        .run = run_asset_catalogue};

}  // namespace svcdesk::cli::commands
