// One release of a vendor's: as JSON, and as people read it.
#pragma once

#include "cli/render/output.hpp"
#include "svcdesk/changes/release.hpp"

namespace svcdesk::cli {

Json release_json(const changes::Release& state);
std::string release_text(const changes::Release& state, const Output& out, const Wall& wall);

// "Dell bios 2.4.1"
std::string release_name(const changes::Release& state);
// "proposed", "permitted".
std::string release_status(const changes::Release& state, const Output& out);
// The machines it concerns, with the version that is there, a line each.
std::string matches_block(const changes::Release& state, const Output& out);

}  // namespace svcdesk::cli
