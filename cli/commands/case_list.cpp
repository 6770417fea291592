#include "cli/commands/case.hpp"
#include "cli/commands/case_rows.hpp"
#include "svcdesk/desk/cases.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Option case_list_options[] = {
    {.name = "status", .kind = Kind::choice, .choices = "open|resolved|closed|merged|withdrawn"},
    {.name = "level", .kind = Kind::level},
    {.name = "kind", .kind = Kind::case_kind},
    {.name = "owner", .kind = Kind::person},
    {.name = "site", .kind = Kind::site},
    {.name = "asset", .kind = Kind::asset},
    {.name = "from", .kind = Kind::time},
    {.name = "to", .kind = Kind::time},
    {.name = "in-breach", .takes = Takes::nothing},
    {.name = "unassigned", .takes = Takes::nothing},
    {.name = "waiting", .takes = Takes::nothing},
    {.name = "limit", .kind = Kind::integer},
    {.name = "all", .takes = Takes::nothing},
    {.name = "exit-code", .takes = Takes::nothing},
};

store::CaseQuery::Only only(const Arguments& args) {
  if (args.has("in-breach")) return store::CaseQuery::Only::in_breach;
  if (args.has("unassigned")) return store::CaseQuery::Only::unassigned;
  if (args.has("waiting")) return store::CaseQuery::Only::waiting;
  return store::CaseQuery::Only::all;
}

ExitCode run_case_list(Context& context) {
  store::CaseQuery query = case_query(context);
  query.only = only(context.args);
  const ExitCode shown = show_cases(context, query);
  if (!context.args.has("exit-code")) return shown;
  query.only = store::CaseQuery::Only::in_breach;
  query.limit = 1;
  bool breached = false;
  context.desk().cases().list(query, [&](const store::CaseRow&) { breached = true; });
  return breached ? ExitCode::in_breach : shown;
}

}  // namespace

constinit const Command case_list{.noun = "case",
                                  .verb = "list",
                                  .options = case_list_options,
                                  .schema = "case-list",
                                  .run = run_case_list};

}  // namespace svcdesk::cli::commands
