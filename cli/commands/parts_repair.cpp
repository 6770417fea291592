#include "cli/commands/parts.hpp"
#include "cli/commands/parts_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument parts_repair_arguments[] = {
    {.name = "repair", .kind = Kind::repair, .need = Need::optional}};
constexpr Option parts_repair_options[] = {
    {.name = "fault"},
    {.name = "repairer"},
    {.name = "kind", .kind = Kind::part_kind},
    serial_option,
    quantity_option,
    depot_option,
    {.name = "asset", .kind = Kind::asset},
    {.name = "from", .kind = Kind::person},
    {.name = "case", .kind = Kind::case_id},
    {.name = "standby", .kind = Kind::loan},
    {.name = "send", .takes = Takes::nothing},
    {.name = "reference"},
    {.name = "tested", .kind = Kind::choice, .choices = "pass|fail"},
    {.name = "note"},
    {.name = "finish", .kind = Kind::choice, .choices = "stock|customer|scrapped"},
    {.name = "customer", .kind = Kind::person},
    {.name = "receipt"},
    {.name = "reason"},
};

desk::NewRepair new_repair(const Arguments& args) {
  desk::NewRepair out;
  out.case_id = args.text("case");
  out.asset = args.text("asset");
  out.covered_by = args.text("standby");
  out.repair.kind = args.text("kind");
  const bool ours = !out.repair.kind.empty();
  if (ours) out.repair.serials = args.all("serial");
  if (!ours) out.repair.serial = args.text("serial");
  out.repair.depot = args.text("depot");
  out.repair.quantity = quantity_of(args, 1);
  out.repair.received_from = args.text("from");
  out.repair.fault = args.text("fault");
  out.repair.repairer = args.text("repairer");
  return out;
}

parts::RepairEnd end_of(const Arguments& args) {
  const std::string word = args.text("finish");
  if (word == "customer") return parts::RepairEnd::customer;
  return word == "stock" ? parts::RepairEnd::stock : parts::RepairEnd::scrapped;
}

desk::RepairVerb repair_step(const Arguments& args) {
  if (args.has("send")) return parts::SendRepair{args.text("reference")};
  if (args.has("tested")) {
    const bool passed = args.text("tested") == "pass";
    return parts::TestRepair{passed ? parts::Repaired::pass : parts::Repaired::fail,
                             args.text("note")};
  }
  return parts::FinishRepair{end_of(args), args.text("depot"), args.text("customer"),
                             args.text("receipt"), args.text("reason")};
}

ExitCode run_parts_repair(Context& context) {
  const Arguments& args = context.args;
  const int steps = static_cast<int>(args.has("send")) + static_cast<int>(args.has("tested")) +
                    static_cast<int>(args.has("finish"));
  if (!args.has("repair")) {
    if (steps > 0) throw Error(ErrorCode::usage, {"cli.parts.which_repair", {}});
    return show_changed(context, context.desk().parts().repair(new_repair(args)));
  }
  if (steps != 1) throw Error(ErrorCode::usage, {"cli.parts.one_step", {}});
  return show_changed(context,
                      context.desk().parts().apply(args.text("repair"), repair_step(args)));
}

}  // namespace

constinit const Command parts_repair{.noun = "parts",
                                     .verb = "repair",
                                     .arguments = parts_repair_arguments,
                                     .options = parts_repair_options,
                                     .effect = Effect::changes,
                                     .schema = "parts-changed",
                                     .run = run_parts_repair};

}  // namespace svcdesk::cli::commands
