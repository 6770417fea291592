#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"
#include "cli/input/files.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument case_close_arguments[] = {case_argument};
constexpr Option case_close_options[] = {
    {.name = "signed", .kind = Kind::file},
    {.name = "visit", .kind = Kind::integer},
    {.name = "signed-by", .kind = Kind::person, .takes = Takes::many},
};

ExitCode run_case_close(Context& context) {
  cases::Close request;
  std::optional<std::string> bytes;
  if (const auto path = context.args.find("signed")) {
    bytes = read_file(*path, context.in);
    request.signed_name = path->substr(path->rfind('/') + 1);
  }
  request.visit = context.args.number("visit");
  request.signed_by = context.args.all("signed-by");
  return show_changed(
      context, context.desk().cases().close(context.args.text("case"), std::move(bytes), request));
}

}  // namespace

constinit const Command case_close{.noun = "case",
                                   .verb = "close",
                                   .arguments = case_close_arguments,
                                   .options = case_close_options,
                                   .effect = Effect::changes,
                                   .schema = "case-changed",
                                   .run = run_case_close};

}  // namespace svcdesk::cli::commands
