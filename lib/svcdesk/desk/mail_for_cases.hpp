// A letter as the rules of cases take it (CASE-1). Private to the room.
#pragma once

#include "svcdesk/cases/mail.hpp"
#include "svcdesk/delivery/delivery.hpp"

namespace svcdesk::desk {

cases::Mail mail_for_cases(const delivery::MailText& letter);

}  // namespace svcdesk::desk
