#include "svcdesk/journal/payloads.hpp"

#include <doctest/doctest.h>

#include "svcdesk/base/error.hpp"

using namespace svcdesk;

TEST_CASE("a word may be written as a text or as an integer (ruling 4)") {
  const Json payload = Json::object({{"cycle", 2}, {"period", "2026-Q1"}, {"flag", true}});
  CHECK(journal::word(payload, "cycle") == "2");
  CHECK(journal::word(payload, "period") == "2026-Q1");
  CHECK(journal::word(payload, "flag").empty());
  CHECK(journal::word(payload, "missing").empty());
}

TEST_CASE("a moment is UTC seconds, or it is none") {
  const Json payload = Json::object({{"due", std::int64_t{1767603600}}, {"text", "soon"}});
  CHECK(journal::moment(payload, "due") == Instant{Seconds{1767603600}});
  CHECK_FALSE(journal::moment(payload, "text"));
  CHECK_FALSE(journal::moment(payload, "missing"));
}

TEST_CASE("a moment or a count that nobody recorded is told as damage (F10)") {
  const auto code = [](auto&& read) {
    try {
      read();
    } catch (const Error& error) {
      return error.code();
    }
    return ErrorCode::failed;
  };
  for (const std::int64_t wrong : {INT64_MAX, INT64_MIN, std::int64_t{568971820800}}) {
    CAPTURE(wrong);
    const Json payload = Json::object({{"until", wrong}});
    CHECK(code([&] { journal::moment(payload, "until"); }) == ErrorCode::database);
    CHECK(code([&] { journal::number(payload, "until"); }) == ErrorCode::database);
  }
  const Json payload = Json::object({{"until", std::int64_t{568971820799}}, {"step", 3}});
  CHECK(journal::moment(payload, "until"));
  CHECK(journal::number(payload, "step") == 3);
  CHECK(journal::number(payload, "repeat") == 0);
  CHECK(code([] { journal::number(Json::object({{"n", -1}}), "n"); }) == ErrorCode::database);
}
