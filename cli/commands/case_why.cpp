#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"
#include "cli/views/why.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument case_why_arguments[] = {case_argument};
constexpr Option case_why_options[] = {{.name = "obligation", .kind = Kind::obligation}};

ExitCode run_case_why(Context& context) {
  const std::string id = context.desk().cases().resolve(context.args.text("case")).str();
  const desk::CaseFile file = context.desk().cases().show(id);
  const bool paid_work = file.state.paid_work();
  const auto explanations = context.desk().cases().why(id, context.args.text("obligation"));
  Json promises = Json::array();
  std::string people;
  for (const desk::Explanation& explanation : explanations) {
    promises.push(why_json(explanation, context.settings.speaks));
    if (!context.out.for_people()) continue;
    people += (people.empty() ? "" : "\n") +
              why_text(id, explanation, context.out, {context.now(), file.zone});
  }
  if (paid_work) people = context.out.say("cli.why.paid_work") + "\n\n" + people;
  if (explanations.empty()) people = context.out.say("cli.why.nothing") + "\n";
  context.out.object(
      context.command.schema,
      Json::object({{"id", id}, {"paid_work", paid_work}, {"promises", std::move(promises)}}),
      people);
  return ExitCode::done;
}

}  // namespace

constinit const Command case_why{.noun = "case",
                                 .verb = "why",
                                 .arguments = case_why_arguments,
                                 .options = case_why_options,
                                 .schema = "case-why",
                                 .run = run_case_why};

}  // namespace svcdesk::cli::commands
