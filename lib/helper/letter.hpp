// A notice as an RFC 5322 message.
#pragma once

#include <string>
#include <string_view>

#include "svcdesk/delivery/delivery.hpp"

namespace svcdesk::helper {

struct Sender {
  std::string address;
  std::string name;
  std::string reply_to;
};

// Whether it is one plain address, "li@example.test": ASCII, nothing that could end a header or an
// SMTP command, and no list.
bool is_address(std::string_view text);

// "Mon, 12 Jan 2026 02:21:00 +0000", whatever the locale.
std::string mail_date(Instant instant);

// All headers and the body, every line ended by CRLF and below 998 bytes, pure ASCII. Marked as
// automatic, so that no robot answers it (RFC 3834). Leading dots are the transport's business.
std::string write_letter(const delivery::Parcel& parcel, const Sender& from);

}  // namespace svcdesk::helper
