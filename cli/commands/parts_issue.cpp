#include "cli/commands/parts.hpp"
#include "cli/commands/parts_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument parts_issue_arguments[] = {part_request_argument};
constexpr Option parts_issue_options[] = {
    {.name = "to", .kind = Kind::person, .need = Need::required}};

ExitCode run_parts_issue(Context& context) {
  return show_changed(context, context.desk().parts().apply(
                                   context.args.text("request"),
                                   desk::RequestVerb(parts::Issue{context.args.text("to")})));
}

}  // namespace

constinit const Command parts_issue{.noun = "parts",
                                    .verb = "issue",
                                    .arguments = parts_issue_arguments,
                                    .options = parts_issue_options,
                                    .effect = Effect::changes,
                                    .schema = "parts-changed",
                                    .run = run_parts_issue};

}  // namespace svcdesk::cli::commands
