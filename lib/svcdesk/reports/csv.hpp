// Comma-separated values (RFC 4180) that stay data when a spreadsheet opens them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace svcdesk::reports {

// Text, a whole number, or nothing.
using CsvCell = std::variant<std::monostate, std::string, std::int64_t>;

// One record, ended by CRLF. A text that a spreadsheet would take for a formula (its first
// character after blanks and quotes is = + - @ or a full-width one, or it begins with a tab or a
// line break) gets an apostrophe before it; control characters are made visible; numbers are never
// touched.
std::string csv_record(const std::vector<CsvCell>& cells);

}  // namespace svcdesk::reports
