// Rows as the store keeps them: plain values, one struct a table.
#pragma once

#include <cstdint>

#include "svcdesk/store/asset_rows.hpp"
#include "svcdesk/store/case_rows.hpp"
#include "svcdesk/store/change_rows.hpp"
#include "svcdesk/store/derived_rows.hpp"
#include "svcdesk/store/journal_rows.hpp"
#include "svcdesk/store/model_rows.hpp"
#include "svcdesk/store/notice_rows.hpp"
#include "svcdesk/store/part_rows.hpp"
#include "svcdesk/store/promise_rows.hpp"

namespace svcdesk::store {

// The limit of a list that is wanted whole.
inline constexpr std::int64_t no_limit = -1;

}  // namespace svcdesk::store
