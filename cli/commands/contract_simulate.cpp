#include <algorithm>
#include <functional>

#include "cli/commands/contract.hpp"
#include "cli/context.hpp"
#include "cli/input/csv_options.hpp"
#include "cli/input/files.hpp"
#include "cli/input/incident_log.hpp"
#include "cli/input/terms_file.hpp"
#include "cli/views/verdicts.hpp"
#include "svcdesk/desk/contracts.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument contract_simulate_arguments[] = {{.name = "file", .kind = Kind::file}};
constexpr Option contract_simulate_options[] = {
    {.name = "log", .kind = Kind::file},
    {.name = "map", .kind = Kind::text},
    {.name = "level", .kind = Kind::pair, .takes = Takes::many},
    {.name = "zone", .kind = Kind::zone},
    {.name = "times", .kind = Kind::choice, .choices = "iso|dmy|mdy"},
    encoding_option,
    separator_option,
    {.name = "obligation", .kind = Kind::obligation, .takes = Takes::many},
    {.name = "each", .takes = Takes::nothing},
    {.name = "from", .kind = Kind::time},
    {.name = "to", .kind = Kind::time},
};

constexpr std::string_view default_map = "id=id,level=level,opened=opened,closed=closed";

DateOrder order_of(const std::string& word) {
  if (word == "dmy") return DateOrder::dmy;
  return word == "mdy" ? DateOrder::mdy : DateOrder::iso;
}

// Hands each wanted verdict on.
using Take = std::function<void(const obligations::Verdict&)>;

Take only_wanted(const Context& context, const contract::Contract& contract, const Take& take) {
  std::vector<std::string> wanted = context.args.all("obligation");
  for (const std::string& name : wanted) static_cast<void>(obligation_named(contract, name));
  if (wanted.empty()) return take;
  return [take, wanted = std::move(wanted)](const obligations::Verdict& verdict) {
    if (std::ranges::find(wanted, verdict.obligation) != wanted.end()) take(verdict);
  };
}

// Gives the number of cases.
std::int64_t from_log(Context& context, const Take& take) {
  const contract::Terms terms(read_fragment_file(context));
  LogWords words;
  words.form = csv_form(context.args);
  words.columns = parse_column_map(context.args.find("map").value_or(std::string(default_map)));
  words.levels = parse_level_map(context.args.all("level"));
  words.order = order_of(context.args.text("times"));
  words.zone =
      context.args.has("zone") ? time::Zone::load(context.args.text("zone")) : terms.zone();
  std::vector<std::string> known;
  for (const contract::Level& level : terms.contract().levels) known.push_back(level.code);
  for (const auto& [theirs, ours] : words.levels) {
    if (known.empty() || terms.contract().level(ours) != nullptr) continue;
    throw Error(ErrorCode::not_found, {"cli.contract.no_level", {{"name", ours}}});
  }
  const Take wanted = only_wanted(context, terms.contract(), take);
  LogFile file(context.args.text("log"), context.in);
  IncidentLog log(file, std::move(words), std::move(known));
  obligations::Simulation simulation(terms, context.now());
  log.each([&](const obligations::LoggedCase& row) {
    for (const obligations::Verdict& verdict : simulation.verdicts(row)) wanted(verdict);
  });
  return log.rows();
}

// Without --log: the history in the database, judged under the file.
std::int64_t from_database(Context& context, const Take& take) {
  const desk::ContractFile file =
      contract_file(context.args.text("file"), context.in, {context.settings.helper.value});
  const contract::Contract contract = contract::load_contract(file.bytes, file.name, file.sources);
  const Instant from = context.time_option("from").value_or(Instant{});
  const Instant to = context.time_option("to").value_or(context.now());
  const Take wanted = only_wanted(context, contract, take);
  std::int64_t cases = 0;
  context.desk().contracts().simulate(file, from, to, [&](const auto& verdicts) {
    cases += verdicts.empty() ? 0 : 1;
    for (const obligations::Verdict& verdict : verdicts) wanted(verdict);
  });
  return cases;
}

ExitCode run_contract_simulate(Context& context) {
  const auto simulate = context.args.has("log") ? from_log : from_database;
  if (context.args.has("each")) {
    show_verdicts(context, [&](const Take& take) { return simulate(context, take); });
    return ExitCode::done;
  }
  obligations::Tallies sums;
  const std::int64_t cases = simulate(
      context, [&](const obligations::Verdict& verdict) { obligations::count(sums, verdict); });
  show_tally(context, sums, cases);
  return ExitCode::done;
}

}  // namespace

constinit const Command contract_simulate{.noun = "contract",
                                          .verb = "simulate",
                                          .arguments = contract_simulate_arguments,
                                          .options = contract_simulate_options,
                                          .schema = "contract-simulate",
                                          .run = run_contract_simulate};

}  // namespace svcdesk::cli::commands
