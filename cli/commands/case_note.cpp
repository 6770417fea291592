#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument case_note_arguments[] = {case_argument, {.name = "text"}};
constexpr Option case_note_options[] = {
    {.name = "told"},
    {.name = "anomaly", .takes = Takes::nothing},
    {.name = "seen-by", .kind = Kind::person},
};

ExitCode run_case_note(Context& context) {
  const std::string text = context.args.text("text");
  if (context.args.has("anomaly")) {
    return change_case(context,
                       cases::Anomaly{.text = text, .seen_by = context.args.text("seen-by")});
  }
  return change_case(context, cases::Note{.text = text, .told = context.args.text("told")});
}

}  // namespace

constinit const Command case_note{.noun = "case",
                                  .verb = "note",
                                  .arguments = case_note_arguments,
                                  .options = case_note_options,
                                  .effect = Effect::changes,
                                  .schema = "case-changed",
                                  .run = run_case_note};

}  // namespace svcdesk::cli::commands
