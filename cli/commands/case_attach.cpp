#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"
#include "cli/input/files.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument case_attach_arguments[] = {case_argument, {.name = "file", .kind = Kind::file}};
constexpr Option case_attach_options[] = {
    {.name = "kind", .kind = Kind::choice, .choices = "signed-report|evidence|mail|other"},
    {.name = "visit", .kind = Kind::integer},
    {.name = "signed-by", .kind = Kind::person, .takes = Takes::many},
};

ExitCode run_case_attach(Context& context) {
  const std::string path = context.args.text("file");
  cases::Attach request;
  request.name = path.substr(path.rfind('/') + 1);
  request.kind = context.args.text("kind");
  request.visit = context.args.number("visit");
  request.signed_by = context.args.all("signed-by");
  return show_changed(context, context.desk().cases().attach(context.args.text("case"),
                                                             read_file(path, context.in), request));
}

}  // namespace

constinit const Command case_attach{.noun = "case",
                                    .verb = "attach",
                                    .arguments = case_attach_arguments,
                                    .options = case_attach_options,
                                    .effect = Effect::changes,
                                    .schema = "case-changed",
                                    .run = run_case_attach};

}  // namespace svcdesk::cli::commands
