// What every command that reads CSV can be told about the file.
#pragma once

#include "cli/args.hpp"
#include "cli/input/csv.hpp"
#include "cli/tree/command.hpp"

namespace svcdesk::cli {

inline constexpr Option encoding_option{
    .name = "encoding", .kind = Kind::encoding, .choices = encodings};
inline constexpr Option separator_option{
    .name = "separator", .kind = Kind::choice, .choices = ",|;|tab"};

// What the two say.
CsvForm csv_form(const Arguments& given);

}  // namespace svcdesk::cli
