#include "cli/commands/case.hpp"
#include "cli/context.hpp"
#include "cli/input/csv_options.hpp"
#include "cli/input/files.hpp"
#include "cli/input/history.hpp"
#include "svcdesk/desk/cases.hpp"
#include "svcdesk/desk/contracts.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument case_import_arguments[] = {{.name = "file", .kind = Kind::file}};
constexpr Option case_import_options[] = {
    {.name = "map", .need = Need::required},
    {.name = "state", .kind = Kind::pair, .takes = Takes::many},
    {.name = "level", .kind = Kind::pair, .takes = Takes::many},
    {.name = "zone", .kind = Kind::zone},
    {.name = "times", .kind = Kind::choice, .choices = "iso|dmy|mdy"},
    encoding_option,
    separator_option,
};

LogWords words_of(Context& context) {
  LogWords words;
  words.form = csv_form(context.args);
  words.columns = parse_column_map(context.args.text("map"));
  words.levels = parse_level_map(context.args.all("level"));
  const std::string order = context.args.text("times");
  words.order = order == "dmy" ? DateOrder::dmy : order == "mdy" ? DateOrder::mdy : DateOrder::iso;
  words.zone =
      context.args.has("zone") ? time::Zone::load(context.args.text("zone")) : context.typed_zone();
  return words;
}

desk::ImportResult import_history(Context& context, const LogWords& words) {
  const std::string path = context.args.text("file");
  const std::string bytes = read_file(path, context.in);
  return context.desk().cases().import(
      read_history(bytes, path, words, parse_state_map(context.args.all("state"))));
}

desk::ImportResult import_log(Context& context, LogWords words) {
  std::vector<std::string> known;
  const auto terms = context.desk().contracts().terms();
  for (const contract::Level& level : terms->contract().levels) known.push_back(level.code);
  LogFile file(context.args.text("file"), context.in);
  IncidentLog log(file, std::move(words), std::move(known));
  return context.desk().cases().import(log.rows(), [&](const desk::TakeImported& take) {
    log.each([&](const obligations::LoggedCase& row) { take(imported(row)); });
  });
}

ExitCode run_case_import(Context& context) {
  LogWords words = words_of(context);
  const desk::ImportResult result = words.columns.contains("state")
                                        ? import_history(context, words)
                                        : import_log(context, std::move(words));
  const Message done{"cli.import.done",
                     {{"cases", std::to_string(result.cases)},
                      {"events", std::to_string(result.events)},
                      {"unchanged", std::to_string(result.unchanged)}}};
  context.out.object(
      context.command.schema,
      Json::object(
          {{"cases", result.cases}, {"events", result.events}, {"unchanged", result.unchanged}}),
      context.out.say(done) + "\n");
  return ExitCode::done;
}

}  // namespace

constinit const Command case_import{.noun = "case",
                                    .verb = "import",
                                    .arguments = case_import_arguments,
                                    .options = case_import_options,
                                    .effect = Effect::changes,
                                    .schema = "case-import",
                                    .run = run_case_import};

}  // namespace svcdesk::cli::commands
