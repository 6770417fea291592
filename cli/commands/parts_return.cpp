#include "cli/commands/parts.hpp"
#include "cli/commands/parts_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument parts_return_arguments[] = {part_request_argument};
constexpr Option parts_return_options[] = {depot_option, serial_option, quantity_option,
                                           reason_required};

ExitCode run_parts_return(Context& context) {
  const Arguments& args = context.args;
  const parts::Pieces pieces = pieces_of(args);
  return show_changed(
      context, context.desk().parts().apply(
                   args.text("request"),
                   desk::RequestVerb(parts::ReturnParts{args.text("depot"), pieces.serials,
                                                        pieces.quantity, args.text("reason")})));
}

}  // namespace

constinit const Command parts_return{.noun = "parts",
                                     .verb = "return",
                                     .arguments = parts_return_arguments,
                                     .options = parts_return_options,
                                     .effect = Effect::changes,
                                     .schema = "parts-changed",
                                     .run = run_parts_return};

}  // namespace svcdesk::cli::commands
