// Rows as the store keeps them: plain values, one struct a table.
#pragma once

#include "svcdesk/store/case_rows.hpp"
#include "svcdesk/store/journal_rows.hpp"
#include "svcdesk/store/notice_rows.hpp"
#include "svcdesk/store/promise_rows.hpp"
