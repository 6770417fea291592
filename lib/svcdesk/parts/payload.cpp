#include "svcdesk/parts/payload.hpp"

#include <array>

namespace svcdesk::parts {
namespace {

constexpr std::array keys_by_type = {
    PayloadKeys{"depot.evaluated", "depot verdict", "note"},
    PayloadKeys{"depot.surveyed", "depot surroundings route storage suitable", ""},
    PayloadKeys{"gap.closed", "part cycle free need", ""},
    PayloadKeys{"gap.opened", "part cycle free need", ""},
    PayloadKeys{"order.cancelled", "quantity reason", ""},
    PayloadKeys{"order.delivered", "quantity depot", "serials note"},
    PayloadKeys{"order.placed", "kind quantity supplier depot", "expected due reason with"},
    PayloadKeys{"order.received", "quantity", ""},
    PayloadKeys{"stock.checked", "depot lines pieces missing surplus", "differences reason"},
    PayloadKeys{"stock.counted", "depot lines pieces missing surplus uncounted",
                "differences reason"},
    PayloadKeys{"stock.moved", "kind quantity",
                "serial from_place from_condition to_place to_condition order reason tested_by "
                "result note count"},
    PayloadKeys{"supplier.rated", "supplier rating reason", ""},
};

}  // namespace

std::span<const PayloadKeys> payload_keys() { return keys_by_type; }

}  // namespace svcdesk::parts
