#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"
#include "cli/views/cases.hpp"
#include "cli/views/events.hpp"
#include "cli/views/promises.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument case_show_arguments[] = {case_argument};
constexpr Option case_show_options[] = {{.name = "history", .takes = Takes::nothing}};

std::string history_block(const Context& context, const std::vector<journal::Event>& history,
                          const Wall& wall) {
  Table table;
  table.columns = {{context.out.say("cli.col.time")},
                   {context.out.say("cli.col.event")},
                   {context.out.say("cli.col.actor")},
                   {context.out.say("cli.col.number"), Fit::keep, Align::right}};
  for (const journal::Event& event : history) {
    table.rows.push_back({{time::with_offset(event.at, wall.zone).substr(0, 19)},
                          {event.type},
                          {event.actor},
                          {std::to_string(event.seq)}});
  }
  return "\n" + render(table, context.out.screen());
}

ExitCode run_case_show(Context& context) {
  const std::string id = context.args.text("case");
  const desk::CaseFile file = context.desk().cases().show(id);
  const auto history = context.args.has("history") ? context.desk().cases().history(id)
                                                   : std::vector<journal::Event>();
  const auto object = [&] {
    Json promises = Json::array();
    for (const store::PromiseRow& row : file.promises) promises.push(promise_json(row));
    Json out = case_json(file.state);
    out.set("promises", promises);
    if (!context.args.has("history")) return out;
    Json events = Json::array();
    for (const journal::Event& event : history) events.push(event_json(event));
    return out.set("history", events);
  };
  const auto people = [&] {
    const Wall wall{context.now(), file.zone};
    std::string out = render(case_fields(file.state, context.out, wall), context.out.screen());
    out += "\n" + promises_block(file.promises, context.out, wall);
    return context.args.has("history") ? out + history_block(context, history, wall) : out;
  };
  context.out.object(context.command.schema, object, people);
  return ExitCode::done;
}

}  // namespace

constinit const Command case_show{.noun = "case",
                                  .verb = "show",
                                  .arguments = case_show_arguments,
                                  .options = case_show_options,
                                  .schema = "case",
                                  .run = run_case_show};

}  // namespace svcdesk::cli::commands
