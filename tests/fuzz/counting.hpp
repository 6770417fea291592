// A contract put to use: what every command that opens one would do with it.
#pragma once

#include <span>
#include <string_view>

#include "svcdesk/contract/load.hpp"
#include "svcdesk/contract/terms.hpp"
#include "svcdesk/journal/event.hpp"

namespace svcdesk::fuzz {

// Every file name gives these bytes: "FIRST LAST SUMMARY" a line.
contract::Sources files_of(std::string_view bytes);

// The small contract of the desk's tests.
const contract::Terms& small_terms();

// Clocks, ladders and reasons of a case and of the contract itself under it.
void count_with(const contract::Contract& contract);

// The same for that history.
void judge(const contract::Terms& terms, std::span<const journal::Event> history);

}  // namespace svcdesk::fuzz
