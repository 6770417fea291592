#include "cli/commands/notify.hpp"
#include "cli/context.hpp"
#include "cli/views/notices.hpp"
#include "svcdesk/desk/sweeper.hpp"

namespace svcdesk::cli::commands {
namespace {

ExitCode run_notify_deliver(Context& context) {
  const desk::DeliveryResult sent = context.desk().notices().deliver();
  const bool silent = context.environment.output == Terminal::no;
  context.out.object(context.command.schema, delivery_json(sent),
                     silent ? std::string() : delivery_text(sent, context.out));
  if (sent.again + sent.dead == 0) return ExitCode::done;
  context.warn({"cli.deliver.failed",
                {{"again", std::to_string(sent.again)}, {"dead", std::to_string(sent.dead)}}});
  return ExitCode::partly_done;
}

}  // namespace

constinit const Command notify_deliver{.noun = "notify",
                                       .verb = "deliver",
                                       .effect = Effect::changes,
                                       .schema = "delivery",
                                       .run = run_notify_deliver};

}  // namespace svcdesk::cli::commands
