#include "cli/commands/case.hpp"
#include "cli/context.hpp"
#include "cli/render/machine.hpp"
#include "cli/views/cases.hpp"
#include "cli/views/events.hpp"
#include "svcdesk/desk/cases.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument case_export_arguments[] = {
    {.name = "cases", .kind = Kind::case_id, .need = Need::optional, .takes = Takes::many}};

Json whole_case(desk::Cases& cases, const std::string& id) {
  Json events = Json::array();
  for (const journal::Event& event : cases.history(id)) events.push(event_json(event));
  return Json::object({{"schema", schema_name("case-export")},
                       {"case", case_json(cases.show(id).state)},
                       {"history", std::move(events)}});
}

// One case a line, with its whole history: what another program needs to take it over.
ExitCode run_case_export(Context& context) {
  desk::Cases cases = context.desk().cases();
  const auto write = [&](const std::string& id) {
    context.out.text(json_text(whole_case(cases, id)) + "\n");
  };
  const std::vector<std::string> named = context.args.all("cases");
  for (const std::string& id : named) write(id);
  if (!named.empty()) return ExitCode::done;
  store::CaseQuery query;
  query.contract = context.settings.contract.value;
  query.limit = -1;
  cases.list(query, [&](const store::CaseRow& row) { write(CaseId{row.number}.str()); });
  return ExitCode::done;
}

}  // namespace

constinit const Command case_export{.noun = "case",
                                    .verb = "export",
                                    .arguments = case_export_arguments,
                                    .schema = "case-export",
                                    .run = run_case_export};

}  // namespace svcdesk::cli::commands
