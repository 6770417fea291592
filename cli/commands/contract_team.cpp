#include "cli/commands/contract.hpp"
#include "cli/context.hpp"
#include "cli/render/machine.hpp"
#include "svcdesk/base/utf8.hpp"
#include "svcdesk/desk/contracts.hpp"

namespace svcdesk::cli::commands {
namespace {

ExitCode run_contract_team(Context& context) {
  const std::vector<desk::OnDuty> team = context.desk().contracts().team();
  const Wall wall = context.wall();
  List list(context.out, {context.command.schema,
                          "roles",
                          {"role", "people", "until"},
                          {{context.out.say("cli.col.role")},
                           {context.out.say("cli.col.people"), Fit::shrink},
                           {context.out.say("cli.col.until")}},
                          {"cli.team.none", {}}});
  for (const desk::OnDuty& one : team) {
    list.add(Json::object({{"role", one.role},
                           {"people", json_strings(one.people)},
                           {"until", json_time(one.until)}}),
             {{one.role, Tint::strong},
              {one.people.empty() ? context.out.say("cli.team.nobody") : joined(one.people),
               one.people.empty() ? Tint::warn : Tint::plain},
              {time_text(one.until, context.out, wall)}});
  }
  list.finish(Json::object({{"now", json_time(wall.now)}}));
  return ExitCode::done;
}

}  // namespace

constinit const Command contract_team{
    .noun = "contract", .verb = "team", .schema = "contract-team", .run = run_contract_team};

}  // namespace svcdesk::cli::commands
