#include <algorithm>

#include "cli/commands/asset.hpp"
#include "cli/context.hpp"
#include "cli/input/asset_list.hpp"
#include "cli/input/csv_options.hpp"
#include "cli/render/machine.hpp"
#include "cli/views/assets.hpp"
#include "cli/views/changed.hpp"
#include "svcdesk/base/utf8.hpp"
#include "svcdesk/desk/models.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument asset_import_arguments[] = {{.name = "file", .kind = Kind::file}};
constexpr Option asset_import_options[] = {{.name = "map"}, encoding_option, separator_option};

Json difference_json(const desk::AssetImport::Difference& one) {
  return Json::object({{"id", one.id.str()}, {"tag", one.tag}})
      .set("edits", json_list(one.edits, edit_json));
}

Json near_json(const assets::NearModel& one) {
  return Json::object({{"vendor", json_text_or_null(one.vendor)},
                       {"model", one.model},
                       {"nearest_vendor", one.nearest.vendor},
                       {"nearest_model", one.nearest.model},
                       {"machines", one.machines}});
}

// On stderr: what nobody reads to its end is counted.
void warn_of_near_models(Context& context, const std::vector<assets::NearModel>& near) {
  constexpr std::size_t most_warnings = 20;
  for (std::size_t i = 0; i < std::min(near.size(), most_warnings); ++i) {
    context.warn(desk::near_model_warning(near[i]));
  }
  if (near.size() <= most_warnings) return;
  const std::string more = std::to_string(near.size() - most_warnings);
  context.warn(Message{"cli.models.more_near", {{"count", more}}});
}

Json import_json(const desk::AssetImport& done, bool dry) {
  return Json::object({{"added", done.added},
                       {"changed", done.changed},
                       {"unchanged", done.unchanged},
                       {"absent", done.absent},
                       {"dry_run", dry}})
      .set("differences", json_list(done.differences, difference_json))
      .set("absent_tags", json_strings(done.absent_tags))
      .set("part_numbers", done.part_numbers)
      .set("near_models", json_list(done.near, near_json));
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
  if (done.part_numbers > 0) {
    const std::string count = std::to_string(done.part_numbers);
    text += out.say({"cli.models.part_numbers", {{"count", count}}}) + "\n";
  }
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
  warn_of_near_models(context, done.near);
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
