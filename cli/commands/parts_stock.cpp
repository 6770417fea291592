#include "cli/commands/parts.hpp"
#include "cli/commands/parts_change.hpp"
#include "cli/views/stock.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument parts_stock_arguments[] = {
    {.name = "kind", .kind = Kind::part_kind, .need = Need::optional}};
constexpr Option parts_stock_options[] = {
    depot_option,
    {.name = "serial"},
    {.name = "all", .takes = Takes::nothing},
};

// What is in a machine, left with the customer or scrapped is no stock any more.
bool is_gone(const store::BalanceRow& row) {
  return row.condition == "fitted" || row.condition == "kept" || row.condition == "scrapped";
}

std::vector<store::BalanceRow> rows_asked_for(Context& context) {
  const Arguments& args = context.args;
  if (const auto serial = args.find("serial")) {
    const std::optional<store::BalanceRow> piece = context.desk().parts().piece(*serial);
    if (piece) return {*piece};
    throw Error(ErrorCode::not_found, {"cli.parts.no_piece", {{"serial", *serial}}});
  }
  std::vector<store::BalanceRow> rows = context.desk().parts().stock(args.text("kind"));
  const std::string depot = args.has("depot") ? "depot/" + args.text("depot") : "";
  std::erase_if(rows, [&](const store::BalanceRow& row) {
    const bool elsewhere = !depot.empty() && row.place != depot;
    return elsewhere || (!args.has("all") && is_gone(row));
  });
  return rows;
}

ExitCode run_parts_stock(Context& context) {
  List list(context.out, stock_shape(context.command.schema, context.out));
  for (const store::BalanceRow& row : rows_asked_for(context)) {
    list.add([&] { return balance_json(row); }, [&] { return balance_row(row, context.out); });
  }
  list.finish();
  return ExitCode::done;
}

}  // namespace

constinit const Command parts_stock{.noun = "parts",
                                    .verb = "stock",
                                    .arguments = parts_stock_arguments,
                                    .options = parts_stock_options,
                                    .schema = "parts-stock",
                                    .run = run_parts_stock};

}  // namespace svcdesk::cli::commands
