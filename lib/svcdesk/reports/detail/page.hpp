// What every report's page shares: template, style sheet, content policy.
#pragma once

#include <string>
#include <string_view>

#include "svcdesk/base/json.hpp"
#include "svcdesk/reports/detail/words.hpp"

namespace svcdesk::reports::detail {

// The embedded file. Throws Error(failed) for a name that was not built in.
std::string_view embedded_template(std::string_view name);

// Fills <name>.html.mustache. Adds: lang, css, csp (default-src 'none', the style sheet by its
// hash), w.
std::string html_page(std::string_view name, Json data, const Words& words);
// Fills <name>.md.mustache. Adds: w.
std::string markdown_page(std::string_view name, Json data, const Words& words);

// RFC 4648, with padding.
std::string base64(std::string_view bytes);

}  // namespace svcdesk::reports::detail
