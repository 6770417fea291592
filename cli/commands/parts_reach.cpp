#include "cli/commands/parts.hpp"
#include "cli/commands/parts_change.hpp"
#include "cli/views/depots.hpp"
#include "svcdesk/time/duration.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument parts_reach_arguments[] = {part_kind_argument};
constexpr Option parts_reach_options[] = {
    {.name = "site", .kind = Kind::site, .need = Need::required},
    {.name = "within", .kind = Kind::duration},
};

std::optional<Seconds> limit_of(const Arguments& args) {
  const auto within = args.find("within");
  if (!within) return std::nullopt;
  const time::Duration length = time::parse_duration(*within);
  if (length.is_counted()) return length.seconds();
  throw Error(ErrorCode::usage, {"cli.parts.real_time", {{"length", *within}}});
}

ExitCode run_parts_reach(Context& context) {
  const Arguments& args = context.args;
  List list(context.out, reach_shape(context.command.schema, context.out));
  for (const parts::Reach& one :
       context.desk().parts().reach(args.text("kind"), args.text("site"), limit_of(args))) {
    list.add(reach_json(one), reach_row(one, context.out));
  }
  list.finish();
  return ExitCode::done;
}

}  // namespace

constinit const Command parts_reach{.noun = "parts",
                                    .verb = "reach",
                                    .arguments = parts_reach_arguments,
                                    .options = parts_reach_options,
                                    .schema = "parts-reach",
                                    .run = run_parts_reach};

}  // namespace svcdesk::cli::commands
