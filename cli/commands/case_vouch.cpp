#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument case_vouch_arguments[] = {case_argument};
constexpr Option case_vouch_options[] = {
    {.name = "by", .kind = Kind::person},
};

ExitCode run_case_vouch(Context& context) {
  return change_case(context, cases::Vouch{.by = context.args.text("by")});
}

}  // namespace

constinit const Command case_vouch{.noun = "case",
                                   .verb = "vouch",
                                   .arguments = case_vouch_arguments,
                                   .options = case_vouch_options,
                                   .effect = Effect::changes,
                                   .schema = "case-changed",
                                   .run = run_case_vouch};

}  // namespace svcdesk::cli::commands
