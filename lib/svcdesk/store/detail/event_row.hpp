// An event out of the columns of its table.
#pragma once

#include "svcdesk/journal/event.hpp"
#include "svcdesk/store/detail/query.hpp"

namespace svcdesk::store {

// Columns: seq, contract, subject_kind, subject_id, refs, type, version, at, recorded, actor,
// request_id, payload, hash. Everything but refs and payload as it stands there, into an event that
// is used again and again (verify reads millions).
void read_event(const Query& row, journal::Event& event);

journal::Event event_of(const Query& row);

// Bytes of the payload that stands in the row.
inline std::size_t payload_size(const Query& row) { return row.view(11).size(); }

}  // namespace svcdesk::store
