#include "cli/commands/parts.hpp"
#include "cli/commands/parts_change.hpp"
#include "cli/views/part_states.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument parts_show_arguments[] = {{.name = "what"}};

template <class State>
ExitCode show_whole(Context& context, std::string_view schema, const State& state,
                    Json (*json)(const State&),
                    std::string (*people)(const State&, const Output&, const Wall&)) {
  context.out.object(
      schema, [&] { return json(state); },
      [&] { return people(state, context.out, context.wall()); });
  return ExitCode::done;
}

ExitCode run_parts_show(Context& context) {
  const std::string id = context.args.text("what");
  desk::Parts counter = context.desk().parts();
  switch (letter_of(id)) {
    case 'P':
      return show_whole(context, "part-request", counter.show_request(id), part_request_json,
                        part_request_text);
    case 'O':
      return show_whole(context, "part-order", counter.show_order(id), part_order_json,
                        part_order_text);
    case 'L':
      return show_whole(context, "loan", counter.show_loan(id), loan_json, loan_text);
    case 'R':
      return show_whole(context, "repair", counter.show_repair(id), repair_json, repair_text);
    default:
      throw Error(ErrorCode::usage, {"cli.parts.show_what", {{"id", id}}});
  }
}

}  // namespace

constinit const Command parts_show{.noun = "parts",
                                   .verb = "show",
                                   .arguments = parts_show_arguments,
                                   .schema = "part-request|part-order|loan|repair",
                                   .run = run_parts_show};

}  // namespace svcdesk::cli::commands
