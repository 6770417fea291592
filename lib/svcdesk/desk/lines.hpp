// Lines of a fired step, to and from the journal: what live and rebuilt tables share. Private to
// the room.
#pragma once

#include "svcdesk/journal/event.hpp"
#include "svcdesk/notices/notices.hpp"
#include "svcdesk/store/rows.hpp"

namespace svcdesk::desk {

// The step.fired payload of what was told.
Json step_payload(const obligations::Firing& firing, const notices::Telling& telling);

// One line of a recorded step.fired event as the row that the outbox keeps.
store::NoticeLine line_of(const journal::Event& step_fired, const Json& line);

}  // namespace svcdesk::desk
