// From rows to what a screen needs, with the contract's words beside them. Private to the room.
#pragma once

#include "svcdesk/desk/session.hpp"
#include "svcdesk/desk/values.hpp"

namespace svcdesk::desk {

// Title and owner of the promise's subject, and the step that comes next.
PromiseView promise_view(const View& view, const store::PromiseRow& row);

// Who is on duty for each role that has a rota.
std::vector<OnDuty> duty(const contract::Terms& terms, Instant now);

}  // namespace svcdesk::desk
