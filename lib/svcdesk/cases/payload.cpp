#include "svcdesk/cases/payload.hpp"

#include <array>

namespace svcdesk::cases {
namespace {

constexpr std::array keys_by_type = {
    PayloadKeys{"case.acknowledged", "", "note"},
    PayloadKeys{"case.anomaly", "text seen_by", ""},
    PayloadKeys{"case.approved", "what by", "note second_person cycle plan carried_out_by"},
    PayloadKeys{"case.arrived", "cycle engineers", "attended_by"},
    PayloadKeys{"case.assigned", "to", "note from proposed role"},
    PayloadKeys{"case.attached", "sha256 file_kind", "name cycle"},
    PayloadKeys{"case.closed", "", ""},
    PayloadKeys{"case.confirmed", "by how", ""},
    PayloadKeys{"case.covered", "verdict cause", "proof agreed_by"},
    PayloadKeys{"case.diagnosed", "cause", ""},
    PayloadKeys{"case.escalated", "to reason tried", ""},
    PayloadKeys{"case.escalated.vendor", "vendor", "reference"},
    PayloadKeys{"case.level.set", "level", "reason kind previous"},
    PayloadKeys{"case.linked", "to as", ""},
    PayloadKeys{"case.merged", "into reason", ""},
    PayloadKeys{"case.noted", "text", ""},
    PayloadKeys{"case.opened", "kind title reporter vouched",
                "symptom error_text error_code channel asset site product service external_id "
                "mail_id"},
    PayloadKeys{"case.paused", "reason", "until note"},
    PayloadKeys{"case.progress.told", "text to", ""},
    PayloadKeys{"case.remote.agreed", "cycle consent_by", "assisted_by"},
    PayloadKeys{"case.remote.started", "cycle assisted_by", ""},
    PayloadKeys{"case.reopened", "reason from", ""},
    PayloadKeys{"case.report.received", "sha256", "name cycle signed_by"},
    PayloadKeys{"case.resolved", "solution", "cause"},
    PayloadKeys{"case.responded", "", "agreed implied_by"},
    PayloadKeys{"case.result.told", "to how", ""},
    PayloadKeys{"case.resumed", "", "reason"},
    PayloadKeys{"case.standby.judged", "ours customers", "reason"},
    PayloadKeys{"case.step.done", "step", "note second_person cycle carried_out_by"},
    PayloadKeys{"case.step.skipped", "step reason", ""},
    PayloadKeys{"case.vendor.answered", "vendor answer", "reference"},
    PayloadKeys{"case.visit.acknowledged", "cycle", ""},
    PayloadKeys{"case.visit.agreed", "cycle", "planned engineers in_charge agreed_by plan"},
    PayloadKeys{"case.visit.finished", "cycle", "result attended_by carried_out_by cancelled"},
    PayloadKeys{"case.vouched", "by", ""},
    PayloadKeys{"case.withdrawn", "by reason", ""},
};

}  // namespace

std::span<const PayloadKeys> payload_keys() { return keys_by_type; }

}  // namespace svcdesk::cases
