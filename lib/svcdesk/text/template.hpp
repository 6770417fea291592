// Strict templates: mustache, in which every name has to resolve. The only door to the template
// library. Values are data, never markup: they are escaped for the kind of page they go to.
#pragma once

#include <string>
#include <string_view>

#include "svcdesk/base/json.hpp"

namespace svcdesk::text {

// How {{name}} is written. {{{name}}} and {{&name}} are written as they are.
enum class Escape {
  html,      // & < > " '
  markdown,  // CommonMark and GitHub tables: every character that could begin markup
  none,
};

// Fills a mustache template: {{name}}, {{a.b}}, {{.}}, {{#section}}, {{^inverted}}, {{! comment }}.
// A section is skipped for false, null, an empty text and an empty list. Throws Error(failed) for a
// name that does not resolve; for a variable that is neither text nor integer; for a broken
// template; for partials and delimiter changes, which are not spoken here; for sections nested
// deeper than 50 or entered more than 5 million times (a list unfolded in itself over and over).
std::string fill_template(std::string_view source, const Json& data, Escape escape = Escape::html);

// What `Escape::markdown` does, for text put together elsewhere. Line feeds become spaces.
std::string escape_markdown(std::string_view text);

}  // namespace svcdesk::text
