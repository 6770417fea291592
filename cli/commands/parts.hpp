// svcdesk parts ...
#pragma once

#include "cli/tree/command.hpp"

namespace svcdesk::cli::commands {

extern const Command parts_add, parts_supplier, parts_depot, parts_order, parts_receive, parts_test,
    parts_transfer, parts_scrap, parts_stock, parts_count;
extern const Command parts_reserve, parts_approve, parts_issue, parts_deliver, parts_fit,
    parts_return, parts_defective, parts_cancel;
extern const Command parts_standby, parts_lend, parts_back, parts_extend, parts_repair;
extern const Command parts_list, parts_show, parts_coverage, parts_restock, parts_plan, parts_stats,
    parts_reach;

Verbs verbs_parts();

}  // namespace svcdesk::cli::commands
