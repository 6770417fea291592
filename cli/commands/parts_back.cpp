#include "cli/commands/parts.hpp"
#include "cli/commands/parts_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument parts_back_arguments[] = {{.name = "loan", .kind = Kind::loan}};
constexpr Option parts_back_options[] = {
    depot_option,
    serial_option,
    quantity_option,
    {.name = "defective", .takes = Takes::nothing},
};

ExitCode run_parts_back(Context& context) {
  const Arguments& args = context.args;
  const parts::Pieces pieces = pieces_of(args);
  const auto shape = args.has("defective") ? parts::Shape::defective : parts::Shape::sound;
  return show_changed(
      context,
      context.desk().parts().apply(
          args.text("loan"), desk::LoanVerb(parts::TakeBack{args.text("depot"), pieces.serials,
                                                            pieces.quantity, shape})));
}

}  // namespace

constinit const Command parts_back{.noun = "parts",
                                   .verb = "back",
                                   .arguments = parts_back_arguments,
                                   .options = parts_back_options,
                                   .effect = Effect::changes,
                                   .schema = "parts-changed",
                                   .run = run_parts_back};

}  // namespace svcdesk::cli::commands
