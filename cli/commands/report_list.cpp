#include "cli/commands/report.hpp"
#include "cli/context.hpp"

namespace svcdesk::cli::commands {
namespace {

struct Known {
  std::string_view kind;
  std::string_view of;
  std::string_view formats;
};
constexpr Known known[] = {
    {"monthly", "MONTH", "html, markdown, json, csv, pdf"},
    {"service", "CASE", "html, markdown, json, pdf"},
};

ExitCode run_report_list(Context& context) {
  List list(context.out, {context.command.schema,
                          "reports",
                          {"kind", "of", "formats", "title"},
                          {{context.out.say("cli.col.kind")},
                           {context.out.say("cli.col.of")},
                           {context.out.say("cli.col.formats")},
                           {context.out.say("cli.col.title"), Fit::shrink}},
                          {"cli.report.none", {}}});
  for (const Known& one : known) {
    const std::string title = context.out.say("cli.report." + std::string(one.kind));
    list.add(Json::object(
                 {{"kind", one.kind}, {"of", one.of}, {"formats", one.formats}, {"title", title}}),
             {{std::string(one.kind), Tint::strong},
              {std::string(one.of)},
              {std::string(one.formats)},
              {title}});
  }
  list.finish();
  return ExitCode::done;
}

}  // namespace

constinit const Command report_list{
    .noun = "report", .verb = "list", .schema = "report-list", .run = run_report_list};

}  // namespace svcdesk::cli::commands
