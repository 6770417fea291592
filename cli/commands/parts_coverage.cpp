#include "cli/commands/parts.hpp"
#include "cli/commands/parts_change.hpp"
#include "cli/views/coverage.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Option parts_coverage_options[] = {
    {.name = "failures", .kind = Kind::integer},
    {.name = "if-lost"},
    {.name = "exit-code", .takes = Takes::nothing},
};

ExitCode run_parts_coverage(Context& context) {
  const Arguments& args = context.args;
  if (args.has("failures") && args.has("if-lost")) {
    throw Error(ErrorCode::usage, {"cli.parts.one_what_if", {}});
  }
  const desk::WhatIf what_if{args.number("failures").value_or(0), args.text("if-lost")};
  const desk::CoverageView view = context.desk().parts().coverage(what_if);
  const Wall wall = context.wall();
  List list(context.out, coverage_shape(context.command.schema, context.out));
  bool gap = false;
  for (const parts::Need& need : view.coverage.needs) {
    gap = gap || !need.covered();
    list.add([&] { return need_json(need, view); },
             [&] { return need_row(need, view, context.out, wall); });
  }
  list.finish(coverage_beside(view.coverage));
  if (context.out.for_people()) context.out.text(coverage_summary(view.coverage, context.out));
  return gap && args.has("exit-code") ? ExitCode::in_breach : ExitCode::done;
}

}  // namespace

constinit const Command parts_coverage{.noun = "parts",
                                       .verb = "coverage",
                                       .options = parts_coverage_options,
                                       .schema = "parts-coverage",
                                       .run = run_parts_coverage};

}  // namespace svcdesk::cli::commands
