// Reading and printing moments.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "svcdesk/base/language.hpp"
#include "svcdesk/time/instant.hpp"
#include "svcdesk/time/zone.hpp"

namespace svcdesk::time {

// RFC 3339 in UTC, "2026-01-05T09:00:00Z": the form of JSON and of the journal.
std::string to_utc(Instant instant);

// RFC 3339 only, with any offset and optional fraction (floored, ruling 16). Throws Error(invalid).
Instant parse_rfc3339(std::string_view text);

// A moment as a person types it, read in `zone` against `now`: RFC 3339; "2026-01-05 09:00",
// "2026-01-05T09:00:10", "2026-01-05" (its 00:00); "09:00" (today); "now"; "-2h", "+30m", "-1d"
// (calendar time); "2h ago"; "today|yesterday|tomorrow 14:00", "mon 9:00" (the next one), "last fri
// 14:00"; "2小时前", "30分钟后", "昨天 14:00", "明天 9点", "后天下午3点半", "周五 9点", "上周五
// 14:00", "今天 9点10分", "1月5日 9:00" (this year). "last fri" is the latest one before today,
// "上周五" that of the week before (from Monday); 24:00 ends its day; a repeated reading is its
// first moment. A reading that a zone change skips is refused. Throws Error(usage) with a hint that
// shows what is understood.
Instant parse_time(std::string_view text, Instant now, const Zone& zone);

// Those of its forms that need no zone: with an offset, "now", a distance. Nothing for any other.
// Throws Error(usage) for a moment that cannot be.
std::optional<Instant> parse_zoneless(std::string_view text, Instant now);

// "2026-01-05". Throws Error(invalid).
Date parse_date(std::string_view text);
std::string to_string(Date date);

// With offset, "2026-01-05 09:00:00 +08:00".
std::string with_offset(Instant instant, const Zone& zone);

// For screens, short against `now`: "09:10" today, "Wed 09:10" within six days, "12 Mar 09:10" this
// year, "2027-03-12 09:10" else; Chinese "周三 09:10", "3月12日 09:10".
std::string for_people(Instant instant, Instant now, const Zone& zone, Language language);

// "Mon 12 Jan 2026 02:21 +08:00" / "2026年1月12日 周一 02:21 +08:00".
std::string headline(Instant instant, const Zone& zone, Language language);

}  // namespace svcdesk::time
