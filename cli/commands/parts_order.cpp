#include "cli/commands/parts.hpp"
#include "cli/commands/parts_change.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument parts_order_arguments[] = {part_kind_argument,
                                              {.name = "quantity", .kind = Kind::integer}};
constexpr Option parts_order_options[] = {
    {.name = "supplier", .need = Need::required},
    depot_option,
    {.name = "expected", .kind = Kind::date},
    {.name = "reason"},
};

ExitCode run_parts_order(Context& context) {
  const Arguments& args = context.args;
  parts::PlaceOrder request;
  request.kind = args.text("kind");
  request.quantity = quantity_of(args, 0);
  request.supplier = args.text("supplier");
  request.depot = args.text("depot");
  if (const auto expected = args.find("expected")) request.expected = time::parse_date(*expected);
  request.reason = args.text("reason");
  return show_changed(context, context.desk().parts().order(std::move(request)));
}

}  // namespace

constinit const Command parts_order{.noun = "parts",
                                    .verb = "order",
                                    .arguments = parts_order_arguments,
                                    .options = parts_order_options,
                                    .effect = Effect::changes,
                                    .schema = "parts-changed",
                                    .run = run_parts_order};

}  // namespace svcdesk::cli::commands
