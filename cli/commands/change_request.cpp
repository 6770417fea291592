#include "cli/commands/change.hpp"
#include "cli/commands/change_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument change_request_arguments[] = {{.name = "title"}};
constexpr Option change_request_options[] = {
    {.name = "asset", .kind = Kind::asset, .takes = Takes::many},
    set_option,
    {.name = "was", .kind = Kind::pair, .takes = Takes::many},
    {.name = "reason"},
    {.name = "kind", .kind = Kind::choice, .choices = "patch|upgrade|configuration"},
    {.name = "by", .kind = Kind::person},
    {.name = "signed-by", .kind = Kind::person},
    {.name = "origin"},
};

ExitCode run_change_request(Context& context) {
  const Arguments& args = context.args;
  desk::NewChange request;
  request.title = args.text("title");
  request.kind = args.find("kind").value_or(request.kind);
  request.reason = args.text("reason");
  request.assets = args.all("asset");
  request.values = new_values_of(args);
  request.requested_by = args.text("by");
  request.signed_by = args.text("signed-by");
  request.origin = args.text("origin");
  return show_changed(context, context.desk().changes().request(request));
}

}  // namespace

constinit const Command change_request{.noun = "change",
                                       .verb = "request",
                                       .arguments = change_request_arguments,
                                       .options = change_request_options,
                                       .effect = Effect::changes,
                                       .schema = "change-changed",
                                       .run = run_change_request};

}  // namespace svcdesk::cli::commands
