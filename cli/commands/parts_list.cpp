#include "cli/commands/case_rows.hpp"
#include "cli/commands/parts.hpp"
#include "cli/commands/parts_change.hpp"
#include "cli/views/part_rows.hpp"
#include "svcdesk/desk/cases.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Option parts_list_options[] = {
    {.name = "what", .kind = Kind::choice, .choices = "requests|orders|loans|repairs|moves"},
    {.name = "kind", .kind = Kind::part_kind},
    {.name = "case", .kind = Kind::case_id},
    {.name = "serial"},
    {.name = "all", .takes = Takes::nothing},
    {.name = "limit", .kind = Kind::integer},
};

std::int64_t rows_wanted(const Arguments& args) {
  return args.number("limit").value_or(args.has("all") ? -1 : default_rows);
}

store::PartsQuery open_or_all(Context& context) {
  const Arguments& args = context.args;
  store::PartsQuery query;
  query.kind = args.text("kind");
  if (const auto about = args.find("case")) {
    query.case_number = context.desk().cases().resolve(*about).number;
  }
  if (args.has("all")) query.only = store::PartsQuery::Only::all;
  query.limit = rows_wanted(args);
  return query;
}

template <class Listed, class Asked, class Read>
ExitCode list_rows(Context& context, List::Shape shape, const Asked& query, Read read) {
  List list(context.out, std::move(shape));
  const Wall wall = context.wall();
  desk::Parts counter = context.desk().parts();
  (counter.*read)(query, [&](const Listed& row) {
    list.add([&] { return row_json(row); }, [&] { return row_of(row, context.out, wall); });
  });
  list.finish();
  return ExitCode::done;
}

ExitCode list_moves(Context& context) {
  const Arguments& args = context.args;
  if (args.has("case")) {
    throw Error(ErrorCode::usage, {"cli.parts.not_for", {{"option", "--case"}, {"what", "moves"}}});
  }
  store::MoveQuery query;
  query.kind = args.text("kind");
  query.serial = args.text("serial");
  query.limit = rows_wanted(args);
  return list_rows<store::StockMoveRow>(context, moves_shape(context.command.schema, context.out),
                                        query, &desk::Parts::moves);
}

ExitCode run_parts_list(Context& context) {
  const Arguments& args = context.args;
  const std::string what = args.has("what")     ? args.text("what")
                           : args.has("serial") ? "moves"
                                                : "requests";
  if (what == "moves") return list_moves(context);
  if (args.has("serial")) {
    throw Error(ErrorCode::usage, {"cli.parts.not_for", {{"option", "--serial"}, {"what", what}}});
  }
  const std::string_view schema = context.command.schema;
  const store::PartsQuery query = open_or_all(context);
  if (what == "orders") {
    return list_rows<store::PartOrderRow>(context, part_orders_shape(schema, context.out), query,
                                          &desk::Parts::orders);
  }
  if (what == "loans") {
    return list_rows<store::LoanRow>(context, loans_shape(schema, context.out), query,
                                     &desk::Parts::loans);
  }
  if (what == "repairs") {
    return list_rows<store::RepairRow>(context, repairs_shape(schema, context.out), query,
                                       &desk::Parts::repairs);
  }
  return list_rows<store::PartRequestRow>(context, part_requests_shape(schema, context.out), query,
                                          &desk::Parts::requests);
}

}  // namespace

constinit const Command parts_list{.noun = "parts",
                                   .verb = "list",
                                   .options = parts_list_options,
                                   .schema = "parts-list",
                                   .run = run_parts_list};

}  // namespace svcdesk::cli::commands
