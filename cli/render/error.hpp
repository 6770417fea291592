// Errors and warnings on stderr: for people, or as JSON where JSON was asked for.
#pragma once

#include <ostream>

#include "cli/render/screen.hpp"
#include "svcdesk/base/error.hpp"
#include "svcdesk/base/json.hpp"

namespace svcdesk::cli {

// "svcdesk: C-31 cannot be closed yet (CASE-6)", the checklist, findings with their places, and
// what helps in "hint:" lines.
void show_error(const Error& error, const Screen& screen, std::ostream& err);

// "svcdesk: warning: ..."
void show_warning(const Message& text, const Screen& screen, std::ostream& err);

// "dg.toml:88:14: error: ...", a line each.
std::string finding_lines(const std::vector<Finding>& findings, const Screen& screen);
Json json_findings(const std::vector<Finding>& findings, Language language);

}  // namespace svcdesk::cli
