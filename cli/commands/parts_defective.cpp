#include "cli/commands/parts.hpp"
#include "cli/commands/parts_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument parts_defective_arguments[] = {part_request_argument};
constexpr Option parts_defective_options[] = {
    {.name = "old", .kind = Kind::choice, .need = Need::required, .choices = "kept|released"},
    serial_option,
    {.name = "customer", .kind = Kind::person},
    {.name = "receipt"},
    depot_option,
};

ExitCode run_parts_defective(Context& context) {
  const Arguments& args = context.args;
  return show_changed(context,
                      context.desk().parts().apply(args.text("request"),
                                                   desk::RequestVerb(parts::SettleDefective{
                                                       args.all("serial"), settlement_of(args)})));
}

}  // namespace

constinit const Command parts_defective{.noun = "parts",
                                        .verb = "defective",
                                        .arguments = parts_defective_arguments,
                                        .options = parts_defective_options,
                                        .effect = Effect::changes,
                                        .schema = "parts-changed",
                                        .run = run_parts_defective};

}  // namespace svcdesk::cli::commands
