#include "cli/commands/parts.hpp"
#include "cli/commands/parts_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument parts_extend_arguments[] = {{.name = "loan", .kind = Kind::loan}};
constexpr Option parts_extend_options[] = {
    {.name = "until", .kind = Kind::time, .need = Need::required},
    reason_required,
};

ExitCode run_parts_extend(Context& context) {
  const Instant until = context.time_option("until").value_or(Instant{});
  return show_changed(context,
                      context.desk().parts().apply(
                          context.args.text("loan"),
                          desk::LoanVerb(parts::ChangeDue{until, context.args.text("reason")})));
}

}  // namespace

constinit const Command parts_extend{.noun = "parts",
                                     .verb = "extend",
                                     .arguments = parts_extend_arguments,
                                     .options = parts_extend_options,
                                     .effect = Effect::changes,
                                     .schema = "parts-changed",
                                     .run = run_parts_extend};

}  // namespace svcdesk::cli::commands
