#include <algorithm>

#include "cli/commands/contract.hpp"
#include "cli/context.hpp"
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

struct Simulated {
  std::vector<obligations::Verdict> verdicts;
  std::int64_t cases = 0;
};

void only_wanted(const Context& context, const contract::Contract& contract, Simulated& out) {
  const std::vector<std::string> wanted = context.args.all("obligation");
  for (const std::string& name : wanted) static_cast<void>(obligation_named(contract, name));
  if (wanted.empty()) return;
  std::erase_if(out.verdicts, [&](const obligations::Verdict& verdict) {
    return std::ranges::find(wanted, verdict.obligation) == wanted.end();
  });
}

Simulated from_log(Context& context) {
  const contract::Terms terms(read_fragment_file(context));
  LogWords words;
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
  const std::string path = context.args.text("log");
  const std::string bytes = read_file(path, context.in, largest_log);
  const IncidentLog log = read_incident_log(bytes, path, words, known);
  Simulated out;
  out.verdicts = obligations::simulate(terms, log.rows, context.now());
  out.cases = static_cast<std::int64_t>(log.rows.size());
  only_wanted(context, terms.contract(), out);
  return out;
}

// Without --log: the history in the database, judged under the file.
Simulated from_database(Context& context) {
  const desk::ContractFile file =
      contract_file(context.args.text("file"), context.in, {context.settings.helper.value});
  const contract::Contract contract = contract::load_contract(file.bytes, file.name, file.sources);
  const Instant from = context.time_option("from").value_or(Instant{});
  const Instant to = context.time_option("to").value_or(context.now());
  Simulated out;
  out.verdicts = context.desk().contracts().simulate(file, from, to);
  std::vector<std::string> ids;
  for (const obligations::Verdict& verdict : out.verdicts) ids.push_back(verdict.id);
  std::ranges::sort(ids);
  out.cases = std::unique(ids.begin(), ids.end()) - ids.begin();
  only_wanted(context, contract, out);
  return out;
}

ExitCode run_contract_simulate(Context& context) {
  const Simulated result = context.args.has("log") ? from_log(context) : from_database(context);
  if (context.args.has("each")) {
    show_verdicts(context, result.verdicts, result.cases);
  } else {
    show_tally(context, result.verdicts, result.cases);
  }
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
