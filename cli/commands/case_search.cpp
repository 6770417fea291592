#include "cli/commands/case.hpp"
#include "cli/commands/case_rows.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument case_search_arguments[] = {{.name = "words", .takes = Takes::many}};
constexpr Option case_search_options[] = {
    {.name = "status", .kind = Kind::choice, .choices = "open|resolved|closed|merged|withdrawn"},
    {.name = "level", .kind = Kind::level},
    {.name = "kind", .kind = Kind::case_kind},
    {.name = "owner", .kind = Kind::person},
    {.name = "site", .kind = Kind::site},
    {.name = "asset", .kind = Kind::asset},
    {.name = "from", .kind = Kind::time},
    {.name = "to", .kind = Kind::time},
    {.name = "limit", .kind = Kind::integer},
    {.name = "all", .takes = Takes::nothing},
};

ExitCode run_case_search(Context& context) {
  store::CaseQuery query = case_query(context);
  for (const std::string& word : context.args.all("words")) {
    query.search += (query.search.empty() ? "" : " ") + word;
  }
  return show_cases(context, query);
}

}  // namespace

constinit const Command case_search{.noun = "case",
                                    .verb = "search",
                                    .arguments = case_search_arguments,
                                    .options = case_search_options,
                                    .schema = "case-list",
                                    .run = run_case_search};

}  // namespace svcdesk::cli::commands
