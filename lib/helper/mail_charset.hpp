// Encodings of mail as it comes: wrong labels included.
#pragma once

#include <gmime/gmime.h>

#include <string>
#include <string_view>

namespace svcdesk::helper {

// GMime's options with the fallbacks for headers that carry raw bytes: UTF-8, then GB18030.
GMimeParserOptions* parser_options();

// A header's raw value in UTF-8, RFC 2047 words decoded. What calls itself GB2312 or GBK is read as
// GB18030, which contains both: mail programs label GBK text as GB2312.
std::string decode_header(std::string_view raw);

// A body in UTF-8: by its label, with bytes that do not fit replaced; where the label is missing or
// unknown, UTF-8 if it is valid, else GB18030.
std::string to_utf8(const std::string& bytes, std::string_view label);

}  // namespace svcdesk::helper
