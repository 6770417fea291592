#include "cli/commands/calendar.hpp"
#include "cli/context.hpp"
#include "cli/input/files.hpp"
#include "cli/render/machine.hpp"
#include "cli/views/applied.hpp"
#include "svcdesk/desk/contracts.hpp"
#include "svcdesk/time/calendar.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument calendar_import_arguments[] = {{.name = "calendar", .kind = Kind::calendar},
                                                  {.name = "file", .kind = Kind::file}};
constexpr Option calendar_import_options[] = {
    {.name = "move", .takes = Takes::nothing},
};

Json imported_json(const desk::CalendarImported& imported) {
  Json years = Json::array();
  for (const int year : imported.years) years.push(year);
  Json changed = Json::array();
  for (const contract::DayChange& day : imported.changed) {
    changed.push(Json::object({{"date", time::to_string(day.date)},
                               {"before", time::to_string(day.before)},
                               {"after", time::to_string(day.after)}}));
  }
  Json out = Json::object({{"contract", imported.contract}, {"calendar", imported.calendar}});
  out.set("event", imported.event > 0 ? Json(imported.event) : Json());
  out.set("years", std::move(years)).set("changed", std::move(changed));
  out.set("moves", moves_json(imported.moves));
  return out.set("moves_in_all", imported.moves.in_all);
}

std::string changed_days_text(const desk::CalendarImported& imported, const Output& out) {
  Table table{.columns = {{""}, {""}, {""}, {""}}, .rows = {}};
  const auto hours = [](const time::DayHours& day) {
    return day.empty() ? std::string("–") : time::to_string(day);
  };
  for (const contract::DayChange& day : imported.changed) {
    table.rows.push_back({{time::to_string(day.date), Tint::strong},
                          {hours(day.before)},
                          {"→"},
                          {hours(day.after)}});
  }
  return render(table, out.screen());
}

std::string imported_text(Context& context, const desk::CalendarImported& imported) {
  const Output& out = context.out;
  std::string years;
  for (const int year : imported.years) years += (years.empty() ? "" : ", ") + std::to_string(year);
  const std::string id = !imported.years.empty()     ? "cli.calendar.years_added"
                         : !imported.changed.empty() ? "cli.calendar.days_changed"
                         : imported.event > 0        ? "cli.calendar.taken_in"
                                                     : "cli.calendar.nothing_new";
  const bool dry = imported.how == desk::Changed::How::dry_run;
  return out.say({id, {{"calendar", imported.calendar}, {"years", years}}}) + "\n" +
         changed_days_text(imported, out) +
         moves_text(imported.moves, dry ? Told::would : Told::done, out, context.wall());
}

ExitCode run_calendar_import(Context& context) {
  const std::string path = context.args.text("file");
  const desk::CalendarFile file{context.args.text("calendar"), path, read_file(path, context.in),
                                delivery::ics_reader({context.settings.helper.value})};
  const auto move =
      context.args.has("move") ? desk::Contracts::Move::move : desk::Contracts::Move::keep;
  const desk::CalendarImported imported = context.desk().contracts().import_calendar(file, move);
  const bool dry = imported.how == desk::Changed::How::dry_run;
  const bool repeated = imported.how == desk::Changed::How::repeated;
  if (dry) context.tell({"cli.dry_run", {}});
  if (repeated) context.tell({"cli.repeated", {}});
  context.out.object(
      context.command.schema,
      [&] { return imported_json(imported).set("dry_run", dry).set("repeated", repeated); },
      [&] { return imported_text(context, imported); });
  return ExitCode::done;
}

}  // namespace

constinit const Command calendar_import{.noun = "calendar",
                                        .verb = "import",
                                        .arguments = calendar_import_arguments,
                                        .options = calendar_import_options,
                                        .effect = Effect::changes,
                                        .schema = "calendar-imported",
                                        .run = run_calendar_import};

}  // namespace svcdesk::cli::commands
