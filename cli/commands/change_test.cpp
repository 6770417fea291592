#include "cli/commands/change.hpp"
#include "cli/commands/change_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument change_test_arguments[] = {change_argument};
constexpr Option change_test_options[] = {
    {.name = "result", .kind = Kind::choice, .need = Need::required, .choices = "passed|failed"},
    by_required,
    {.name = "found"},
};

ExitCode run_change_test(Context& context) { return move_change(context, test_of(context.args)); }

}  // namespace

constinit const Command change_test{.noun = "change",
                                    .verb = "test",
                                    .arguments = change_test_arguments,
                                    .options = change_test_options,
                                    .effect = Effect::changes,
                                    .schema = "change-changed",
                                    .run = run_change_test};

}  // namespace svcdesk::cli::commands
