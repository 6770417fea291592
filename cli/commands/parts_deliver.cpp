#include "cli/commands/parts.hpp"
#include "cli/commands/parts_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument parts_deliver_arguments[] = {part_request_argument};
constexpr Option parts_deliver_options[] = {
    {.name = "received-by", .kind = Kind::person, .need = Need::required},
    {.name = "by", .kind = Kind::person},
    {.name = "place"},
};

ExitCode run_parts_deliver(Context& context) {
  const Arguments& args = context.args;
  return show_changed(context, context.desk().parts().apply(args.text("request"),
                                                            desk::RequestVerb(parts::Deliver{
                                                                args.text("by"), args.text("place"),
                                                                args.text("received-by")})));
}

}  // namespace

constinit const Command parts_deliver{.noun = "parts",
                                      .verb = "deliver",
                                      .arguments = parts_deliver_arguments,
                                      .options = parts_deliver_options,
                                      .effect = Effect::changes,
                                      .schema = "parts-changed",
                                      .run = run_parts_deliver};

}  // namespace svcdesk::cli::commands
