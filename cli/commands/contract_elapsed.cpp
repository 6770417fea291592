#include "cli/commands/contract.hpp"
#include "cli/context.hpp"
#include "cli/input/spans.hpp"
#include "cli/input/terms_file.hpp"
#include "svcdesk/time/duration.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument contract_elapsed_arguments[] = {{.name = "file", .kind = Kind::file}};
constexpr Option contract_elapsed_options[] = {
    {.name = "calendar", .kind = Kind::calendar, .need = Need::required},
    {.name = "from", .kind = Kind::time, .need = Need::required},
    {.name = "to", .kind = Kind::time, .need = Need::required},
    {.name = "pause", .kind = Kind::span, .takes = Takes::many},
};

ExitCode run_contract_elapsed(Context& context) {
  const contract::Terms terms(read_fragment_file(context));
  const std::string name = context.args.text("calendar");
  const time::Calendar& calendar = calendar_named(terms, name);
  const time::Zone zone = zone_for(terms, name);
  const auto read = [&](const char* option) {
    return context.understand(option, context.args.text(option), zone);
  };
  const Instant from = read("from");
  const Instant to = read("to");
  Seconds counted = calendar.between(from, to);
  const auto pauses = parse_spans(context.args.all("pause"), [&](const std::string& text) {
    return context.understand("pause", text, zone);
  });
  for (const Span& pause : merged(pauses, from, to)) {
    counted -= calendar.between(pause.from, pause.to);
  }
  context.out.object(context.command.schema,
                     Json::object({{"seconds", std::int64_t{counted.count()}}}),
                     time::for_people(counted, context.settings.speaks) + " (" +
                         std::to_string(counted.count()) + " s)\n");
  return ExitCode::done;
}

}  // namespace

constinit const Command contract_elapsed{.noun = "contract",
                                         .verb = "elapsed",
                                         .arguments = contract_elapsed_arguments,
                                         .options = contract_elapsed_options,
                                         .schema = "contract-elapsed",
                                         .run = run_contract_elapsed};

}  // namespace svcdesk::cli::commands
