#include "cli/commands/parts.hpp"
#include "cli/commands/parts_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument parts_standby_arguments[] = {{.name = "case", .kind = Kind::case_id},
                                                part_kind_argument};
constexpr Option parts_standby_options[] = {
    depot_option,
    {.name = "serial"},
    {.name = "place"},
    {.name = "borrower", .kind = Kind::person},
    {.name = "until", .kind = Kind::time},
};

ExitCode run_parts_standby(Context& context) {
  const Arguments& args = context.args;
  desk::NewLoan request;
  request.purpose = parts::Purpose::standby;
  request.case_id = args.text("case");
  request.kind = args.text("kind");
  request.depot = args.text("depot");
  request.serials = args.all("serial");
  request.place = args.text("place");
  request.borrower = args.text("borrower");
  request.until = context.time_option("until");
  return show_changed(context, context.desk().parts().lend(request));
}

}  // namespace

constinit const Command parts_standby{.noun = "parts",
                                      .verb = "standby",
                                      .arguments = parts_standby_arguments,
                                      .options = parts_standby_options,
                                      .effect = Effect::changes,
                                      .schema = "parts-changed",
                                      .run = run_parts_standby};

}  // namespace svcdesk::cli::commands
