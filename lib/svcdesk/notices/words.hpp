// What a message says about one line.
#pragma once

#include <string>
#include <vector>

#include "svcdesk/notices/notices.hpp"

namespace svcdesk::notices {

// For whom, and when.
struct Reader {
  const contract::Terms& terms;
  const time::Zone& zone;
  Language language;
  Instant now;
};

// "[C-31 P1] response: deadline passed", without the subject's own title.
std::string headline(const Reader& reader, const Item& item);

// How the promise stands now: "due 2026-01-12 02:03:00 +08:00, 18 min late, not met yet".
std::string standing(const Reader& reader, const Item& item);

// The subject's own title, printable and bounded; may be empty.
std::string subject_title(const Item& item);

// Everything about it, one line of text each; the last says what to type next.
std::vector<std::string> paragraph(const Reader& reader, const Item& item);

}  // namespace svcdesk::notices
