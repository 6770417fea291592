#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument case_triage_arguments[] = {case_argument};
constexpr Option case_triage_options[] = {
    {.name = "level", .kind = Kind::level},
    {.name = "reason"},
    {.name = "kind", .kind = Kind::case_kind},
    {.name = "owner", .kind = Kind::person},
};

ExitCode run_case_triage(Context& context) {
  cases::Triage request{.level = context.args.text("level"),
                        .reason = context.args.text("reason"),
                        .kind = context.args.text("kind"),
                        .owner = context.args.text("owner")};
  return change_case(context, request);
}

}  // namespace

constinit const Command case_triage{.noun = "case",
                                    .verb = "triage",
                                    .arguments = case_triage_arguments,
                                    .options = case_triage_options,
                                    .effect = Effect::changes,
                                    .schema = "case-changed",
                                    .run = run_case_triage};

}  // namespace svcdesk::cli::commands
