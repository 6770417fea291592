// What the counters share of the catalogue of models. Private to the room.
#pragma once

#include <optional>
#include <string>

#include "svcdesk/assets/catalogue.hpp"
#include "svcdesk/assets/model.hpp"
#include "svcdesk/desk/session.hpp"

namespace svcdesk::desk {

journal::Subject subject_of(ModelId id);
assets::Model model_state(const View& view, ModelId id);

assets::Catalogue catalogue_of(const View& view, const std::string& contract);
// The one of which the machine is, by exactly its vendor and model.
std::optional<assets::Model> model_of(const View& view, const assets::Asset& asset);

}  // namespace svcdesk::desk
