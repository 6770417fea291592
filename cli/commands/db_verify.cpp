#include "cli/commands/db.hpp"
#include "cli/context.hpp"
#include "cli/render/machine.hpp"
#include "svcdesk/base/hash.hpp"
#include "svcdesk/base/utf8.hpp"
#include "svcdesk/desk/care.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Option db_verify_options[] = {{.name = "chains", .takes = Takes::nothing},
                                        {.name = "head", .takes = Takes::many}};

Json heads_json(const std::vector<store::ChainHead>& heads) {
  Json out = Json::array();
  for (const store::ChainHead& head : heads) {
    out.push(Json::object({{"contract", json_text_or_null(head.contract)},
                           {"seq", head.seq},
                           {"count", head.count},
                           {"hash", to_hex(head.hash)}}));
  }
  return out;
}

std::string verified_text(const desk::VerifyResult& result, bool only_chains, const Output& out) {
  std::string text;
  for (const Message& fault : result.faults) {
    text += tinted("✗", Tint::bad, out.screen().colour) + " " + printable(out.say(fault)) + "\n";
  }
  Table heads{.columns = {{""}, {""}, {""}}, .rows = {}};
  for (const store::ChainHead& head : result.heads) {
    heads.rows.push_back({{head.contract.empty() ? out.say("cli.verify.own_chain") : head.contract},
                          {std::to_string(head.seq)},
                          {to_hex(head.hash)}});
  }
  const std::string id = !result.faults.empty() ? "cli.verify.faults"
                         : only_chains          ? "cli.verify.chains_sound"
                                                : "cli.verify.sound";
  return text + render(heads, out.screen()) +
         out.say({id,
                  {{"events", std::to_string(result.events)},
                   {"chains", std::to_string(result.chains)},
                   {"faults", std::to_string(result.faults.size())}}}) +
         "\n";
}

ExitCode run_db_verify(Context& context) {
  const bool only_chains = context.args.has("chains");
  const desk::VerifyResult result = context.desk().care().verify(
      context.args.all("head"),
      only_chains ? desk::VerifyScope::chains : desk::VerifyScope::everything);
  Json faults = Json::array();
  for (const Message& fault : result.faults) {
    faults.push(Json::object({{"id", fault.id}, {"text", context.out.say(fault)}}));
  }
  const bool sound = result.faults.empty();
  context.out.object(context.command.schema,
                     Json::object({{"scope", only_chains ? "chains" : "everything"},
                                   {"sound", sound},
                                   {"events", result.events},
                                   {"chains", result.chains},
                                   {"faults", faults},
                                   {"heads", heads_json(result.heads)}}),
                     verified_text(result, only_chains, context.out));
  return sound ? ExitCode::done : ExitCode::database;
}

}  // namespace

constinit const Command db_verify{.noun = "db",
                                  .verb = "verify",
                                  .options = db_verify_options,
                                  .schema = "db-verify",
                                  .run = run_db_verify};

}  // namespace svcdesk::cli::commands
