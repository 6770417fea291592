#include "cli/commands/asset.hpp"
#include "cli/context.hpp"
#include "cli/views/models.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Option asset_models_options[] = {
    {.name = "vendor"},
    {.name = "model"},
    {.name = "limit", .kind = Kind::integer},
    {.name = "all", .takes = Takes::nothing},
};

ExitCode run_asset_models(Context& context) {
  const Arguments& args = context.args;
  store::ModelQuery query;
  query.contract = context.settings.contract.value;
  query.vendor = args.text("vendor");
  query.model = args.text("model");
  query.limit = args.has("all") ? -1 : args.number("limit").value_or(query.limit);
  List list(context.out, models_shape(context.command.schema, context.out));
  context.desk().models().list(query, [&](const store::ModelRow& row) {
    list.add([&] { return model_row_json(row); }, [&] { return model_row(row, context.out); });
  });
  list.finish();
  return ExitCode::done;
}

}  // namespace

constinit const Command asset_models{.noun = "asset",
                                     .verb = "models",
                                     .options = asset_models_options,
                                     .schema = "model-list",
                                     .run = run_asset_models};

}  // namespace svcdesk::cli::commands
