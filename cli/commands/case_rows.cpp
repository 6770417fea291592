#include "cli/commands/case_rows.hpp"

#include "cli/views/cases.hpp"
#include "svcdesk/desk/cases.hpp"

namespace svcdesk::cli::commands {

store::CaseQuery case_query(Context& context) {
  const Arguments& args = context.args;
  store::CaseQuery query;
  query.contract = context.settings.contract.value;
  query.status = args.text("status");
  query.level = args.text("level");
  query.kind = args.text("kind");
  query.owner = args.text("owner");
  query.site = args.text("site");
  query.asset = args.text("asset");
  query.opened_from = context.time_option("from");
  query.opened_to = context.time_option("to");
  query.limit = args.has("all") ? -1 : args.number("limit").value_or(default_rows);
  return query;
}

ExitCode show_cases(Context& context, const store::CaseQuery& query) {
  List list(context.out, {.schema = context.command.schema,
                          .member = "cases",
                          .keys = case_keys(),
                          .columns = case_columns(context.out),
                          .none = {"cli.case.none", {}}});
  const Wall wall = context.wall();
  context.desk().cases().list(query, [&](const store::CaseRow& row) {
    list.add([&] { return case_row_json(row); }, [&] { return case_row(row, context.out, wall); });
  });
  list.finish();
  return ExitCode::done;
}

}  // namespace svcdesk::cli::commands
