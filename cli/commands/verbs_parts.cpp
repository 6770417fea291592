#include "cli/commands/parts.hpp"

namespace svcdesk::cli::commands {

Verbs verbs_parts() {
  static constexpr const Command* all[] = {
      &parts_reserve, &parts_approve,   &parts_issue,    &parts_deliver, &parts_fit,
      &parts_return,  &parts_defective, &parts_cancel,   &parts_list,    &parts_show,
      &parts_stock,   &parts_reach,     &parts_coverage, &parts_restock, &parts_plan,
      &parts_order,   &parts_receive,   &parts_test,     &parts_add,     &parts_transfer,
      &parts_scrap,   &parts_count,     &parts_standby,  &parts_lend,    &parts_back,
      &parts_extend,  &parts_repair,    &parts_supplier, &parts_depot,   &parts_stats};
  return all;
}

}  // namespace svcdesk::cli::commands
