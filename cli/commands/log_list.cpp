#include "cli/commands/log.hpp"
#include "cli/context.hpp"
#include "cli/views/events.hpp"
#include "svcdesk/base/ids.hpp"
#include "svcdesk/desk/care.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Option log_list_options[] = {
    {.name = "subject", .kind = Kind::case_id},  {.name = "type", .kind = Kind::event_type},
    {.name = "by", .kind = Kind::person},        {.name = "from", .kind = Kind::time},
    {.name = "to", .kind = Kind::time},          {.name = "after", .kind = Kind::integer},
    {.name = "limit", .kind = Kind::integer},    {.name = "all", .takes = Takes::nothing},
    {.name = "newest", .takes = Takes::nothing},
};

constexpr std::int64_t events_shown = 100;

// "case/C-12", "C-12", "12".
std::optional<journal::Subject> subject_named(const std::string& text) {
  if (text.empty()) return std::nullopt;
  if (text.find('/') != std::string::npos) return journal::Subject::parse(text);
  if (const auto id = CaseId::parse(text)) return journal::Subject{"case", id->str()};
  throw Error(ErrorCode::usage, {"cli.log.subject_form", {{"text", text}}});
}

ExitCode run_log_list(Context& context) {
  store::EventQuery query;
  query.subject = subject_named(context.args.text("subject"));
  query.type_prefix = context.args.text("type");
  query.actor = context.args.text("by");
  query.contract = context.args.text("contract");
  query.from = context.time_option("from");
  query.to = context.time_option("to");
  query.after = context.args.number("after").value_or(0);
  const std::int64_t limit =
      context.args.number("limit").value_or(context.args.has("all") ? -1 : events_shown);
  query.limit = limit < 0 ? limit : limit + 1;
  if (context.args.has("newest")) query.order = store::EventQuery::Order::newest_first;
  const Wall wall = context.wall();
  List list(context.out, {context.command.schema,
                          "events",
                          event_keys(),
                          event_columns(context.out),
                          {"cli.log.none", {}}});
  bool more = false;
  context.desk().log().list(query, [&](const journal::Event& event) {
    more = limit >= 0 && static_cast<std::int64_t>(list.size()) == limit;
    if (!more) list.add(event_json(event), event_row(event, context.out, wall));
  });
  list.finish(Json::object({{"more", more}}));
  if (more) context.tell({"cli.more", {{"limit", std::to_string(limit)}}});
  return ExitCode::done;
}

}  // namespace

constinit const Command log_list{.noun = "log",
                                 .verb = "list",
                                 .options = log_list_options,
                                 .schema = "event-list",
                                 .run = run_log_list};

}  // namespace svcdesk::cli::commands
