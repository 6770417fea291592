#include <doctest/doctest.h>

#include <string>

#include "svcdesk/base/utf8.hpp"
#include "svcdesk/notices/sms.hpp"

using svcdesk::notices::fit_sms;
using svcdesk::notices::sms_parts;

namespace {

std::string times(int count, const std::string& text) {
  std::string out;
  for (int i = 0; i < count; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("plain text: 160 in one part, 306 in two (3GPP TS 23.040)") {
  CHECK(sms_parts("") == 1);
  CHECK(sms_parts(times(160, "a")) == 1);
  CHECK(sms_parts(times(161, "a")) == 2);
  CHECK(sms_parts(times(306, "a")) == 2);
  CHECK(sms_parts(times(307, "a")) == 3);
}

TEST_CASE("Chinese text: 70 in one part, 134 in two") {
  CHECK(sms_parts(times(70, "故")) == 1);
  CHECK(sms_parts(times(71, "故")) == 2);
  CHECK(sms_parts(times(134, "故")) == 2);
  CHECK(sms_parts(times(135, "故")) == 3);
}

TEST_CASE("one Chinese character makes the whole message Chinese") {
  CHECK(sms_parts(times(70, "a") + "故") == 2);
}

TEST_CASE("characters of the extension table count twice, the backtick is not in the alphabet") {
  CHECK(sms_parts(times(80, "{")) == 1);
  CHECK(sms_parts(times(81, "{")) == 2);
  CHECK(sms_parts(times(71, "`")) == 2);
}

TEST_CASE("an emoji takes two units and is not split over two parts") {
  CHECK(sms_parts(times(35, "🔥")) == 1);
  CHECK(sms_parts(times(36, "🔥")) == 2);
  CHECK(sms_parts(times(66, "🔥")) == 2);  // 33 a part: 67 is odd
  CHECK(sms_parts(times(67, "🔥")) == 3);
}

TEST_CASE("a text that fits is left alone") {
  for (const std::string& text : {times(306, "a"), times(134, "故"), std::string()}) {
    CHECK(fit_sms(text) == text);
  }
}

TEST_CASE(
    "a text that does not fit is cut at the last character that leaves room for the ellipsis") {
  CHECK(fit_sms(times(307, "a")) == times(303, "a") + "...");
  CHECK(fit_sms(times(135, "故")) == times(133, "故") + "…");
  CHECK(sms_parts(fit_sms(times(1000, "🔥"))) == 2);
  CHECK(svcdesk::is_valid_utf8(fit_sms(times(1000, "🔥故a"))));
}

TEST_CASE("a text of any size is cut quickly and to two parts") {
  for (const char* unit : {"a", "故", "{", "é", "🔥"}) {
    const std::string cut = fit_sms(times(200000, unit));
    CHECK(sms_parts(cut) == 2);
    CHECK(svcdesk::is_valid_utf8(cut));
  }
}
