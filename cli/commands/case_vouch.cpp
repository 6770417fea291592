#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument arguments[] = {case_argument};
constexpr Option options[] = {
    {.name = "by", .kind = Kind::person},
};

ExitCode run(Context& context) {
  return change_case(context, cases::Vouch{.by = context.args.text("by")});
}

}  // namespace

constinit const Command case_vouch{.noun = "case",
                                   .verb = "vouch",
                                   .arguments = arguments,
                                   .options = options,
                                   .effect = Effect::changes,
                                   .schema = "case-changed",
                                   .run = run};

}  // namespace svcdesk::cli::commands
