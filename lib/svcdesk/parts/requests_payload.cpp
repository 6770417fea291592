#include "svcdesk/parts/requests_payload.hpp"

#include <array>

namespace svcdesk::parts {
namespace {

constexpr std::array request_keys_by_type = {
    PayloadKeys{"case.part.cancelled", "cycle reason", ""},
    PayloadKeys{"case.part.defective.settled", "cycle", ""},
    PayloadKeys{"case.part.delivered", "cycle by place", ""},
    PayloadKeys{"case.part.fitted", "cycle kind quantity asset", "serials"},
    PayloadKeys{"case.part.requested", "cycle kind quantity available", ""},
    PayloadKeys{"case.standby.lent", "loan kind", ""},
    PayloadKeys{"case.standby.returned", "loan kind", ""},
    PayloadKeys{"loan.due.changed", "due reason", ""},
    PayloadKeys{"loan.opened", "kind quantity purpose depot place",
                "serials borrower site due case"},
    PayloadKeys{"loan.returned", "kind quantity depot shape", "serials"},
    PayloadKeys{"loan.returned.partly", "kind quantity depot shape", "serials"},
    PayloadKeys{"part.approved", "by", ""},
    PayloadKeys{"part.cancelled", "reason", ""},
    PayloadKeys{"part.defective.settled", "fate by quantity", "serials receipt depot"},
    PayloadKeys{"part.delivered", "kind quantity by place", "serials received_by implied_by"},
    PayloadKeys{"part.fitted", "kind quantity asset",
                "serials slots configured old_serials old_kinds old_quantity old_place"},
    PayloadKeys{"part.issued", "kind quantity to depot", "serials"},
    PayloadKeys{"part.requested", "case kind quantity available", "level site place asset depot"},
    PayloadKeys{"part.reserved", "kind quantity depot", "serials until consent_by travel_seconds"},
    PayloadKeys{"part.returned", "kind quantity depot reason", "serials"},
    PayloadKeys{"repair.cancelled", "reason", "depot"},
    PayloadKeys{"repair.finished", "end", "depot by receipt reason"},
    PayloadKeys{"repair.opened", "fault repairer",
                "case asset covered_by kind serials quantity depot serial received_from"},
    PayloadKeys{"repair.sent", "repairer", "reference"},
    PayloadKeys{"repair.tested", "result", "note"},
    PayloadKeys{"stock.moved", "kind quantity",
                "serial from_place from_condition to_place to_condition request loan "
                "repair"},
};

}  // namespace

std::span<const PayloadKeys> request_payload_keys() { return request_keys_by_type; }

}  // namespace svcdesk::parts
