#include "svcdesk/changes/matching.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace svcdesk::changes;

namespace {

Component installed(std::string asset, std::string version, std::string product = "iDRAC",
                    std::string vendor = "Dell") {
  Component out;
  out.asset = std::move(asset);
  out.vendor = std::move(vendor);
  out.product = std::move(product);
  out.version = std::move(version);
  return out;
}

std::vector<std::string> assets_of(const std::vector<Component>& all) {
  std::vector<std::string> out;
  for (const Component& one : all) out.push_back(one.asset);
  return out;
}

using Assets = std::vector<std::string>;

}  // namespace

TEST_CASE("runs of digits are compared as numbers, of any length (CHG-2)") {
  CHECK(compare_versions("1.9", "1.10") < 0);
  CHECK(compare_versions("9", "10") < 0);
  CHECK(compare_versions("2.0", "10.0") < 0);
  CHECK(compare_versions("20251231", "20260101") < 0);
  CHECK(compare_versions("1.99999999999999999999999", "1.100000000000000000000000") < 0);
  CHECK(compare_versions("7.0.5", "7.0.5") == 0);
}

TEST_CASE("leading zeros count for nothing (CHG-2)") {
  CHECK(compare_versions("1.01", "1.1") == 0);
  CHECK(compare_versions("1.00", "1.0") == 0);
  CHECK(compare_versions("1.02", "1.1") > 0);
}

TEST_CASE("everything else is compared byte by byte (CHG-2)") {
  CHECK(compare_versions("12.1(3)E", "12.1(3)T") < 0);
  CHECK(compare_versions("r2", "R2") > 0);
  CHECK(compare_versions("a\xc3", "az") > 0);
  CHECK(compare_versions("1.0a", "1.0b") < 0);
}

TEST_CASE("what ends first is older, and no version older than any (CHG-2)") {
  CHECK(compare_versions("1.0", "1.0.1") < 0);
  CHECK(compare_versions("1.0", "1.0-rc1") < 0);
  CHECK(compare_versions("", "0") < 0);
  CHECK(compare_versions("", "") == 0);
}

TEST_CASE("versions stand in one order, whichever two are compared (CHG-2)") {
  const std::vector<std::string> order = {"",    "-",     ".5",  "0",    "1",   "1-a",
                                          "1.0", "1.0.1", "1.2", "1.10", "1a",  "2",
                                          "10",  "a",     "a1",  "a02",  "a10", "aa"};
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t j = 0; j < order.size(); ++j) {
      CAPTURE(order[i]);
      CAPTURE(order[j]);
      CHECK((compare_versions(order[i], order[j]) < 0) == (i < j));
      CHECK((compare_versions(order[i], order[j]) == 0) == (i == j));
    }
  }
}

TEST_CASE("a release concerns older versions of the same product (CHG-2)") {
  const Product release = {"Dell", "iDRAC", "7.10.50"};
  const std::vector<Component> all = {installed("A-1", "7.9.0"),
                                      installed("A-2", "7.10.50"),
                                      installed("A-3", "7.11.0"),
                                      installed("A-4", "7.9.0", "PERC"),
                                      installed("A-5", "7.9.0", "iDRAC", "HPE"),
                                      installed("A-6", "7.10.30")};
  CHECK(assets_of(matching(release, all)) == Assets{"A-1", "A-6"});
}

TEST_CASE("names are the same whatever the case (CHG-2)") {
  CHECK(matching({"DELL", "idrac", "2"}, {installed("A-1", "1")}).size() == 1);
}

TEST_CASE("a version that nobody recorded may be older, and is matched (CHG-2)") {
  CHECK(matching({"Dell", "iDRAC", "2"}, {installed("A-1", "")}).size() == 1);
}

TEST_CASE("a component without a vendor matches by its product alone (CHG-2)") {
  CHECK(matching({"Dell", "iDRAC", "2"}, {installed("A-1", "1", "iDRAC", "")}).size() == 1);
  CHECK(matching({"Dell", "iDRAC", "2"}, {installed("A-1", "1", "", "Dell")}).empty());
}

TEST_CASE("components stand in a payload as they were (decision 1)") {
  Component one = installed("A-1", "7.9.0");
  one.tag = "web-01";
  one.slot = "bmc";
  one.field = "firmware";
  const std::vector<Component> all = {one, installed("A-2", "")};
  CHECK(components_in(to_json(all)) == all);
}
