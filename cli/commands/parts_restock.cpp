#include "cli/commands/parts.hpp"
#include "cli/commands/parts_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Option parts_restock_options[] = {
    {.name = "supplier", .need = Need::required},
    {.name = "kind", .kind = Kind::part_kind, .takes = Takes::many},
    depot_option,
};

ExitCode run_parts_restock(Context& context) {
  const Arguments& args = context.args;
  return show_changed(context, context.desk().parts().restock(
                                   {args.text("supplier"), args.all("kind"), args.text("depot")}));
}

}  // namespace

constinit const Command parts_restock{.noun = "parts",
                                      .verb = "restock",
                                      .options = parts_restock_options,
                                      .effect = Effect::changes,
                                      .schema = "parts-changed",
                                      .run = run_parts_restock};

}  // namespace svcdesk::cli::commands
