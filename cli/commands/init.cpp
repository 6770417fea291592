#include "cli/commands/alone.hpp"
#include "cli/context.hpp"
#include "cli/input/files.hpp"
#include "cli/render/machine.hpp"
#include "svcdesk/contract/load.hpp"
#include "svcdesk/desk/care.hpp"
#include "svcdesk/desk/contracts.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument init_arguments[] = {
    {.name = "contract-file", .kind = Kind::file, .need = Need::optional}};
constexpr Option init_options[] = {
    {.name = "drill", .takes = Takes::nothing},
    {.name = "shared", .kind = Kind::text},
};

store::CreateOptions create_options(Context& context) {
  store::CreateOptions how;
  how.drill = context.args.has("drill");
  how.group = context.args.text("shared");
  how.now = context.now();
  how.network = context.settings.on_network;
  return how;
}

// Only a drill's clock may be moved: refused before anything is made.
void check_clock(const Context& context) {
  if (context.settings.now.value.empty() || context.args.has("drill")) return;
  throw Error(ErrorCode::refused, {"cli.init.now_needs_drill", {}})
      .hint({"cli.init.now_needs_drill_hint", {}});
}

ExitCode run_init(Context& context) {
  check_clock(context);
  const std::optional<std::string> path = context.args.find("contract-file");
  desk::ContractFile file;
  if (path) {
    file = contract_file(*path, context.in, {context.settings.helper.value});
    // Refused before anything is made.
    static_cast<void>(contract::load_contract(file.bytes, file.name, file.sources));
  }
  Json object = Json::object({{"database", context.settings.database.value},
                              {"drill", context.args.has("drill")},
                              {"dry_run", context.args.has("dry-run")}});
  Json contract;
  if (!context.args.has("dry-run")) {
    make_folder_of(context.settings.database.value);
    if (path) {
      const desk::Applied applied =
          desk::Desk::create(context.desk_options(), create_options(context), file);
      contract = Json::object({{"id", applied.id}, {"version", applied.version}});
    } else {
      desk::Desk::create(context.desk_options(), create_options(context));
    }
  }
  object.set("contract", contract);
  const std::string done = context.args.has("dry-run") ? "cli.init.would" : "cli.init.done";
  std::string people =
      context.out.say({done, {{"database", context.settings.database.value}}}) + "\n";
  if (!contract.is_null()) {
    people += context.out.say({"cli.init.contract", {{"contract", contract.text("id")}}}) + "\n";
  }
  context.out.object(context.command.schema, object, people);
  return ExitCode::done;
}

}  // namespace

constinit const Command init{.verb = "init",
                             .arguments = init_arguments,
                             .options = init_options,
                             .effect = Effect::changes,
                             .schema = "init",
                             .run = run_init};

}  // namespace svcdesk::cli::commands
