#include <algorithm>

#include "cli/commands/contract.hpp"
#include "cli/context.hpp"
#include "cli/input/files.hpp"
#include "cli/render/error.hpp"
#include "svcdesk/contract/load.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument contract_check_arguments[] = {{.name = "file", .kind = Kind::file}};

std::string findings_text(const Context& context, const std::vector<Finding>& findings,
                          std::int64_t errors) {
  const auto warnings = static_cast<std::int64_t>(findings.size()) - errors;
  const std::string id =
      findings.empty() ? "cli.contract.check.sound" : "cli.contract.check.counts";
  return finding_lines(findings, context.out.screen()) +
         context.out.say({id,
                          {{"errors", std::to_string(errors)},
                           {"warnings", std::to_string(warnings)},
                           {"file", context.args.text("file")}}}) +
         "\n";
}

ExitCode run_contract_check(Context& context) {
  const desk::ContractFile file =
      contract_file(context.args.text("file"), context.in, {context.settings.helper.value});
  const contract::Reading reading = contract::read_contract(file.bytes, file.name, file.sources);
  const std::int64_t errors =
      std::ranges::count(reading.findings, Severity::error, &Finding::severity);
  Json object = Json::object({{"file", file.name}, {"valid", reading.valid()}, {"errors", errors}});
  object.set("warnings", static_cast<std::int64_t>(reading.findings.size()) - errors);
  object.set("findings", json_findings(reading.findings, context.settings.speaks));
  context.out.object(context.command.schema, object,
                     findings_text(context, reading.findings, errors));
  return reading.valid() ? ExitCode::done : ExitCode::invalid;
}

}  // namespace

constinit const Command contract_check{.noun = "contract",
                                       .verb = "check",
                                       .arguments = contract_check_arguments,
                                       .schema = "contract-check",
                                       .run = run_contract_check};

}  // namespace svcdesk::cli::commands
