#include "cli/commands/parts.hpp"
#include "cli/commands/parts_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument parts_reserve_arguments[] = {
    {.name = "case", .kind = Kind::case_id},
    {.name = "kind", .kind = Kind::part_kind, .need = Need::optional}};
constexpr Option parts_reserve_options[] = {
    quantity_option,
    {.name = "asset", .kind = Kind::asset},
    depot_option,
    serial_option,
    {.name = "substitute", .kind = Kind::part_kind},
    {.name = "consent-by", .kind = Kind::person},
    {.name = "place"},
};

parts::Choice choice_of(const Arguments& args) {
  return {args.text("depot"), args.all("serial"), args.text("substitute"), args.text("consent-by")};
}

// It says already of what, how many and for which machine.
ExitCode reserve_waiting(Context& context, const std::string& request) {
  const Arguments& args = context.args;
  for (const char* name : {"kind", "quantity", "asset", "place"}) {
    if (!args.has(name)) continue;
    throw Error(ErrorCode::usage, {"cli.parts.said_already", {{"request", request}}});
  }
  return show_changed(context, context.desk().parts().apply(
                                   request, desk::RequestVerb(parts::Reserve{choice_of(args)})));
}

ExitCode run_parts_reserve(Context& context) {
  const Arguments& args = context.args;
  const std::string subject = args.text("case");
  if (letter_of(subject) == 'P') return reserve_waiting(context, subject);
  desk::NewRequest request;
  request.case_id = subject;
  request.asset = args.text("asset");
  request.kind = args.text("kind");
  request.quantity = quantity_of(args, 1);
  request.place = args.text("place");
  request.choice = choice_of(args);
  if (request.kind.empty()) {
    throw Error(ErrorCode::usage, {"cli.parts.kind_missing", {{"case", subject}}});
  }
  return show_changed(context, context.desk().parts().request(request));
}

}  // namespace

constinit const Command parts_reserve{.noun = "parts",
                                      .verb = "reserve",
                                      .arguments = parts_reserve_arguments,
                                      .options = parts_reserve_options,
                                      .effect = Effect::changes,
                                      .schema = "parts-changed",
                                      .run = run_parts_reserve};

}  // namespace svcdesk::cli::commands
