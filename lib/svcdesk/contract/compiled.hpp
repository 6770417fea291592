// The compiled form of a contract (decision 6): what each command reads instead of the TOML text.
#pragma once

#include <string>
#include <string_view>

#include "svcdesk/contract/model.hpp"

namespace svcdesk::contract {

// A compact binary text that reads back equal; begins with a format number.
std::string compile(const Contract& contract);

// Throws Error(database) for bytes of another format or cut short.
Contract decompile(std::string_view bytes);

}  // namespace svcdesk::contract
