#include "cli/commands/contract.hpp"
#include "cli/context.hpp"
#include "cli/render/machine.hpp"
#include "cli/views/applied.hpp"
#include "svcdesk/desk/contracts.hpp"

namespace svcdesk::cli::commands {
namespace {

ExitCode run_contract_list(Context& context) {
  const std::vector<store::ContractRow> rows = context.desk().contracts().list();
  List list(context.out, {context.command.schema,
                          "contracts",
                          {"id", "version", "effective", "title", "sha256", "applied_seq"},
                          {{context.out.say("cli.col.contract")},
                           {context.out.say("cli.col.version"), Fit::keep, Align::right},
                           {context.out.say("cli.col.effective")},
                           {context.out.say("cli.col.title"), Fit::shrink}},
                          {"cli.contract.none", {}}});
  for (const store::ContractRow& row : rows) {
    list.add(Json::object({{"id", row.id},
                           {"version", row.version},
                           {"effective", json_time(row.effective)},
                           {"title", row.title},
                           {"sha256", row.file_sha256},
                           {"applied_seq", row.applied_seq}}),
             {{row.id, Tint::strong},
              {std::to_string(row.version)},
              {effective_text(row.effective, context.out, context.zone())},
              {row.title}});
  }
  list.finish();
  return ExitCode::done;
}

}  // namespace

constinit const Command contract_list{
    .noun = "contract", .verb = "list", .schema = "contract-list", .run = run_contract_list};

}  // namespace svcdesk::cli::commands
