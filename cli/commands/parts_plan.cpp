#include "cli/commands/parts.hpp"
#include "cli/commands/parts_change.hpp"
#include "cli/views/coverage.hpp"

namespace svcdesk::cli::commands {
namespace {

ExitCode run_parts_plan(Context& context) {
  List list(context.out, plan_shape(context.command.schema, context.out));
  for (const parts::PlanLine& line : context.desk().parts().plan()) {
    list.add([&] { return plan_json(line); }, [&] { return plan_row(line, context.out); });
  }
  list.finish();
  return ExitCode::done;
}

}  // namespace

constinit const Command parts_plan{
    .noun = "parts", .verb = "plan", .schema = "parts-plan", .run = run_parts_plan};

}  // namespace svcdesk::cli::commands
