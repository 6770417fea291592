#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument arguments[] = {case_argument, {.name = "text"}};
constexpr Option options[] = {
    {.name = "told"},
    {.name = "anomaly", .takes = Takes::nothing},
    {.name = "seen-by", .kind = Kind::person},
};

ExitCode run(Context& context) {
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
                                  .arguments = arguments,
                                  .options = options,
                                  .effect = Effect::changes,
                                  .schema = "case-changed",
                                  .run = run};

}  // namespace svcdesk::cli::commands
