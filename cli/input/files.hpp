// Reading and writing the files that are named on the command line.
#pragma once

#include <istream>
#include <optional>
#include <string>
#include <string_view>

#include "svcdesk/contract/load.hpp"
#include "svcdesk/desk/contracts.hpp"

namespace svcdesk::cli {

// What is read whole is held in memory.
inline constexpr std::size_t largest_file = std::size_t{64} << 20U;

// The whole file. Throws Error(not_found) where there is none, Error(failed) where it cannot be
// read or is larger (F20).
std::string read_file(const std::string& path, std::size_t largest = largest_file);
// The same, and "-" is standard input.
std::string read_file(const std::string& path, std::istream& standard_input,
                      std::size_t largest = largest_file);
// Nothing where there is no such file.
std::optional<std::string> read_file_if_there(const std::string& path,
                                              std::size_t largest = largest_file);

// Written beside its place, synced and put there in one step: readers see the old file or the new
// one. The owner's alone, unless an older file of ours there was open to others. What is no regular
// file, such as a pipe, is written to as it is; a symbolic link is refused (F19). Throws
// Error(failed).
void write_file(const std::string& path, std::string_view bytes);

// The folder that the file will lie in, made where it is missing (mode 0700). Throws Error(failed).
void make_folder_of(const std::string& path);

// A contract with the files beside it that it names; names that lead out of its folder are not
// followed.
desk::ContractFile contract_file(const std::string& path, std::istream& standard_input,
                                 const delivery::Helper& helper);

}  // namespace svcdesk::cli
