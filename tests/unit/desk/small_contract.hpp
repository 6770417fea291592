// The contract that the desk's tests, the fault campaign and the fuzz targets run under.
#pragma once

#include <string>

namespace svcdesk::test {

// T-1: cases are answered (P1 15m, P2 30m, P3 1h) and resolved (4h, 8h, 24h; waiting for the
// customer stops it); a kick-off, monthly bulletins, quarterly reviews. Manager li, engineers chen
// (on duty in the week of minute 0) and wu (no e-mail at night), the customer's contact zhao.
std::string small_contract();

}  // namespace svcdesk::test
