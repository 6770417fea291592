#include "svcdesk/journal/payloads.hpp"

#include <doctest/doctest.h>

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
