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
// character after blanks and quotes is = + - @ | % or a full-width one, or it begins with a tab or
// a line break) gets an apostrophe before it (F15); control characters are made visible, a tab
// becomes a blank (F16); numbers are never touched.
std::string csv_record(const std::vector<CsvCell>& cells);
// The same as IANA text/tab-separated-values, ended by a line feed: tabs, line ends and backslashes
// in a text as \t, \n, \r, \\.
std::string tsv_record(const std::vector<CsvCell>& cells);

}  // namespace svcdesk::reports
