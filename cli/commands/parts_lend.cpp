#include "cli/commands/parts.hpp"
#include "cli/commands/parts_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument parts_lend_arguments[] = {part_kind_argument};
constexpr Option parts_lend_options[] = {
    {.name = "borrower", .kind = Kind::person, .need = Need::required},
    {.name = "until", .kind = Kind::time, .need = Need::required},
    depot_option,
    serial_option,
    quantity_option,
};

ExitCode run_parts_lend(Context& context) {
  const Arguments& args = context.args;
  desk::NewLoan request;
  request.purpose = parts::Purpose::tool;
  request.kind = args.text("kind");
  request.depot = args.text("depot");
  request.serials = args.all("serial");
  request.quantity = quantity_of(args, 1);
  request.borrower = args.text("borrower");
  request.until = context.time_option("until");
  return show_changed(context, context.desk().parts().lend(request));
}

}  // namespace

constinit const Command parts_lend{.noun = "parts",
                                   .verb = "lend",
                                   .arguments = parts_lend_arguments,
                                   .options = parts_lend_options,
                                   .effect = Effect::changes,
                                   .schema = "parts-changed",
                                   .run = run_parts_lend};

}  // namespace svcdesk::cli::commands
