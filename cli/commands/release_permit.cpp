#include "cli/commands/change_change.hpp"
#include "cli/commands/release.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument release_permit_arguments[] = {release_argument};
constexpr Option release_permit_options[] = {
    by_required,
    {.name = "note"},
};

ExitCode run_release_permit(Context& context) {
  const Arguments& args = context.args;
  return show_changed(context, context.desk().changes().permit(
                                   args.text("release"), {args.text("by"), args.text("note"), {}}));
}

}  // namespace

constinit const Command release_permit{.noun = "release",
                                       .verb = "permit",
                                       .arguments = release_permit_arguments,
                                       .options = release_permit_options,
                                       .effect = Effect::changes,
                                       .schema = "release-changed",
                                       .run = run_release_permit};

}  // namespace svcdesk::cli::commands
