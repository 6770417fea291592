// What a subject is to the desk, whatever its kind: the rows that lists read, and what a notice
// says of it. The one place that knows every room of subjects. Private to the room.
#pragma once

#include <vector>

#include "svcdesk/desk/session.hpp"
#include "svcdesk/notices/notices.hpp"

namespace svcdesk::desk {

struct Portrait {
  std::int64_t number = 0;  // of the subject; 0: it has none
  std::vector<store::DerivedRow> rows;
  // What notices tell of it: title, kind, owner, contact and site as far as it has them.
  notices::About about;
};

// Of a subject with a room of its own; an empty one for the others. A case's rows are not among
// them (case_row).
Portrait portrait(const journal::Subject& subject, const std::vector<journal::Event>& history);

}  // namespace svcdesk::desk
