#include "cli/commands/notify.hpp"
#include "cli/context.hpp"
#include "svcdesk/base/utf8.hpp"
#include "svcdesk/desk/sweeper.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument notify_test_arguments[] = {{.name = "channel", .kind = Kind::channel},
                                              {.name = "to", .kind = Kind::person}};

std::string_view outcome_word(delivery::Result::Outcome outcome) {
  switch (outcome) {
    case delivery::Result::Outcome::delivered:
      return "delivered";
    case delivery::Result::Outcome::try_again:
      return "try_again";
    case delivery::Result::Outcome::refused:
      return "refused";
  }
  return "refused";
}

ExitCode run_notify_test(Context& context) {
  const std::string channel = context.args.text("channel");
  const delivery::Result result = context.desk().notices().test(channel, context.args.text("to"));
  const bool delivered = result.outcome == delivery::Result::Outcome::delivered;
  context.out.object(context.command.schema,
                     Json::object({{"channel", channel},
                                   {"outcome", outcome_word(result.outcome)},
                                   {"detail", result.detail}}),
                     context.out.say("cli.outcome." + std::string(outcome_word(result.outcome))) +
                         (result.detail.empty() ? "" : ": " + printable(result.detail)) + "\n");
  return delivered ? ExitCode::done : ExitCode::failed;
}

}  // namespace

constinit const Command notify_test{.noun = "notify",
                                    .verb = "test",
                                    .arguments = notify_test_arguments,
                                    .schema = "notify-test",
                                    .run = run_notify_test};

}  // namespace svcdesk::cli::commands
