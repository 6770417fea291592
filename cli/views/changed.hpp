// What every changing command tells alike: how it went, which events it made.
#pragma once

#include <string_view>

#include "cli/render/output.hpp"
#include "svcdesk/desk/values.hpp"

namespace svcdesk::cli {

// "done", "repeated", "dry-run".
std::string_view how_word(desk::Changed::How how);
// In words, for what was not simply done.
std::string how_text(desk::Changed::How how, const Output& out);
// [{"seq": 12, "type": "case.opened"}]
Json events_json(const std::vector<journal::Event>& events);

}  // namespace svcdesk::cli
