#include "cli/commands/notify.hpp"
#include "cli/context.hpp"
#include "cli/views/changes.hpp"
#include "svcdesk/desk/sweeper.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument notify_retry_arguments[] = {{.name = "notice", .kind = Kind::notice}};

ExitCode run_notify_retry(Context& context) {
  const std::string id = context.args.text("notice");
  const desk::Changed changed = context.desk().notices().retry(id);
  return show_change(context, changed, Json::object({{"notice", id}}), id + "\n");
}

}  // namespace

constinit const Command notify_retry{.noun = "notify",
                                     .verb = "retry",
                                     .arguments = notify_retry_arguments,
                                     .effect = Effect::changes,
                                     .schema = "change",
                                     .run = run_notify_retry};

}  // namespace svcdesk::cli::commands
