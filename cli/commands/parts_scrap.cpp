#include "cli/commands/parts.hpp"
#include "cli/commands/parts_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument parts_scrap_arguments[] = {part_kind_argument};
constexpr Option parts_scrap_options[] = {
    depot_required, serial_option, quantity_option, condition_option, reason_required,
};

ExitCode run_parts_scrap(Context& context) {
  const Arguments& args = context.args;
  return show_changed(context, context.desk().parts().work(parts::Scrap{
                                   args.text("kind"), args.text("depot"), pieces_of(args),
                                   args.text("reason"), condition_of(args)}));
}

}  // namespace

constinit const Command parts_scrap{.noun = "parts",
                                    .verb = "scrap",
                                    .arguments = parts_scrap_arguments,
                                    .options = parts_scrap_options,
                                    .effect = Effect::changes,
                                    .schema = "parts-changed",
                                    .run = run_parts_scrap};

}  // namespace svcdesk::cli::commands
