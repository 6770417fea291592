// What `svcdesk completion SHELL` prints; the same texts lie in completions/.
#pragma once

#include <string_view>

namespace svcdesk::cli {

// bash, zsh or fish. Each asks `svcdesk __complete` for what may come next, so that the scripts
// never grow old.
std::string_view completion_script(std::string_view shell);

}  // namespace svcdesk::cli
