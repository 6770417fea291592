#include <doctest/doctest.h>

#include <string>
#include <utility>

#include "svcdesk/base/error.hpp"
#include "svcdesk/base/json.hpp"

using svcdesk::Error;
using svcdesk::ErrorCode;
using svcdesk::Json;

TEST_CASE("canonical text sorts members by bytes and leaves no white space (AUD-2)") {
  const Json value = Json::object({{"b", 1}, {"a", Json::array({true, Json(), "工单"})}});
  CHECK(value.canonical() == R"({"a":[true,null,"工单"],"b":1})");
  CHECK(Json::parse(value.canonical()).canonical() == value.canonical());
}

TEST_CASE("canonical text refuses a number with a fraction (AUD-2)") {
  CHECK_THROWS_AS(Json(0.5).canonical(), Error);
}

TEST_CASE("a number that is no integer reads back as it was (found by fuzz_json)") {
  for (const char* text : {"0e308", "-0", "5.0", "1e3", "18446744073709551615", "1e300", "0.1"}) {
    CAPTURE(text);
    const Json value = Json::parse(text);
    CHECK(Json::parse(value.dump()) == value);
    CHECK(Json::parse(value.pretty()) == value);
  }
  CHECK(Json(5.0).dump() == "5.0");
}

TEST_CASE("a syntax error names line and column") {
  try {
    Json::parse("{\n  \"a\": x\n}");
    FAIL("accepted");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::invalid);
    CHECK(error.text().args[0].second == "2");
  }
}

TEST_CASE("an object has up to ten thousand members, none of them twice (F21)") {
  std::string text = "{";
  Json::Object members;
  for (std::size_t n = 1; n < Json::most_members; ++n) {
    text += '"' + std::to_string(n) + "\":1,";
    members.emplace_back(std::to_string(n), 1);
  }
  members.emplace_back("x", 1);
  Json object(std::move(members));
  CHECK(Json::parse(text + "\"x\":1}") == object);
  CHECK(Json::parse(object.canonical()).members().size() == Json::most_members);
  CHECK_THROWS_AS(Json::parse(text + "\"7\":1}"), Error);
  CHECK_THROWS_AS(Json::parse(text + "\"9999\":1}"), Error);
  CHECK_THROWS_AS(Json::parse(text + "\"x\":1,\"y\":1}"), Error);
  CHECK_THROWS_AS(object.set("y", 1).canonical(), Error);
}

TEST_CASE("what JSON has to escape is escaped, first, last, and side by side (RFC 8259)") {
  const std::string text = "\"\\\na\tb\x01\r工";
  CHECK(Json(text).canonical() == R"("\"\\\na\tb\u0001\r工")");
  CHECK(Json(text + "\x1f").canonical().ends_with(R"(工\u001f")"));
  CHECK(Json("").canonical() == R"("")");
  CHECK(Json::parse(Json(text).canonical()) == Json(text));
}

TEST_CASE("what shows nothing or moves a cursor is an escape, the same value when read (F13)") {
  const Json value = Json::object({{"a", "x\u202ey\u200bz 工单"}, {"\x7f", "\U000e0041"}});
  const std::string text = svcdesk::visible_json(value.dump());
  CHECK(text == R"({"a":"x\u202ey\u200bz 工单","\u007f":"\udb40\udc41"})");
  CHECK(Json::parse(text) == value);
}

TEST_CASE("a key that stands twice, deep nesting and invalid UTF-8 are refused") {
  CHECK_THROWS_AS(Json::parse(R"({"a":1,"a":2})"), Error);
  CHECK_THROWS_AS(Json::parse(std::string(300, '[') + std::string(300, ']')), Error);
  CHECK_THROWS_AS(Json::parse("\"\xff\""), Error);
}
