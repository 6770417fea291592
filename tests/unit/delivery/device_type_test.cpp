#include <doctest/doctest.h>

#include <cstdio>
#include <filesystem>
#include <string>
#include <utility>

#include "places.hpp"
#include "refusal.hpp"
#include "support.hpp"
#include "svcdesk/base/error.hpp"
#include "svcdesk/base/json.hpp"
#include "svcdesk/delivery/answers.hpp"

using namespace svcdesk;
using delivery::DeviceType;

namespace {

const std::string named = "manufacturer: Huawei\nmodel: Dorado 3000 V6\n";

DeviceType read_type(const std::string& yaml) {
  return delivery::read_device_type(test::helper(), yaml);
}

// "3: u_height is ..."
std::string problem_of(const std::string& yaml) {
  const Error error = test::refusal([&] { read_type(yaml); });
  CHECK(error.code() == ErrorCode::invalid);
  REQUIRE(error.text().id == "delivery.bad_device-type");
  return error.text().args.at(0).second + ": " + error.text().args.at(1).second;
}

int line_of(const std::string& yaml) { return std::stoi(problem_of(yaml)); }

}  // namespace

TEST_CASE("a device type of NetBox or Nautobot is read (AST-1)") {
  const DeviceType type = read_type(
      "---\n# a comment\nmanufacturer: 华为\nmodel: Dorado 3000 V6\npart_number: D3V6-192G\n"
      "slug: huawei-dorado-3000-v6\nu_height: 2.0\nis_full_depth: false\nweight: "
      "25.5\nweight_unit: kg\nairflow: front-to-rear\n"
      "comments: |\n  first\n  second\nconsole-ports:\n  - name: Serial_A\n    type: rj-45\n"
      "power-ports:\n- {name: PSU1, type: iec-60320-c14, maximum_draw: 900}\n"
      "module-bays:\n  - name: '0'\n    position: '0'\ndevice-bays: []\ninterfaces:\n");
  CHECK(type.manufacturer == "华为");
  CHECK(type.model == "Dorado 3000 V6");
  CHECK(type.part_number == "D3V6-192G");
  CHECK(type.slug == "huawei-dorado-3000-v6");
  CHECK(type.half_units == 4);
  CHECK(type.depth == DeviceType::Depth::half);
  CHECK(type.grams == 25'500);
  CHECK(type.airflow == "front-to-rear");
  CHECK(type.comments == "first\nsecond\n");
  REQUIRE(type.components.size() == 3);
  CHECK(type.components[0].kind == "console-port");
  CHECK(type.components[0].name == "Serial_A");
  CHECK(type.components[1].kind == "power-port");
  CHECK(type.components[1].type == "iec-60320-c14");
  CHECK(type.components[2].kind == "module-bay");
  CHECK(type.components[2].name == "0");
  CHECK(type.components[2].type.empty());
}

TEST_CASE("the escapes of YAML give whole characters (found by fuzz_yaml)") {
  const DeviceType type =
      read_type("manufacturer: \"华\\_为\\xe9\"\nmodel: \"存储\\N\\L\\u00a0x\"\n");
  CHECK(type.manufacturer == "华\u00a0为\u00e9");
  CHECK(type.model == "存储\xC2\x85\u2028\u00a0x");
}

TEST_CASE("where nothing is said, a model has one unit, the full depth and no components") {
  const DeviceType type = read_type(named);
  CHECK(type.half_units == 2);
  CHECK(type.depth == DeviceType::Depth::full);
  CHECK(type.part_number.empty());
  CHECK(type.slug.empty());
  CHECK(type.comments.empty());
  CHECK(type.airflow.empty());
  CHECK(type.grams == 0);
  CHECK(type.components.empty());
}

TEST_CASE("every kind of component is read, and keys that say nothing here are passed over") {
  std::string yaml = named + "airflow: front-to-rear\nx: {y: [1, {z: ~}]}\n";
  for (const char* key :
       {"console-ports", "console-server-ports", "power-ports", "power-outlets", "interfaces",
        "front-ports", "rear-ports", "module-bays", "device-bays", "inventory-items"}) {
    yaml += std::string(key) + ":\n- name: " + key + "\n  label: x\n";
  }
  const DeviceType type = read_type(yaml);
  CHECK(type.components.size() == 10);
  for (const auto& component : type.components) CHECK(component.kind + "s" == component.name);
}

TEST_CASE("a model's name is text as it is written, also where YAML could take it for a number") {
  CHECK(read_type("manufacturer: 3\nmodel: 007\n").model == "007");
  CHECK(read_type("manufacturer: 3\nmodel: 1.10\n").model == "1.10");
  CHECK(read_type("manufacturer: 3\nmodel: yes\n").model == "yes");
  CHECK(read_type("manufacturer: 3\nmodel: \"\\u5b58\\u50a8\"\n").model == "存储");
}

TEST_CASE("heights are units of a rack and halves of them") {
  for (const auto& [text, halves] :
       {std::pair{"0", 0}, {"0.5", 1}, {"1", 2}, {"1.00", 2}, {"1.50", 3}, {"42", 84}}) {
    CHECK(read_type(named + "u_height: " + text + "\n").half_units == halves);
  }
  for (const char* text :
       {"-1", "0.25", "1.", "1e3", "0x2", "'2'", "two", "1000", "[1]", "{a: 1}", ".5", "1.5.5"}) {
    CAPTURE(text);
    CHECK(problem_of(named + "u_height: " + text + "\n") ==
          "3: u_height is no number of rack units or halves of them");
  }
}

TEST_CASE("weights are in grams, whatever unit they are given in (AST-1)") {
  const auto grams = [](const std::string& weight, const std::string& unit) {
    return read_type(named + "weight: " + weight + "\nweight_unit: " + unit + "\n").grams;
  };
  CHECK(grams("16.1", "lb") == 7303);
  CHECK(grams("25", "lb") == 11'340);
  CHECK(grams("7.303", "kg") == 7303);
  CHECK(grams("999999.999", "kg") == 999'999'999);
  CHECK(grams("0.5", "g") == 1);
  CHECK(grams("1", "oz") == 28);
  CHECK(grams("0", "kg") == 0);
  CHECK(read_type(named + "weight_unit: kg\n").grams == 0);
}

TEST_CASE("a weight that is no number, or has no unit, is refused with its line (AST-1)") {
  for (const char* text : {"-1", "1.", ".5", "1e3", "'2'", "heavy", "1000000", "1.2345", "[1]"}) {
    CAPTURE(text);
    CHECK(problem_of(named + "weight: " + text + "\nweight_unit: kg\n") ==
          "3: weight is no number with up to three decimals");
  }
  CHECK(problem_of(named + "weight: 2\n") == "3: weight_unit is none of kg, g, lb, oz");
  CHECK(problem_of(named + "weight: 2\nweight_unit: stone\n") ==
        "4: weight_unit is none of kg, g, lb, oz");
  CHECK(problem_of(named + "airflow: [up]\n") == "3: airflow is no text");
}

TEST_CASE("line ends may be CRLF, a byte order mark and the marks of a document are borne") {
  CHECK(read_type("\xEF\xBB\xBF---\r\nmanufacturer: a\r\nmodel: b\r\n...\r\n").model == "b");
  CHECK(read_type("%YAML 1.2\n---\nmanufacturer: a\nmodel: b").model == "b");
}

TEST_CASE("what is of the wrong type is refused with its line (CON-2)") {
  CHECK(problem_of("manufacturer: [a]\nmodel: b\n") == "1: manufacturer is no text");
  CHECK(problem_of("manufacturer: a\nmodel: {b: c}\n") == "2: model is no text");
  CHECK(problem_of("manufacturer: a\n\nslug: x\n") == "1: model is missing");
  CHECK(problem_of("manufacturer: ''\nmodel: b\n") == "1: manufacturer is missing");
  CHECK(problem_of("manufacturer: ~\nmodel: b\n") == "1: manufacturer is missing");
  CHECK(problem_of(named + "is_full_depth: yes\n") == "3: is_full_depth is neither true nor false");
  CHECK(problem_of(named + "is_full_depth: 'true'\n") ==
        "3: is_full_depth is neither true nor false");
  CHECK(problem_of(named + "interfaces: eth0\n") == "3: interfaces is no list");
  CHECK(problem_of(named + "interfaces:\n  a: b\n") == "4: interfaces is no list");
  CHECK(problem_of(named + "interfaces:\n  - eth0\n") == "4: interfaces: an item without keys");
  CHECK(problem_of(named + "interfaces:\n  - name: x\n  - type: y\n") == "5: name is missing");
  CHECK(problem_of(named + "interfaces:\n  - name: x\n    type: [y]\n") == "5: type is no text");
  for (const char* text : {"", "# nothing\n", "---\n", "just a text\n", "- manufacturer: a\n"}) {
    CHECK(problem_of(text) == "1: no keys: not a device type");
  }
}

TEST_CASE("what is no YAML is refused with its line") {
  CHECK(line_of(named + "slug: [a\n") == 3);
  CHECK(line_of(named + "slug: \"a\nb: c\n") == 4);
  CHECK(line_of(named + "slug: 'a") == 3);
  CHECK(line_of(named + "slug\n") == 3);
  CHECK(line_of(named + "\tslug: a\n") == 3);
  CHECK(line_of(named + "slug: @a\n") == 3);
  CHECK(line_of(named + " slug: a\n") == 3);
  CHECK(line_of(named + "slug: a: b\n") == 3);
  CHECK(line_of("manufacturer: a\rmodel: b\r") == 1);
}

TEST_CASE("bytes that are no text are refused with their line") {
  CHECK(problem_of(named + "slug: \xff\n") == "3: not UTF-8");
  CHECK(problem_of(named + "slug: \xb7\xfe\xce\xf1\n") == "3: not UTF-8");
  CHECK(problem_of(named + "slug: a" + std::string(1, '\0') + "\n") == "3: a control character");
  CHECK(problem_of(named + "slug: a\x04\n") == "3: a control character");
  CHECK(problem_of(named + "slug: a\x1b[2J\n") == "3: a control character");
}

TEST_CASE("a key that stands twice is refused, wherever it stands") {
  CHECK(problem_of(named + "model: c\n") == "3: the key stands twice: model");
  CHECK(problem_of(named + "x:\n  y: 1\n  y: 2\n") == "5: the key stands twice: y");
  CHECK(problem_of(named + "\"model\": c\n") == "3: the key stands twice: model");
  CHECK(problem_of(named + "[a]: c\n") == "3: a key that is no text");
  CHECK(problem_of(named + "? {a: b}\n: c\n") == "3: a key that is no text");
}

TEST_CASE("a file of several documents is refused") {
  CHECK(problem_of(named + "---\n" + named) == "3: a second document");
  CHECK(line_of(named + "...\n" + named) == 4);
}

TEST_CASE("tags make nothing: all but texts are refused") {
  CHECK(read_type("manufacturer: a\nmodel: !!str 12\n").model == "12");
  for (const char* text :
       {"!!python/object/apply:os.system [id]", "!!binary aGk=", "!own {a: b}",
        "!!python/name:os.system x", "!!int 3", "!<tag:example.test,2026:x> y"}) {
    CAPTURE(text);
    CHECK(problem_of(named + "x: " + text + "\n").starts_with("3: a tag that means nothing here"));
  }
}

TEST_CASE("F20: aliases are refused, so that nothing grows, and nothing goes round in circles") {
  std::string laughs = named + "a: &a [x, x, x, x, x, x, x, x, x]\n";
  for (char c = 'b'; c <= 'i'; ++c) {
    const std::string before = std::string("*") + static_cast<char>(c - 1);
    laughs += std::string(1, c) + ": &" + c + " [" + before + ", " + before + "]\n";
  }
  CHECK(line_of(laughs) == 4);
  CHECK(line_of(named + "a: &a [*a]\n") == 3);
  CHECK(line_of(named + "a: &a {b: *a}\n") == 3);
  CHECK(line_of(named + "<<: *nothing\n") == 3);
  CHECK(read_type("manufacturer: &m a\nmodel: b\n").manufacturer == "a");
}

TEST_CASE("F20: nesting is refused at the seventeenth level, however deep it goes") {
  const auto nested = [](const char* open, const char* close, std::size_t depth) {
    std::string out = named + "x: ";
    for (std::size_t i = 0; i < depth; ++i) out += open;
    for (std::size_t i = 0; i < depth; ++i) out += close;
    return out + "\n";
  };
  CHECK(read_type(nested("[", "]", 15)).model == "Dorado 3000 V6");
  CHECK(problem_of(nested("[", "]", 16)) == "3: nested too deeply");
  CHECK(problem_of(nested("[", "]", 100'000)) == "3: nested too deeply");
  CHECK(problem_of(nested("[", "", 100'000)) == "3: nested too deeply");
  CHECK(problem_of(nested("{a: ", "}", 100'000)) == "3: nested too deeply");
  std::string blocks = named + "x:\n";
  for (std::size_t i = 0; i < 100'000; ++i) blocks += "- ";
  CHECK(problem_of(blocks + "\n") == "4: nested too deeply");
  std::string questions = named;
  for (std::size_t i = 0; i < 100'000; ++i) questions += "? ";
  CHECK_THROWS_AS(read_type(questions + "\n"), Error);
}

TEST_CASE("F20: more values, and more bytes, than any model has are refused") {
  std::string many = named + "x:\n";
  for (int i = 0; i < 100'000; ++i) many += "- a\n";
  CHECK(problem_of(many).ends_with(": too many values"));
  CHECK(problem_of(named + "#" + std::string(1 << 20, 'x')) == "0: longer than 1 MiB");
  CHECK(read_type(named + "comments: " + std::string(1'000'000, 'x')).comments.size() == 1'000'000);
  const std::string huge((32 << 20) + 1, 'x');
  CHECK(test::refusal([&] { read_type(huge); }).text().id == "delivery.too_long");
}

TEST_CASE("what is no answer of the helper is no device type") {
  CHECK_THROWS_AS(delivery::device_type(Json::object({{"manufacturer", "a"}})), Error);
  CHECK_THROWS_AS(delivery::device_type(Json::array()), Error);
}

TEST_CASE("the published device types are read whole") {
  const std::filesystem::path folder = test::shared_data() + "/assets/device-types";
  if (!std::filesystem::exists(folder)) {
    std::puts("skipped: no shared data");
    return;
  }
  const DeviceType type = read_type(test::read_file((folder / "Cisco-C9300-48P.yaml").string()));
  CHECK(type.manufacturer == "Cisco");
  CHECK(type.half_units == 2);
  CHECK(type.components.size() > 48);
}
