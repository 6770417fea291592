// The plain texts of a model that may change, under the names that they have in events and JSON.
// For this room's own sources.
#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "svcdesk/assets/model.hpp"

namespace svcdesk::assets {

using ModelText = std::pair<std::string_view, std::string ModelFacts::*>;
inline constexpr std::array<ModelText, 4> model_texts{{{"part_number", &ModelFacts::part_number},
                                                       {"slug", &ModelFacts::slug},
                                                       {"airflow", &ModelFacts::airflow},
                                                       {"comments", &ModelFacts::comments}}};

}  // namespace svcdesk::assets
