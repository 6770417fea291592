#include "cli/commands/change.hpp"
#include "cli/commands/change_change.hpp"
#include "cli/views/change_lists.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Option change_list_options[] = {
    {.name = "status",
     .kind = Kind::choice,
     .choices = "requested|assessed|approved|refused|withdrawn|running|finished|done|rolled-back"},
    {.name = "kind", .kind = Kind::choice, .choices = "patch|upgrade|configuration"},
    {.name = "all", .takes = Takes::nothing},
    {.name = "limit", .kind = Kind::integer},
};

ExitCode run_change_list(Context& context) {
  const Arguments& args = context.args;
  store::ChangeQuery query;
  query.contract = context.settings.contract.value;
  query.status = args.text("status");
  query.kind = args.text("kind");
  if (args.has("all") || args.has("status")) query.only = store::ChangeQuery::Only::all;
  query.limit = args.number("limit").value_or(args.has("all") ? -1 : query.limit);
  List list(context.out, change_shape(context.command.schema, context.out));
  const Wall wall = context.wall();
  context.desk().changes().list(query, [&](const store::ChangeRow& row) {
    list.add([&] { return change_row_json(row); },
             [&] { return change_row(row, context.out, wall); });
  });
  list.finish();
  return ExitCode::done;
}

}  // namespace

constinit const Command change_list{.noun = "change",
                                    .verb = "list",
                                    .options = change_list_options,
                                    .schema = "change-list",
                                    .run = run_change_list};

}  // namespace svcdesk::cli::commands
