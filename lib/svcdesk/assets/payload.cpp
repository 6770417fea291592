#include "svcdesk/assets/payload.hpp"

#include <array>

namespace svcdesk::assets {
namespace {

constexpr std::array keys_by_type = {
    PayloadKeys{"asset.added", "tag",
                "name vendor model part_number serial_number site rack position contact "
                "configuration faulty warranty_until coverage_from coverage_until components links "
                "reason"},
    PayloadKeys{"asset.changed", "",
                "tag name vendor model part_number serial_number site rack position contact "
                "configuration faulty warranty_until coverage_from coverage_until components links "
                "unlinked reason"},
    PayloadKeys{"asset.retired", "reason", ""},
    PayloadKeys{"model.changed", "",
                "part_number slug airflow comments half_units depth grams components"},
    PayloadKeys{"model.recorded", "vendor model half_units depth",
                "part_number slug airflow comments grams components"},
};

}  // namespace

std::span<const PayloadKeys> payload_keys() { return keys_by_type; }

}  // namespace svcdesk::assets
