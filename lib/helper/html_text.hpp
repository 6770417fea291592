// HTML reduced to the text a reader would see.
#pragma once

#include <string>
#include <string_view>

namespace svcdesk::helper {

// Tags, comments, scripts and styles away, entities resolved, block elements and <br> as line
// breaks, runs of white space as one space. Takes any bytes; UTF-8 in, UTF-8 out.
std::string html_to_text(std::string_view html);

}  // namespace svcdesk::helper
