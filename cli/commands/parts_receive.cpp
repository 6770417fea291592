#include "cli/commands/parts.hpp"
#include "cli/commands/parts_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument parts_receive_arguments[] = {{.name = "order", .kind = Kind::order}};
constexpr Option parts_receive_options[] = {
    serial_option,
    quantity_option,
    depot_option,
    {.name = "note"},
};

ExitCode run_parts_receive(Context& context) {
  const Arguments& args = context.args;
  return show_changed(context, context.desk().parts().apply(
                                   args.text("order"),
                                   desk::OrderRequest(parts::Receive{
                                       args.text("depot"), pieces_of(args), args.text("note")})));
}

}  // namespace

constinit const Command parts_receive{.noun = "parts",
                                      .verb = "receive",
                                      .arguments = parts_receive_arguments,
                                      .options = parts_receive_options,
                                      .effect = Effect::changes,
                                      .schema = "parts-changed",
                                      .run = run_parts_receive};

}  // namespace svcdesk::cli::commands
