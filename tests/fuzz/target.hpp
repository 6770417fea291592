// What every fuzz target shares: one function that takes bytes, what it may refuse, what must hold.
#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>

#include "svcdesk/base/error.hpp"

namespace svcdesk::fuzz {

// The target: reads the bytes and gives whatever comes. An exception that leaves it is a finding,
// and so is more than a second of processor time.
void one(std::string_view bytes);

// Runs the work; true where it threw nothing. A refusal has to carry one of the codes and words in
// every language; anything else thrown is a finding.
bool accepted(std::initializer_list<ErrorCode> codes, const std::function<void()>& work);

// Ends the process with the words where it does not hold.
void holds(bool what, const char* words);

// The bytes up to the first zero byte, which is taken off the rest with them.
std::string_view first_part(std::string_view& rest);

// A whole file of the project, "schemas/contract.example.toml".
std::string project_file(const std::string& name);

}  // namespace svcdesk::fuzz
