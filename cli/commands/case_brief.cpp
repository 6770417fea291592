#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"
#include "cli/views/asset_file.hpp"
#include "cli/views/assets.hpp"
#include "cli/views/cases.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument case_brief_arguments[] = {case_argument};

Json rows_json(const std::vector<store::CaseRow>& rows) {
  Json out = Json::array();
  for (const store::CaseRow& row : rows) out.push(case_row_json(row));
  return out;
}

// How earlier cases ended: that is what the engineer wants to know before the visit.
std::string rows_block(const Context& context, const char* heading,
                       const std::vector<store::CaseRow>& rows) {
  Table table;
  table.columns = {{context.out.say("cli.col.case")},
                   {context.out.say("cli.col.title"), Fit::shrink},
                   {context.out.say("cli.col.cause"), Fit::shrink},
                   {context.out.say("cli.col.solution"), Fit::shrink}};
  for (const store::CaseRow& row : rows) {
    table.rows.push_back(
        {{CaseId{row.number}.str(), Tint::strong}, {row.title}, {row.cause}, {row.solution}});
  }
  const std::string body = rows.empty() ? "  " + context.out.say("cli.brief.none") + "\n"
                                        : render(table, context.out.screen());
  return "\n" + tinted(context.out.say(heading), Tint::strong, context.out.screen().colour) + "\n" +
         body;
}

std::string asset_block(Context& context, const desk::Brief& brief) {
  if (!brief.asset) return {};
  const Output& out = context.out;
  const Wall wall = context.wall();
  const std::string heading = out.say("cli.brief.asset");
  return "\n" + tinted(heading, Tint::strong, out.screen().colour) + "\n" +
         render(asset_fields(*brief.asset, out, wall), out.screen()) +
         components_block(brief.asset->state, out) + asset_history(*brief.asset, out, wall);
}

ExitCode run_case_brief(Context& context) {
  const desk::Brief brief = context.desk().cases().brief(context.args.text("case"));
  const auto object = [&] {
    Json out = Json::object({{"id", brief.state.id.str()}, {"case", case_json(brief.state)}});
    out.set("asset", brief.asset ? asset_file_json(*brief.asset) : Json());
    out.set("same_asset", rows_json(brief.same_asset));
    return out.set("same_fault", rows_json(brief.same_fault));
  };
  const auto people = [&] {
    return render(case_fields(brief.state, context.out, context.wall()), context.out.screen()) +
           asset_block(context, brief) +
           rows_block(context, "cli.brief.same_asset", brief.same_asset) +
           rows_block(context, "cli.brief.same_fault", brief.same_fault);
  };
  context.out.object(context.command.schema, object, people);
  return ExitCode::done;
}

}  // namespace

constinit const Command case_brief{.noun = "case",
                                   .verb = "brief",
                                   .arguments = case_brief_arguments,
                                   .schema = "case-brief",
                                   .run = run_case_brief};

}  // namespace svcdesk::cli::commands
