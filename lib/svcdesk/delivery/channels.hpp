// The three ways a message goes: through the helper, into a command, into a file.
#pragma once

#include "svcdesk/delivery/delivery.hpp"

namespace svcdesk::delivery {

Result deliver_by_helper(const Channel& channel, const Helper& helper, const Parcel& parcel);
Result deliver_by_command(const Channel& channel, const Parcel& parcel);
Result deliver_to_file(const Channel& channel, const Parcel& parcel);

// The variables that the channel's "-env" settings name, as "NAME=value". Those that are not set
// are left out. Throws Error(invalid) for a name that could change how programs are loaded or
// found.
std::vector<std::string> passed_on(const Channel& channel);

// The parcel as one JSON object: what the helper, a command with input = "json" and a file get.
std::string parcel_json(const Parcel& parcel);

// Printable, at most 500 characters.
std::string bounded(std::string_view text);

}  // namespace svcdesk::delivery
