// The encodings of mail and HTTP that no text may break out of (NTF-3).
#pragma once

#include <string>
#include <string_view>

namespace svcdesk::helper {

// RFC 4648, without line breaks.
std::string base64(std::string_view bytes);

// The same in lines of 76 characters that end in CRLF: a mail body (RFC 2045).
std::string base64_lines(std::string_view bytes);

// A header's text on one logical line: short plain ASCII as it is, all else as RFC 2047 encoded
// words of UTF-8, folded. Control characters never come through.
std::string header_text(std::string_view text);

// The text in double quotes as an RFC 5322 phrase, or in encoded words where it is not plain ASCII.
std::string header_phrase(std::string_view text);

// RFC 3986: everything but unreserved characters as %XX.
std::string percent_encode(std::string_view text);

// The inside of a JSON string.
std::string json_escape(std::string_view text);

}  // namespace svcdesk::helper
