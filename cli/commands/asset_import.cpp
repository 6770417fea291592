#include "cli/commands/asset.hpp"
#include "cli/context.hpp"
#include "cli/input/asset_list.hpp"
#include "cli/input/csv_options.hpp"
#include "cli/render/machine.hpp"
#include "cli/views/assets.hpp"
#include "cli/views/changed.hpp"
#include "svcdesk/base/utf8.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument asset_import_arguments[] = {{.name = "file", .kind = Kind::file}};
constexpr Option asset_import_options[] = {{.name = "map"}, encoding_option, separator_option};

Json difference_json(const desk::AssetImport::Difference& one) {
  return Json::object({{"id", one.id.str()}, {"tag", one.tag}})
      .set("edits", json_list(one.edits, edit_json));
}

Json import_json(const desk::AssetImport& done, bool dry) {
  return Json::object({{"added", done.added},
                       {"changed", done.changed},
                       {"unchanged", done.unchanged},
                       {"absent", done.absent},
                       {"dry_run", dry}})
      .set("differences", json_list(done.differences, difference_json))
      .set("absent_tags", json_strings(done.absent_tags));
}

std::string import_text(const desk::AssetImport& done, bool dry, const Output& out) {
  std::string text;
  for (const desk::AssetImport::Difference& one : done.differences) {
    text += printable(one.id.str() + "  " + one.tag) + "\n" + edits_block(one.edits, out);
  }
  const auto more = done.changed - std::ssize(done.differences);
  if (more > 0) text += out.say({"cli.asset.more", {{"count", std::to_string(more)}}}) + "\n";
  text += out.say({dry ? "cli.asset.would_import" : "cli.asset.imported",
                   {{"added", std::to_string(done.added)},
                    {"changed", std::to_string(done.changed)},
                    {"unchanged", std::to_string(done.unchanged)}}}) +
          "\n";
  if (done.absent > 0) {
    text += out.say({"cli.asset.absent", {{"count", std::to_string(done.absent)}}}) + "\n";
  }
  return text;
}

ExitCode run_asset_import(Context& context) {
  AssetList list(context.args.text("file"), context.in, context.args.text("map"),
                 csv_form(context.args));
  const bool dry = context.args.has("dry-run");
  const desk::AssetImport done =
      context.desk().assets().import([&](const desk::TakeAsset& take) { list.each(take); });
  context.out.object(
      context.command.schema, [&] { return import_json(done, dry); },
      [&] { return import_text(done, dry, context.out); });
  return ExitCode::done;
}

}  // namespace

constinit const Command asset_import{.noun = "asset",
                                     .verb = "import",
                                     .arguments = asset_import_arguments,
                                     .options = asset_import_options,
                                     .effect = Effect::changes,
                                     .schema = "asset-import",
                                     .run = run_asset_import};

}  // namespace svcdesk::cli::commands
