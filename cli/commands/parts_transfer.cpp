#include "cli/commands/parts.hpp"
#include "cli/commands/parts_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument parts_transfer_arguments[] = {part_kind_argument};
constexpr Option parts_transfer_options[] = {
    depot_required,   {.name = "to", .kind = Kind::depot, .need = Need::required},
    serial_option,    quantity_option,
    condition_option, {.name = "note"},
};

ExitCode run_parts_transfer(Context& context) {
  const Arguments& args = context.args;
  return show_changed(context, context.desk().parts().work(parts::Transfer{
                                   args.text("kind"), args.text("depot"), args.text("to"),
                                   pieces_of(args), condition_of(args), args.text("note")}));
}

}  // namespace

constinit const Command parts_transfer{.noun = "parts",
                                       .verb = "transfer",
                                       .arguments = parts_transfer_arguments,
                                       .options = parts_transfer_options,
                                       .effect = Effect::changes,
                                       .schema = "parts-changed",
                                       .run = run_parts_transfer};

}  // namespace svcdesk::cli::commands
