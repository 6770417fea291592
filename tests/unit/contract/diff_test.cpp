#include "svcdesk/contract/diff.hpp"

#include <doctest/doctest.h>

#include "reading.hpp"

using namespace svcdesk;
using namespace svcdesk::contract;

namespace {

std::string changes(const std::string& from, const std::string& to) {
  const Contract before = read_contract(testing::small_contract(), "a", {}).contract;
  const Contract after = read_contract(testing::small_contract_with(from, to), "b", {}).contract;
  return testing::changes_between(before, after);
}

}  // namespace

TEST_CASE("a contract does not differ from itself (CON-3)") {
  CHECK(diff(testing::example(), testing::example()).empty());
}

TEST_CASE("lines do not count (CON-3)") {
  CHECK(changes("[contract]", "\n\n# moved down\n[contract]").empty());
}

TEST_CASE("a changed value is named by its path in the file (CON-3)") {
  CHECK(changes("within = \"15m\"", "within = \"10m\"") ==
        "obligations.response.within: 15m -> 10m\n");
  CHECK(changes("ends = 2027-01-09", "ends = 2028-01-09") ==
        "contract.ends: 2027-01-09 -> 2028-01-09\n");
  CHECK(changes("\"13:30-18:00\"", "\"13:00-18:00\"") ==
        "calendars.office.week.mon: 09:00-12:00, 13:30-18:00 -> 09:00-12:00, 13:00-18:00\n"
        "calendars.office.week.tue: 09:00-12:00, 13:30-18:00 -> 09:00-12:00, 13:00-18:00\n"
        "calendars.office.week.wed: 09:00-12:00, 13:30-18:00 -> 09:00-12:00, 13:00-18:00\n"
        "calendars.office.week.thu: 09:00-12:00, 13:30-18:00 -> 09:00-12:00, 13:00-18:00\n"
        "calendars.office.week.fri: 09:00-12:00, 13:30-18:00 -> 09:00-12:00, 13:00-18:00\n"
        "calendars.office.workday-hours: 09:00-12:00, 13:30-18:00 -> 09:00-12:00, 13:00-18:00\n");
}

TEST_CASE("one value that becomes a table by level is named so (CON-3)") {
  CHECK(changes("within = \"15m\"", "within = { P1 = \"5m\", P2 = \"15m\" }") ==
        "obligations.response.within.P1:  -> 5m\n"
        "obligations.response.within.P2:  -> 15m\n"
        "obligations.response.within: 15m -> \n");
}

TEST_CASE("what is new comes in the order of the file, what is gone comes last (CON-3)") {
  CHECK(changes("[levels.P2]\nname = \"Severe\"", "[levels.P3]\nname = \"General\"") ==
        "levels.P3.name.en:  -> General\n"
        "levels.P2.name.en: Severe -> \n");
}

TEST_CASE("dates, people's addresses and steps are told one by one (CON-3)") {
  CHECK(changes("[levels.P1]", "holidays = [2026-10-01]\n[levels.P1]") ==
        "calendars.office.holidays.2026-10-01:  -> 2026-10-01\n");
  CHECK(changes("mobile = \"+86 100\"", "mobile = \"+86 200\"") ==
        "people.li.addresses.mobile: +86 100 -> +86 200\n");
  CHECK(changes("{ at = \"breach\", to", "{ late = \"10m\", to") ==
        "obligations.response.escalate.1.late:  -> 10m\n"
        "obligations.response.escalate.1.at: breach -> \n");
  CHECK(changes("by = [\"email\"]", "by = [\"sms\", \"email\"], quiet = \"ignore\"") ==
        "obligations.response.escalate.1.by: email -> sms, email\n"
        "obligations.response.escalate.1.quiet: respect -> ignore\n");
}

TEST_CASE("a step put in front moves the others, elements with names do not move (CON-3)") {
  const std::string level = "[levels.P0]\nname = \"Worse\"\n[levels.P1]";
  CHECK(changes("[levels.P1]", level) ==
        "contract.default-level: P1 -> P0\n"
        "levels.P0.name.en:  -> Worse\n");
}

TEST_CASE("what a new promise leaves out is not told (CON-3)") {
  const std::string added = testing::small_contract() +
                            "[[obligations]]\nname = \"review\"\non = \"contract\"\n"
                            "every = \"quarter\"\nmet-by = [\"review.held\"]\n";
  const Contract before = read_contract(testing::small_contract(), "a", {}).contract;
  const Contract after = read_contract(added, "b", {}).contract;
  std::string paths;
  for (const Change& one : diff(before, after)) paths += one.path + " " + one.after + "\n";
  CHECK(paths ==
        "obligations.review.on contract\n"
        "obligations.review.every quarter\n"
        "obligations.review.met-by review.held\n");
}
