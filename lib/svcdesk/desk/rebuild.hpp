// Every derived table from the events alone (AUD-3). Private to the room.
#pragma once

#include "svcdesk/desk/transaction.hpp"

namespace svcdesk::desk {

// Empties what is derived and fills it again, in the transaction. Records nothing.
void rebuild_tables(const View& view);

}  // namespace svcdesk::desk
