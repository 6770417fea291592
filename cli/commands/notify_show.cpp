#include "cli/commands/notify.hpp"
#include "cli/context.hpp"
#include "cli/views/notices.hpp"
#include "svcdesk/desk/sweeper.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument notify_show_arguments[] = {{.name = "notice", .kind = Kind::notice}};

ExitCode run_notify_show(Context& context) {
  const store::NoticeRow row = context.desk().notices().show(context.args.text("notice"));
  context.out.object(
      context.command.schema, [&] { return notice_json(row); },
      [&] { return notice_text(row, context.out, context.wall()); });
  return ExitCode::done;
}

}  // namespace

constinit const Command notify_show{.noun = "notify",
                                    .verb = "show",
                                    .arguments = notify_show_arguments,
                                    .schema = "notice",
                                    .run = run_notify_show};

}  // namespace svcdesk::cli::commands
