#include "cli/commands/case.hpp"

namespace svcdesk::cli::commands {

Verbs verbs_case() {
  static constexpr const Command* all[] = {
      &case_open,     &case_list,    &case_show,   &case_why,      &case_brief,    &case_triage,
      &case_vouch,    &case_assign,  &case_ack,    &case_respond,  &case_diagnose, &case_remote,
      &case_visit,    &case_arrive,  &case_leave,  &case_note,     &case_attach,   &case_approve,
      &case_step,     &case_pause,   &case_resume, &case_escalate, &case_vendor,   &case_standby,
      &case_cover,    &case_resolve, &case_tell,   &case_confirm,  &case_close,    &case_reopen,
      &case_withdraw, &case_merge,   &case_link,   &case_search,   &case_import,   &case_export};
  return all;
}

}  // namespace svcdesk::cli::commands
