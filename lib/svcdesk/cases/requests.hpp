// Every verb of `case` that changes something, one value a verb, and its decision: (contract, who,
// state, request) -> events or a refusal. This header gathers them; each group has its own.
#pragma once

#include "svcdesk/cases/approvals.hpp"
#include "svcdesk/cases/ending.hpp"
#include "svcdesk/cases/escalation.hpp"
#include "svcdesk/cases/intake.hpp"
#include "svcdesk/cases/judging.hpp"
#include "svcdesk/cases/links.hpp"
#include "svcdesk/cases/progress.hpp"
#include "svcdesk/cases/visits.hpp"
#include "svcdesk/cases/waiting.hpp"
