#include <algorithm>

#include "cli/commands/parts.hpp"
#include "cli/commands/parts_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument parts_fit_arguments[] = {part_request_argument};
constexpr Option parts_fit_options[] = {
    {.name = "configured", .need = Need::required},
    {.name = "asset", .kind = Kind::asset},
    {.name = "in", .takes = Takes::many},
    {.name = "out", .takes = Takes::many},
    {.name = "slot", .takes = Takes::many},
    quantity_option,
    {.name = "taken-out", .kind = Kind::integer},
    {.name = "old", .kind = Kind::choice, .choices = "stays|kept|released"},
    {.name = "customer", .kind = Kind::person},
    {.name = "receipt"},
    depot_option,
};

// --in, --out and --slot belong together by their order; what is not said at all is left out. A
// slot by itself is of whatever is fitted.
std::vector<parts::Swap> swaps_of(const Arguments& args) {
  const std::vector<std::string> in = args.all("in");
  const std::vector<std::string> out = args.all("out");
  const std::vector<std::string> slots = args.all("slot");
  const std::size_t count = std::max({in.size(), out.size(), slots.size()});
  const bool only_slot = in.empty() && out.empty() && count <= 1;
  std::vector<parts::Swap> swaps(only_slot ? 0 : count);
  for (const auto& [values, member] :
       {std::pair{&in, &parts::Swap::in}, std::pair{&out, &parts::Swap::out},
        std::pair{&slots, &parts::Swap::slot}}) {
    if (!values->empty() && values->size() != count) {
      throw Error(ErrorCode::usage, {"cli.parts.not_parallel", {}});
    }
    for (std::size_t i = 0; i < std::min(values->size(), swaps.size()); ++i) {
      swaps[i].*member = (*values)[i];
    }
  }
  return swaps;
}

ExitCode run_parts_fit(Context& context) {
  const Arguments& args = context.args;
  desk::FitPart verb;
  verb.asset = args.text("asset");
  verb.swaps = swaps_of(args);
  verb.quantity = args.has("quantity") ? quantity_of(args, 0) : 0;
  verb.taken_out = args.number("taken-out").value_or(0);
  if (verb.swaps.empty()) verb.slot = args.text("slot");
  verb.configured = args.text("configured");
  verb.old = settlement_of(args);
  return show_changed(context, context.desk().parts().fit(args.text("request"), verb));
}

}  // namespace

constinit const Command parts_fit{.noun = "parts",
                                  .verb = "fit",
                                  .arguments = parts_fit_arguments,
                                  .options = parts_fit_options,
                                  .effect = Effect::changes,
                                  .schema = "parts-changed",
                                  .run = run_parts_fit};

}  // namespace svcdesk::cli::commands
