#include "cli/commands/asset.hpp"
#include "cli/context.hpp"
#include "cli/views/assets.hpp"
#include "svcdesk/base/error.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Option asset_list_options[] = {
    {.name = "status", .kind = Kind::choice, .choices = "in-service|retired|all"},
    {.name = "site", .kind = Kind::site},
    {.name = "rack"},
    {.name = "vendor"},
    {.name = "model"},
    {.name = "serial-number"},
    {.name = "tag"},
    {.name = "product"},
    {.name = "product-version"},
    {.name = "faulty", .takes = Takes::nothing},
    {.name = "uncovered", .takes = Takes::nothing},
    {.name = "limit", .kind = Kind::integer},
    {.name = "all", .takes = Takes::nothing},
};

store::AssetQuery query_of(Context& context) {
  const Arguments& args = context.args;
  store::AssetQuery query;
  query.contract = context.settings.contract.value;
  query.status = args.has("status") ? args.text("status") : "in-service";
  if (query.status == "all") query.status.clear();
  query.site = args.text("site");
  query.rack = args.text("rack");
  query.vendor = args.text("vendor");
  query.model = args.text("model");
  query.serial_number = args.text("serial-number");
  query.tag = args.text("tag");
  query.product = args.text("product");
  query.version = args.text("product-version");
  if (query.product.empty() && !query.version.empty()) {
    throw Error(ErrorCode::usage, {"cli.asset.version_of_what", {}});
  }
  if (args.has("faulty")) query.faults = store::AssetQuery::Faults::only;
  if (args.has("uncovered")) {
    query.uncovered_on = time::with_offset(context.now(), context.zone()).substr(0, 10);
  }
  query.limit = args.has("all") ? -1 : args.number("limit").value_or(query.limit);
  return query;
}

ExitCode run_asset_list(Context& context) {
  List list(context.out, {.schema = context.command.schema,
                          .member = "assets",
                          .keys = asset_keys(),
                          .columns = asset_columns(context.out),
                          .none = {"cli.asset.none", {}}});
  context.desk().assets().list(query_of(context), [&](const store::AssetRow& row) {
    list.add([&] { return asset_row_json(row); }, [&] { return asset_row(row, context.out); });
  });
  list.finish();
  return ExitCode::done;
}

}  // namespace

constinit const Command asset_list{.noun = "asset",
                                   .verb = "list",
                                   .options = asset_list_options,
                                   .schema = "asset-list",
                                   .run = run_asset_list};

}  // namespace svcdesk::cli::commands
