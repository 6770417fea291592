#include <doctest/doctest.h>

#include "cli/commands/change_change.hpp"
#include "svcdesk/base/error.hpp"

namespace svcdesk::cli::commands {
namespace {

Arguments typed_as(std::initializer_list<std::pair<std::string_view, std::string>> options) {
  Arguments out;
  for (const auto& [name, value] : options) out.add(name, value);
  return out;
}

desk::NewValue only_value(const std::string& text) {
  const std::vector<desk::NewValue> values = new_values_of(typed_as({{"set", text}}));
  REQUIRE(values.size() == 1);
  return values.front();
}

TEST_CASE("a value names its machine, its slot and its field (CHG-1)") {
  const desk::NewValue value = only_value("SRV-1:bios.version=2.4");
  CHECK(value.asset == "SRV-1");
  CHECK(value.slot == "bios");
  CHECK(value.field == "version");
  CHECK(value.after == "2.4");
  CHECK_FALSE(value.before);
}

TEST_CASE("machine and slot may be left out (CHG-1)") {
  CHECK(only_value("configuration=64G").field == "configuration");
  CHECK(only_value("configuration=64G").slot.empty());
  CHECK(only_value("configuration=64G").asset.empty());
  CHECK(only_value("SRV-1:configuration=64G").asset == "SRV-1");
}

TEST_CASE("a slot may have dots, a value anything (CHG-1)") {
  const desk::NewValue value = only_value("slot.2.1.version=a:b.c=d");
  CHECK(value.asset.empty());
  CHECK(value.slot == "slot.2.1");
  CHECK(value.field == "version");
  CHECK(value.after == "a:b.c=d");
}

TEST_CASE("a value may end up as nothing (CHG-1)") { CHECK(only_value("faulty=").after.empty()); }

TEST_CASE("what was before goes with the value of the same place (CHG-1)") {
  const auto values = new_values_of(
      typed_as({{"set", "bios.version=2"}, {"set", "nic.version=4"}, {"was", "nic.version=3"}}));
  REQUIRE(values.size() == 2);
  CHECK_FALSE(values.at(0).before);
  CHECK(values.at(1).before == "3");
}

TEST_CASE("what names no place or no value is refused (CHG-1)") {
  for (const char* text : {"=2.4", "bios.=2.4", "SRV-1:=2.4", "bios.version"}) {
    CAPTURE(text);
    CHECK_THROWS_AS(new_values_of(typed_as({{"set", text}})), Error);
  }
}

TEST_CASE("a value before without one after is refused (CHG-1)") {
  CHECK_THROWS_AS(new_values_of(typed_as({{"was", "bios.version=2"}})), Error);
  CHECK_THROWS_AS(
      new_values_of(typed_as({{"set", "bios.version=2"}, {"was", "A-1:bios.version=1"}})), Error);
}

TEST_CASE("a test has passed unless it is said to have failed (CHG-1)") {
  CHECK(test_of(typed_as({{"result", "passed"}, {"by", "feng"}})).result ==
        changes::Result::passed);
  CHECK(test_of(typed_as({{"result", "failed"}, {"by", "feng"}})).result ==
        changes::Result::failed);
  CHECK(test_of(typed_as({{"result", "failed"}, {"by", "feng"}})).by == "feng");
}

}  // namespace
}  // namespace svcdesk::cli::commands
