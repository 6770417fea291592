#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument case_cover_arguments[] = {case_argument};
constexpr Option case_cover_options[] = {
    {.name = "verdict", .kind = Kind::choice, .choices = "covered|customer"},
    {.name = "cause", .kind = Kind::choice, .choices = "wear|part|people|nature|pre-existing"},
    {.name = "proof"},
    {.name = "agreed-by", .kind = Kind::person},
};

ExitCode run_case_cover(Context& context) {
  return change_case(context, cases::Cover{.verdict = context.args.text("verdict"),
                                           .cause = context.args.text("cause"),
                                           .proof = context.args.text("proof"),
                                           .agreed_by = context.args.text("agreed-by")});
}

}  // namespace

constinit const Command case_cover{.noun = "case",
                                   .verb = "cover",
                                   .arguments = case_cover_arguments,
                                   .options = case_cover_options,
                                   .effect = Effect::changes,
                                   .schema = "case-changed",
                                   .run = run_case_cover};

}  // namespace svcdesk::cli::commands
