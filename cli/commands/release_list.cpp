#include "cli/commands/change_change.hpp"
#include "cli/commands/release.hpp"
#include "cli/views/change_lists.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Option release_list_options[] = {
    {.name = "status",
     .kind = Kind::choice,
     .choices = "recorded|matched|judged|proposed|permitted|refused|dismissed"},
    {.name = "kind", .kind = Kind::choice, .choices = "patch|version|firmware"},
    {.name = "all", .takes = Takes::nothing},
    {.name = "limit", .kind = Kind::integer},
};

ExitCode run_release_list(Context& context) {
  const Arguments& args = context.args;
  store::ChangeQuery query;
  query.contract = context.settings.contract.value;
  query.status = args.text("status");
  query.kind = args.text("kind");
  if (args.has("all") || args.has("status")) query.only = store::ChangeQuery::Only::all;
  query.limit = args.number("limit").value_or(args.has("all") ? -1 : query.limit);
  List list(context.out, release_shape(context.command.schema, context.out));
  const Wall wall = context.wall();
  context.desk().changes().releases(query, [&](const store::ReleaseRow& row) {
    list.add([&] { return release_row_json(row); },
             [&] { return release_row(row, context.out, wall); });
  });
  list.finish();
  return ExitCode::done;
}

}  // namespace

constinit const Command release_list{.noun = "release",
                                     .verb = "list",
                                     .options = release_list_options,
                                     .schema = "release-list",
                                     .run = run_release_list};

}  // namespace svcdesk::cli::commands
