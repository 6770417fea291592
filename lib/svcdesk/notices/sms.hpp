// The length of text messages (3GPP TS 23.038, 23.040).
#pragma once

#include <string>
#include <string_view>

namespace svcdesk::notices {

// How many parts a text message takes: 160 characters of plain ASCII or 70 UTF-16 units in one
// part, 153 or 67 in each of several. Valid UTF-8. (The GSM alphabet's accented letters count as
// UTF-16 here: that never promises too much.)
int sms_parts(std::string_view text);

// The text in at most two parts, an ellipsis where something was cut, no character cut in half.
std::string fit_sms(std::string_view text);

}  // namespace svcdesk::notices
