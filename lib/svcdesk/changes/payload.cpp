#include "svcdesk/changes/payload.hpp"

#include <array>

namespace svcdesk::changes {
namespace {

constexpr std::array keys_by_type = {
    PayloadKeys{"change.approved", "what by side", "note"},
    PayloadKeys{"change.assessed", "risk plan backup system",
                "impact rollback window_from window_to tester"},
    PayloadKeys{"change.finished", "cycle values", "due note"},
    PayloadKeys{"change.refused", "by reason", ""},
    PayloadKeys{"change.requested", "title kind reason assets values requested_by", "origin"},
    PayloadKeys{"change.rolled-back", "cycle reason restored_by", "values"},
    PayloadKeys{"change.signed", "by", ""},
    PayloadKeys{"change.started", "cycle", "backup_by backup_where second_person note"},
    PayloadKeys{"change.tested", "cycle result by", "found"},
    PayloadKeys{"change.withdrawn", "by reason", ""},
    PayloadKeys{"release.dismissed", "reason", ""},
    PayloadKeys{"release.judged", "availability risk recommendation", ""},
    PayloadKeys{"release.matched", "components", ""},
    PayloadKeys{"release.permitted", "by change", "note"},
    PayloadKeys{"release.proposed", "to", "note"},
    PayloadKeys{"release.recorded", "vendor product version kind", "published notes"},
    PayloadKeys{"release.refused", "by reason", ""},
};

}  // namespace

std::span<const PayloadKeys> payload_keys() { return keys_by_type; }

}  // namespace svcdesk::changes
