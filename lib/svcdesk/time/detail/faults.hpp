// The words for what is wrong with a written moment.
#pragma once

#include "svcdesk/base/error.hpp"
#include "svcdesk/time/detail/written.hpp"

namespace svcdesk::time::detail {

// A hint that says why, and what is right.
Message explain(Fault fault);

}  // namespace svcdesk::time::detail
