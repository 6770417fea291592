// The command tree as JSON: `svcdesk __tree`, for the checks of manual, transcripts and schemas.
#pragma once

#include "svcdesk/base/json.hpp"

namespace svcdesk::cli {

// {"commands": [{"name", "synopsis", "schema", "changes", "options": [...]}]}
Json tree_json();

}  // namespace svcdesk::cli
