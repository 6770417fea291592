#include "cli/commands/change_change.hpp"
#include "cli/commands/release.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument release_record_arguments[] = {
    {.name = "vendor"}, {.name = "product"}, {.name = "release"}};
constexpr Option release_record_options[] = {
    {.name = "kind", .kind = Kind::choice, .choices = "patch|version|firmware"},
    {.name = "published", .kind = Kind::date},
    {.name = "notes"},
};

ExitCode run_release_record(Context& context) {
  const Arguments& args = context.args;
  changes::RecordRelease request;
  request.vendor = args.text("vendor");
  request.product = args.text("product");
  request.version = args.text("release");
  request.kind = args.find("kind").value_or(request.kind);
  if (const auto day = args.find("published")) request.published = time::parse_date(*day);
  request.notes = args.text("notes");
  return show_changed(context, context.desk().changes().record(request));
}

}  // namespace

constinit const Command release_record{.noun = "release",
                                       .verb = "record",
                                       .arguments = release_record_arguments,
                                       .options = release_record_options,
                                       .effect = Effect::changes,
                                       .schema = "release-changed",
                                       .run = run_release_record};

}  // namespace svcdesk::cli::commands
