#include "cli/commands/parts.hpp"
#include "cli/commands/parts_change.hpp"
#include "cli/views/depots.hpp"
#include "svcdesk/desk/contracts.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument parts_depot_arguments[] = {
    {.name = "depot", .kind = Kind::depot, .need = Need::optional}};
constexpr Option parts_depot_options[] = {
    {.name = "survey", .takes = Takes::nothing},
    {.name = "surroundings"},
    {.name = "route"},
    {.name = "storage"},
    {.name = "unsuitable", .takes = Takes::nothing},
    {.name = "evaluate", .kind = Kind::choice, .choices = "accepted|refused"},
    {.name = "note"},
};

// All of the contract's, or everything about the one that is named.
ExitCode show_depots(Context& context, const std::string& code) {
  const parts::Depots known = context.desk().parts().depots();
  const auto terms = context.desk().contracts().terms();
  const contract::Supply& supply = terms->contract().parts;
  if (!code.empty() && supply.depot(code) == nullptr) {
    throw Error(ErrorCode::not_found, {"cli.parts.unknown_depot", {{"depot", code}}})
        .hint({"cli.parts.hint_depots", {}});
  }
  const Wall wall = context.wall();
  const auto record_of = [&](const contract::Depot& depot) {
    const parts::DepotRecord* found = known.find(depot.code);
    return found == nullptr ? parts::DepotRecord{} : *found;
  };
  if (!code.empty() && context.out.for_people()) {
    const contract::Depot& depot = *supply.depot(code);
    context.out.text(depot_record_text(depot, record_of(depot), context.out, wall));
    return ExitCode::done;
  }
  List list(context.out, depots_shape("parts-depots", context.out));
  for (const contract::Depot& one : supply.depots) {
    if (!code.empty() && one.code != code) continue;
    list.add(depot_record_json(one, record_of(one)),
             depot_record_row(one, record_of(one), context.out, wall));
  }
  list.finish();
  return ExitCode::done;
}

ExitCode run_parts_depot(Context& context) {
  const Arguments& args = context.args;
  const std::string depot = args.text("depot");
  if (args.has("survey") && args.has("evaluate")) {
    throw Error(ErrorCode::usage, {"cli.parts.survey_or_evaluate", {}});
  }
  if (args.has("survey")) {
    const auto suitable = args.has("unsuitable") ? parts::Suitable::no : parts::Suitable::yes;
    return show_changed(context, context.desk().parts().work(parts::Survey{
                                     depot, args.text("surroundings"), args.text("route"),
                                     args.text("storage"), suitable}));
  }
  if (args.has("evaluate")) {
    const bool accepted = args.text("evaluate") == "accepted";
    return show_changed(context,
                        context.desk().parts().work(parts::Evaluate{
                            depot, accepted ? parts::Verdict::accepted : parts::Verdict::refused,
                            args.text("note")}));
  }
  return show_depots(context, depot);
}

}  // namespace

constinit const Command parts_depot{.noun = "parts",
                                    .verb = "depot",
                                    .arguments = parts_depot_arguments,
                                    .options = parts_depot_options,
                                    .effect = Effect::changes,
                                    .schema = "parts-changed|parts-depots",
                                    .run = run_parts_depot};

}  // namespace svcdesk::cli::commands
