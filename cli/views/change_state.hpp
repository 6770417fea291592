// One change: as JSON, and as people read it.
#pragma once

#include "cli/render/output.hpp"
#include "svcdesk/desk/changes.hpp"

namespace svcdesk::cli {

Json change_json(const changes::Change& state);
// The same with what starting it asks for and its promises.
Json change_file_json(const desk::ChangeFile& file, const Output& out);
std::string change_text(const desk::ChangeFile& file, const Output& out, const Wall& wall);

// "under way", "rolled back".
std::string change_status(const changes::Change& state, const Output& out);

}  // namespace svcdesk::cli
