#include "cli/commands/calendar.hpp"
#include "cli/context.hpp"
#include "cli/input/files.hpp"
#include "svcdesk/time/holidays.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument calendar_check_arguments[] = {{.name = "file", .kind = Kind::file}};

ExitCode run_calendar_check(Context& context) {
  const std::string path = context.args.text("file");
  const time::IcsReader reader = delivery::ics_reader({context.settings.helper.value});
  const std::vector<time::CalendarEntry> entries = reader(read_file(path, context.in));
  static_cast<void>(time::days_off(entries));  // refuses a date that is both
  List list(context.out, {context.command.schema,
                          "entries",
                          {"first", "last", "kind", "summary"},
                          {{context.out.say("cli.col.first")},
                           {context.out.say("cli.col.last")},
                           {context.out.say("cli.col.day_kind")},
                           {context.out.say("cli.col.summary"), Fit::shrink}},
                          {"cli.calendar.no_entries", {}}});
  for (const time::CalendarEntry& entry : entries) {
    const std::string kind = time::is_make_up_day(entry.summary) ? "make_up_day" : "holiday";
    list.add(Json::object({{"first", time::to_string(entry.first)},
                           {"last", time::to_string(entry.last)},
                           {"kind", kind},
                           {"summary", entry.summary}}),
             {{time::to_string(entry.first)},
              {time::to_string(entry.last)},
              {context.out.say("cli.day." + kind), kind == "holiday" ? Tint::plain : Tint::good},
              {entry.summary}});
  }
  list.finish(Json::object({{"file", path}}));
  return ExitCode::done;
}

}  // namespace

constinit const Command calendar_check{.noun = "calendar",
                                       .verb = "check",
                                       .arguments = calendar_check_arguments,
                                       .schema = "calendar-check",
                                       .run = run_calendar_check};

}  // namespace svcdesk::cli::commands
