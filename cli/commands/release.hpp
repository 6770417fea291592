// svcdesk release ...
#pragma once

#include "cli/tree/command.hpp"

namespace svcdesk::cli::commands {

extern const Command release_record, release_match, release_judge, release_propose, release_permit,
    release_refuse, release_dismiss, release_list, release_show;

Verbs verbs_release();

}  // namespace svcdesk::cli::commands
