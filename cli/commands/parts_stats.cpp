#include "cli/commands/parts.hpp"
#include "cli/commands/parts_change.hpp"
#include "cli/views/parts_figures.hpp"
#include "svcdesk/time/duration.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Option parts_stats_options[] = {
    {.name = "from", .kind = Kind::time},
    {.name = "to", .kind = Kind::time},
};

// The last twelve months, this very second included, unless something else is asked for.
store::PartsSpan span_asked_for(Context& context) {
  const Instant to = context.time_option("to").value_or(context.now() + Seconds{1});
  if (const auto from = context.time_option("from")) return {*from, to};
  const time::Zone& zone = context.zone();
  return {zone.instant(LocalSeconds{time::add_months(zone.date(to), -12)}), to};
}

ExitCode run_parts_stats(Context& context) {
  const store::PartsSpan span = span_asked_for(context);
  const desk::PartsFigures figures = context.desk().parts().figures(span);
  const Wall wall = context.wall();
  List list(context.out, figures_shape(context.command.schema, context.out));
  for (const PartFigures& one : by_kind(figures)) {
    list.add([&] { return figures_json(one); },
             [&] { return figures_row(one, context.out, wall); });
  }
  list.finish(figures_beside(figures, span));
  if (context.out.for_people()) context.out.text(figures_summary(figures, context.out));
  return ExitCode::done;
}

}  // namespace

constinit const Command parts_stats{.noun = "parts",
                                    .verb = "stats",
                                    .options = parts_stats_options,
                                    .schema = "parts-stats",
                                    .run = run_parts_stats};

}  // namespace svcdesk::cli::commands
