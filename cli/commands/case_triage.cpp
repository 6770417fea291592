#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"
#include "cli/views/proposal.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument case_triage_arguments[] = {case_argument};
constexpr Option case_triage_options[] = {
    {.name = "level", .kind = Kind::level},      {.name = "reason"},
    {.name = "kind", .kind = Kind::case_kind},   {.name = "owner", .kind = Kind::person},
    {.name = "assign", .takes = Takes::nothing},
};

// Nothing asked for: whom the case would go to, and why. Changes nothing.
ExitCode show_proposal(Context& context, const std::string& id) {
  const cases::Proposal proposal = context.desk().cases().propose(id);
  const desk::CaseFile file = context.desk().cases().show(id);
  const auto object = [&] {
    desk::CaseChanged as_is;
    as_is.state = file.state;
    as_is.promises = file.promises;
    return changed_json(as_is)
        .set("how", "proposed")
        .set("proposal", proposal_json(proposal, context.settings.speaks));
  };
  context.out.object(context.command.schema, object,
                     [&] { return proposal_text(proposal, file.state, context.out); });
  return ExitCode::done;
}

ExitCode run_case_triage(Context& context) {
  const std::string id = context.args.text("case");
  cases::Triage request{.level = context.args.text("level"),
                        .reason = context.args.text("reason"),
                        .kind = context.args.text("kind"),
                        .owner = context.args.text("owner")};
  const bool assign = context.args.has("assign");
  if (assign && !request.owner.empty()) {
    throw Error(ErrorCode::usage, {"cli.case.owner_or_assign", {}});
  }
  const bool asks = !request.level.empty() || !request.kind.empty() || !request.owner.empty();
  if (!asks && !assign && request.reason.empty()) return show_proposal(context, id);
  if (assign) request.assign = cases::Triage::Owner::proposed;
  return change_case(context, request);
}

}  // namespace

constinit const Command case_triage{.noun = "case",
                                    .verb = "triage",
                                    .arguments = case_triage_arguments,
                                    .options = case_triage_options,
                                    .effect = Effect::changes,
                                    .schema = "case-changed",
                                    .run = run_case_triage};

}  // namespace svcdesk::cli::commands
