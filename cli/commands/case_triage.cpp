#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument arguments[] = {case_argument};
constexpr Option options[] = {
    {.name = "level", .kind = Kind::level},
    {.name = "reason"},
    {.name = "kind", .kind = Kind::case_kind},
    {.name = "owner", .kind = Kind::person},
};

ExitCode run(Context& context) {
  cases::Triage request{.level = context.args.text("level"),
                        .reason = context.args.text("reason"),
                        .kind = context.args.text("kind"),
                        .owner = context.args.text("owner")};
  return change_case(context, request);
}

}  // namespace

constinit const Command case_triage{.noun = "case",
                                    .verb = "triage",
                                    .arguments = arguments,
                                    .options = options,
                                    .effect = Effect::changes,
                                    .schema = "case-changed",
                                    .run = run};

}  // namespace svcdesk::cli::commands
