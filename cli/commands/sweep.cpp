#include "cli/commands/alone.hpp"
#include "cli/context.hpp"
#include "cli/views/notices.hpp"
#include "svcdesk/desk/contracts.hpp"
#include "svcdesk/desk/sweeper.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Option sweep_options[] = {
    {.name = "no-deliver", .takes = Takes::nothing},
    {.name = "exit-code", .takes = Takes::nothing},
};

bool nothing_happened(const desk::SweepResult& swept, const desk::DeliveryResult& sent) {
  return swept.breaches + swept.firings + swept.notices + swept.born + sent.sent + sent.again +
             sent.dead ==
         0;
}

// Cron mails whatever is printed: without a terminal success is silent.
std::string swept_text(const Context& context, const desk::SweepResult& swept,
                       const desk::DeliveryResult& sent) {
  if (context.environment.output == Terminal::no) return {};
  if (nothing_happened(swept, sent)) return context.out.say("cli.sweep.nothing") + "\n";
  return context.out.say({"cli.sweep.done",
                          {{"breaches", std::to_string(swept.breaches)},
                           {"firings", std::to_string(swept.firings)},
                           {"notices", std::to_string(swept.notices)},
                           {"born", std::to_string(swept.born)}}}) +
         "\n" + delivery_text(sent, context.out);
}

ExitCode run_sweep(Context& context) {
  const desk::SweepResult swept = context.desk().sweeper().sweep();
  desk::DeliveryResult sent;
  const bool quiet = context.args.has("no-deliver") || context.args.has("dry-run");
  if (!quiet) sent = context.desk().notices().deliver();
  Json object = Json::object({{"subjects", swept.subjects},
                              {"breaches", swept.breaches},
                              {"firings", swept.firings},
                              {"notices", swept.notices},
                              {"born", swept.born}});
  object.set("dry_run", context.args.has("dry-run"));
  object.set("delivery", quiet ? Json() : delivery_json(sent));
  context.out.object(context.command.schema, object, swept_text(context, swept, sent));
  if (sent.again + sent.dead > 0) {
    context.warn({"cli.deliver.failed",
                  {{"again", std::to_string(sent.again)}, {"dead", std::to_string(sent.dead)}}});
    return ExitCode::partly_done;
  }
  const bool breach =
      context.args.has("exit-code") && context.desk().contracts().anything_in_breach();
  return breach ? ExitCode::in_breach : ExitCode::done;
}

}  // namespace

constinit const Command sweep{.verb = "sweep",
                              .options = sweep_options,
                              .effect = Effect::changes,
                              .schema = "sweep",
                              .run = run_sweep};

}  // namespace svcdesk::cli::commands
