#include "cli/commands/parts.hpp"
#include "cli/commands/parts_change.hpp"
#include "cli/views/depots.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument parts_supplier_arguments[] = {{.name = "supplier", .need = Need::optional}};
constexpr Option parts_supplier_options[] = {
    {.name = "rating", .kind = Kind::integer},
    {.name = "reason"},
};

// All of them, or the one that is named.
ExitCode list_suppliers(Context& context, const std::string& name) {
  const parts::Suppliers suppliers = context.desk().parts().suppliers();
  const Wall wall = context.wall();
  List list(context.out, suppliers_shape("parts-suppliers", context.out));
  for (const auto& [known, one] : suppliers.by_name) {
    if (!name.empty() && known != name) continue;
    list.add(supplier_json(known, one), supplier_row(known, one, context.out, wall));
  }
  list.finish();
  return ExitCode::done;
}

ExitCode run_parts_supplier(Context& context) {
  const Arguments& args = context.args;
  if (!args.has("rating")) return list_suppliers(context, args.text("supplier"));
  return show_changed(context,
                      context.desk().parts().work(parts::RateSupplier{
                          args.text("supplier"), *args.number("rating"), args.text("reason")}));
}

}  // namespace

constinit const Command parts_supplier{.noun = "parts",
                                       .verb = "supplier",
                                       .arguments = parts_supplier_arguments,
                                       .options = parts_supplier_options,
                                       .effect = Effect::changes,
                                       .schema = "parts-changed|parts-suppliers",
                                       .run = run_parts_supplier};

}  // namespace svcdesk::cli::commands
