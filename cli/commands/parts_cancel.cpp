#include "cli/commands/parts.hpp"
#include "cli/commands/parts_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument parts_cancel_arguments[] = {{.name = "what"}};
constexpr Option parts_cancel_options[] = {reason_required, depot_option};

ExitCode run_parts_cancel(Context& context) {
  const Arguments& args = context.args;
  const std::string id = args.text("what");
  const std::string reason = args.text("reason");
  switch (letter_of(id)) {
    case 'O':
      return show_changed(context, context.desk().parts().apply(
                                       id, desk::OrderRequest(parts::CancelOrder{reason})));
    case 'P':
      return show_changed(context, context.desk().parts().apply(
                                       id, desk::RequestVerb(parts::CancelRequest{reason})));
    case 'R':
      return show_changed(
          context, context.desk().parts().apply(
                       id, desk::RepairVerb(parts::CancelRepair{reason, args.text("depot")})));
    default:
      throw Error(ErrorCode::usage, {"cli.parts.cancel_what", {{"id", id}}});
  }
}

}  // namespace

constinit const Command parts_cancel{.noun = "parts",
                                     .verb = "cancel",
                                     .arguments = parts_cancel_arguments,
                                     .options = parts_cancel_options,
                                     .effect = Effect::changes,
                                     .schema = "parts-changed",
                                     .run = run_parts_cancel};

}  // namespace svcdesk::cli::commands
