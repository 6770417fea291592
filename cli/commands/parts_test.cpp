#include "cli/commands/parts.hpp"
#include "cli/commands/parts_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument parts_test_arguments[] = {part_kind_argument};
constexpr Option parts_test_options[] = {
    depot_required,
    serial_option,
    quantity_option,
    condition_option,
    {.name = "fail", .takes = Takes::nothing},
    {.name = "note"},
};

ExitCode run_parts_test(Context& context) {
  const Arguments& args = context.args;
  const auto result = args.has("fail") ? parts::TestResult::fail : parts::TestResult::pass;
  return show_changed(context, context.desk().parts().work(parts::Test{
                                   args.text("kind"), args.text("depot"), pieces_of(args), result,
                                   args.text("note"), condition_of(args)}));
}

}  // namespace

constinit const Command parts_test{.noun = "parts",
                                   .verb = "test",
                                   .arguments = parts_test_arguments,
                                   .options = parts_test_options,
                                   .effect = Effect::changes,
                                   .schema = "parts-changed",
                                   .run = run_parts_test};

}  // namespace svcdesk::cli::commands
