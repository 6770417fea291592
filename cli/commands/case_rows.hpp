// Listing cases: what `case list` and `case search` share.
#pragma once

#include "cli/context.hpp"
#include "svcdesk/store/rows.hpp"

namespace svcdesk::cli::commands {

inline constexpr std::int64_t default_rows = 50;

// Filters from the options --status, --level, --kind, --owner, --site, --asset, --from, --to,
// --limit.
store::CaseQuery case_query(Context& context);

// Shows what the query finds, newest first, in pages.
ExitCode show_cases(Context& context, const store::CaseQuery& query);

}  // namespace svcdesk::cli::commands
