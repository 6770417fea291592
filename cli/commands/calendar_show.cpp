#include <chrono>

#include "cli/commands/calendar.hpp"
#include "cli/context.hpp"
#include "cli/input/terms_file.hpp"
#include "svcdesk/desk/contracts.hpp"
#include "svcdesk/time/period.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument calendar_show_arguments[] = {{.name = "calendar", .kind = Kind::calendar}};
constexpr Option calendar_show_options[] = {
    {.name = "file", .kind = Kind::file},
    {.name = "month", .kind = Kind::month},
    {.name = "from", .kind = Kind::date},
    {.name = "days", .kind = Kind::integer},
};

constexpr std::int64_t default_days = 31;
constexpr std::int64_t most_days = 36'600;  // a hundred years

std::string_view day_kind_word(time::DayKind kind) {
  switch (kind) {
    case time::DayKind::always:
      return "always";
    case time::DayKind::special:
      return "special";
    case time::DayKind::holiday:
      return "holiday";
    case time::DayKind::make_up_day:
      return "make_up_day";
    case time::DayKind::week:
      return "week";
  }
  return "week";
}

// The dates asked for: a month, or some days from a date on.
std::pair<Date, Date> dates(Context& context, const time::Calendar& calendar) {
  if (const auto month = context.args.find("month")) {
    const time::Period period = time::parse_period(*month);
    return {period.first, period.last};
  }
  const auto from = context.args.find("from");
  const Date first = from ? time::parse_date(*from) : calendar.zone().date(context.now());
  const std::int64_t days = context.args.number("days").value_or(default_days);
  if (days > most_days) {
    throw Error(ErrorCode::usage,
                {"cli.calendar.too_many_days", {{"most", std::to_string(most_days)}}});
  }
  return {first, first + std::chrono::days{days - 1}};
}

std::shared_ptr<const contract::Terms> terms_of(Context& context) {
  const auto file = context.args.find("file");
  if (!file) return context.desk().contracts().terms();
  return std::make_shared<contract::Terms>(read_fragment_file(context));
}

ExitCode run_calendar_show(Context& context) {
  const auto terms = terms_of(context);
  const std::string name = context.args.text("calendar");
  const time::Calendar& calendar = calendar_named(*terms, name);
  const auto [first, last] = dates(context, calendar);
  List list(context.out, {context.command.schema,
                          "days",
                          {"date", "weekday", "kind", "hours", "counted_seconds"},
                          {{context.out.say("cli.col.date")},
                           {context.out.say("cli.col.weekday")},
                           {context.out.say("cli.col.hours")},
                           {context.out.say("cli.col.day_kind")}},
                          {"cli.calendar.no_days", {}}});
  for (Date date = first; date <= last; date += std::chrono::days{1}) {
    const std::string hours = to_string(calendar.hours_of(date));
    const std::string kind(day_kind_word(calendar.kind_of(date)));
    const std::string weekday = std::to_string(std::chrono::weekday{date}.iso_encoding());
    list.add(Json::object({{"date", time::to_string(date)},
                           {"weekday", std::int64_t{std::chrono::weekday{date}.iso_encoding()}},
                           {"kind", kind},
                           {"hours", hours},
                           {"counted_seconds", std::int64_t{calendar.counted_on(date).count()}}}),
             {{time::to_string(date)},
              {context.out.say("cli.weekday." + weekday)},
              {hours.empty() ? "–" : hours, hours.empty() ? Tint::dim : Tint::plain},
              {kind == "week" ? "" : context.out.say("cli.day." + kind), Tint::dim}});
  }
  list.finish(Json::object({{"calendar", name}, {"zone", calendar.zone().name()}}));
  return ExitCode::done;
}

}  // namespace

constinit const Command calendar_show{.noun = "calendar",
                                      .verb = "show",
                                      .arguments = calendar_show_arguments,
                                      .options = calendar_show_options,
                                      .schema = "calendar",
                                      .run = run_calendar_show};

}  // namespace svcdesk::cli::commands
