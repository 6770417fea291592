// Times as other desks write them in their exports.
#pragma once

#include <optional>
#include <string_view>

#include "svcdesk/time/zone.hpp"

namespace svcdesk::cli {

// iso: "2016-02-29T01:16", "2016-02-29 01:16:00", with "Z" or an offset perhaps; dmy: "29/2/2016
// 01:16"; mdy: "2/29/2016 01:16". Separators may be "/", "-" or ".".
enum class DateOrder { iso, dmy, mdy };

// Read in `zone` where the text names no offset. Nothing for anything else, and for dates and times
// that do not exist.
std::optional<Instant> parse_log_time(std::string_view text, DateOrder order,
                                      const time::Zone& zone);

// "", "?", "-", "NULL", "N/A": the other desk did not know.
bool unknown_value(std::string_view text);

}  // namespace svcdesk::cli
