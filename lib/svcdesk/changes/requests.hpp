// Every verb of `change`, and of a vendor's release, that changes something: one value a verb, and
// its decision: (contract, who, state, request) -> events or a refusal. This header gathers them.
#pragma once

#include "svcdesk/changes/assessing.hpp"
#include "svcdesk/changes/ending.hpp"
#include "svcdesk/changes/finishing.hpp"
#include "svcdesk/changes/releases.hpp"
#include "svcdesk/changes/requesting.hpp"
#include "svcdesk/changes/starting.hpp"
