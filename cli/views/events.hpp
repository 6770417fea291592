// Events of the journal as tables and JSON.
#pragma once

#include "cli/render/output.hpp"
#include "svcdesk/journal/event.hpp"

namespace svcdesk::cli {

Json event_json(const journal::Event& event);
std::vector<std::string> event_keys();
std::vector<Column> event_columns(const Output& out);
Row event_row(const journal::Event& event, const Output& out, const Wall& wall);

// The payload in one line: "level=P1 reason=...".
std::string payload_line(const Json& payload);

}  // namespace svcdesk::cli
