// From what is wanted to what has to be recorded. For this room's own sources.
#pragma once

#include <string>

#include "svcdesk/assets/register.hpp"

namespace svcdesk::assets {

// Without blanks at either end.
std::string trimmed(const std::string& text);

// The asset with what is wanted of it.
Asset with(Asset state, const Wanted& wanted);

// What an event has to say so that the one becomes the other; an empty object where they are equal.
Json payload_between(const Asset& before, const Asset& after);

}  // namespace svcdesk::assets
