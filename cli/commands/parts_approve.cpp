#include "cli/commands/parts.hpp"
#include "cli/commands/parts_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument parts_approve_arguments[] = {part_request_argument};
constexpr Option parts_approve_options[] = {{.name = "by", .kind = Kind::person}};

ExitCode run_parts_approve(Context& context) {
  return show_changed(context,
                      context.desk().parts().apply(
                          context.args.text("request"),
                          desk::RequestVerb(parts::ApproveRequest{context.args.text("by")})));
}

}  // namespace

constinit const Command parts_approve{.noun = "parts",
                                      .verb = "approve",
                                      .arguments = parts_approve_arguments,
                                      .options = parts_approve_options,
                                      .effect = Effect::changes,
                                      .schema = "parts-changed",
                                      .run = run_parts_approve};

}  // namespace svcdesk::cli::commands
