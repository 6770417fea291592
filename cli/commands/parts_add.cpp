#include "cli/commands/parts.hpp"
#include "cli/commands/parts_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument parts_add_arguments[] = {part_kind_argument};
constexpr Option parts_add_options[] = {
    depot_required,
    serial_option,
    quantity_option,
    reason_required,
    {.name = "tested-by", .kind = Kind::person},
};

ExitCode run_parts_add(Context& context) {
  const Arguments& args = context.args;
  return show_changed(context, context.desk().parts().work(parts::TakeOver{
                                   args.text("kind"), args.text("depot"), pieces_of(args),
                                   args.text("reason"), args.text("tested-by")}));
}

}  // namespace

constinit const Command parts_add{.noun = "parts",
                                  .verb = "add",
                                  .arguments = parts_add_arguments,
                                  .options = parts_add_options,
                                  .effect = Effect::changes,
                                  .schema = "parts-changed",
                                  .run = run_parts_add};

}  // namespace svcdesk::cli::commands
