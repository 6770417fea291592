#include "cli/commands/change.hpp"
#include "cli/commands/change_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument change_finish_arguments[] = {change_argument};
constexpr Option change_finish_options[] = {
    {.name = "result", .kind = Kind::choice, .choices = "passed|failed"},
    {.name = "by", .kind = Kind::person},
    {.name = "found"},
    set_option,
    {.name = "report-due", .kind = Kind::time},
    {.name = "note"},
};

ExitCode run_change_finish(Context& context) {
  const Arguments& args = context.args;
  if (!args.has("result") && (args.has("by") || args.has("found"))) {
    throw Error(ErrorCode::usage, {"cli.change.result_missing", {}});
  }
  desk::FinishChange finish;
  if (args.has("result")) finish.test = test_of(args);
  finish.found = new_values_of(args);
  finish.report_due = context.time_option("report-due");
  finish.note = args.text("note");
  return show_changed(context, context.desk().changes().finish(args.text("change"), finish));
}

}  // namespace

constinit const Command change_finish{.noun = "change",
                                      .verb = "finish",
                                      .arguments = change_finish_arguments,
                                      .options = change_finish_options,
                                      .effect = Effect::changes,
                                      .schema = "change-changed",
                                      .run = run_change_finish};

}  // namespace svcdesk::cli::commands
