// What the helper's answers say. Private to the room.
#pragma once

#include <vector>

#include "svcdesk/base/json.hpp"
#include "svcdesk/delivery/delivery.hpp"

namespace svcdesk::delivery {

// Each throws Error(invalid) for what is no answer to `ics`, `mail` or `device-type`.
std::vector<time::CalendarEntry> calendar_entries(const Json& answer);
MailText mail_text(const Json& answer);
DeviceType device_type(const Json& answer);

}  // namespace svcdesk::delivery
