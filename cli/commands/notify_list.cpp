#include "cli/commands/notify.hpp"
#include "cli/context.hpp"
#include "cli/views/notices.hpp"
#include "svcdesk/desk/sweeper.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Option notify_list_options[] = {
    {.name = "state", .kind = Kind::choice, .choices = "queued|sent|dead|dropped"},
    {.name = "person", .kind = Kind::person},
    {.name = "about", .kind = Kind::case_id},
    {.name = "limit", .kind = Kind::integer},
};

constexpr std::int64_t notices_shown = 50;

ExitCode run_notify_list(Context& context) {
  store::NoticeQuery query;
  query.state = context.args.text("state");
  query.person = context.args.text("person");
  query.about = context.args.text("about");
  const std::int64_t limit = context.args.number("limit").value_or(notices_shown);
  query.limit = limit < 0 ? limit : limit + 1;
  auto rows = context.desk().notices().list(query);
  const bool more = limit >= 0 && std::ssize(rows) > limit;
  if (more) rows.resize(static_cast<std::size_t>(limit));
  const Wall wall = context.wall();
  List list(context.out, {context.command.schema,
                          "notices",
                          notice_keys(),
                          notice_columns(context.out),
                          {"cli.notify.none", {}}});
  for (const store::NoticeRow& row : rows)
    list.add(notice_json(row), notice_row(row, context.out, wall));
  list.finish(Json::object({{"more", more}}));
  if (more) context.tell({"cli.more", {{"limit", std::to_string(limit)}}});
  return ExitCode::done;
}

}  // namespace

constinit const Command notify_list{.noun = "notify",
                                    .verb = "list",
                                    .options = notify_list_options,
                                    .schema = "notice-list",
                                    .run = run_notify_list};

}  // namespace svcdesk::cli::commands
