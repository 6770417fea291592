// Cases as tables and JSON.
#pragma once

#include "cli/render/output.hpp"
#include "svcdesk/desk/values.hpp"

namespace svcdesk::cli {

// A row of a list.
Json case_row_json(const store::CaseRow& row);
std::vector<std::string> case_keys();
std::vector<Column> case_columns(const Output& out);
Row case_row(const store::CaseRow& row, const Output& out, const Wall& wall);

// The whole case.
Json case_json(const cases::Case& state);
std::vector<Field> case_fields(const cases::Case& state, const Output& out, const Wall& wall);

// "open", "paused 3 d 4 h: change window", in words.
std::string case_status(const store::CaseRow& row, const Output& out, const Wall& wall);

}  // namespace svcdesk::cli
