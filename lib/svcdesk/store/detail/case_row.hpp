// A case out of the columns of its table.
#pragma once

#include <string>
#include <string_view>

#include "svcdesk/store/detail/query.hpp"
#include "svcdesk/store/rows.hpp"

namespace svcdesk::store {

// The columns that case_of reads, of a table or alias named c, and whatever follows.
std::string select_cases(std::string_view rest);

CaseRow case_of(const Query& row);

}  // namespace svcdesk::store
