#include "cli/commands/contract.hpp"
#include "cli/context.hpp"
#include "cli/render/machine.hpp"
#include "cli/views/promises.hpp"
#include "svcdesk/desk/contracts.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Option contract_milestones_options[] = {
    {.name = "until", .kind = Kind::time},
};

ExitCode run_contract_milestones(Context& context) {
  const Wall wall = context.wall();
  const Instant until = context.time_option("until").value_or(wall.now + std::chrono::days{366});
  const auto views = context.desk().contracts().milestones(until);
  List list(context.out, {context.command.schema,
                          "promises",
                          promise_keys(),
                          milestone_columns(context.out),
                          {"cli.due.nothing", {}}});
  for (const desk::PromiseView& view : views) {
    list.add(promise_json(view, context.out.screen().language),
             milestone_row(view, context.out, wall));
  }
  list.finish(Json::object({{"now", json_time(wall.now)}, {"until", json_time(until)}}));
  return ExitCode::done;
}

}  // namespace

constinit const Command contract_milestones{.noun = "contract",
                                            .verb = "milestones",
                                            .options = contract_milestones_options,
                                            .schema = "due",
                                            .run = run_contract_milestones};

}  // namespace svcdesk::cli::commands
