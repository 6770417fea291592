// PDF by an external program that is found at run time.
#pragma once

#include <string>
#include <string_view>

#include "cli/settings/environment.hpp"

namespace svcdesk::cli {

// Writes `path` by weasyprint, which is looked for in PATH. Without it, or where it fails, the HTML
// is kept beside that name and Error(failed) says so.
void make_pdf(std::string_view html, const std::string& path, const Environment& environment);

}  // namespace svcdesk::cli
