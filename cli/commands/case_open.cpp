#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"
#include "cli/input/files.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument case_open_arguments[] = {{.name = "title", .need = Need::optional}};
constexpr Option case_open_options[] = {
    {.name = "level", .kind = Kind::level},
    {.name = "kind", .kind = Kind::case_kind},
    {.name = "reporter", .kind = Kind::person},
    {.name = "channel", .kind = Kind::choice, .choices = "telephone|fax|web|e-mail|on-site|alarm"},
    {.name = "symptom"},
    {.name = "error-text"},
    {.name = "error-code"},
    {.name = "asset", .kind = Kind::asset},
    {.name = "site", .kind = Kind::site},
    {.name = "product"},
    {.name = "service", .kind = Kind::service},
    {.name = "reason"},
    {.name = "external-id"},
    {.name = "mail", .kind = Kind::file},
};

cases::Open request_of(const Context& context) {
  const Arguments& args = context.args;
  cases::Open request;
  request.title = args.text("title");
  request.symptom = args.text("symptom");
  request.error_text = args.text("error-text");
  request.error_code = args.text("error-code");
  request.channel = args.text("channel");
  request.reporter = args.text("reporter");
  request.asset = args.text("asset");
  request.site = args.text("site");
  request.product = args.text("product");
  request.service = args.text("service");
  if (const auto kind = args.find("kind")) request.kind = *kind;
  request.level = args.text("level");
  request.reason = args.text("reason");
  request.external_id = args.text("external-id");
  return request;
}

ExitCode run_case_open(Context& context) {
  if (const auto mail = context.args.find("mail")) {
    const std::string bytes = read_file(*mail, context.in);
    return show_changed(context, context.desk().cases().open_from_mail(bytes));
  }
  return show_changed(context, context.desk().cases().open(request_of(context)));
}

}  // namespace

constinit const Command case_open{.noun = "case",
                                  .verb = "open",
                                  .arguments = case_open_arguments,
                                  .options = case_open_options,
                                  .effect = Effect::changes,
                                  .schema = "case-changed",
                                  .run = run_case_open};

}  // namespace svcdesk::cli::commands
