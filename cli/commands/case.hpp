// svcdesk case ...
#pragma once

#include "cli/tree/command.hpp"

namespace svcdesk::cli::commands {

extern const Command case_open, case_list, case_show, case_why, case_brief, case_triage, case_vouch,
    case_assign, case_ack, case_respond, case_diagnose, case_remote, case_visit, case_arrive,
    case_leave, case_note, case_attach, case_approve, case_step, case_pause, case_resume,
    case_escalate, case_vendor, case_standby, case_cover, case_resolve, case_tell, case_confirm,
    case_close, case_reopen, case_withdraw, case_merge, case_link, case_search, case_import,
    case_export;

Verbs verbs_case();

}  // namespace svcdesk::cli::commands
