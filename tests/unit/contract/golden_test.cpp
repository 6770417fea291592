#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <tuple>

#include "reading.hpp"

using namespace svcdesk;
using namespace svcdesk::contract;
namespace fs = std::filesystem;

namespace {

std::vector<fs::path> golden_files() {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(testing::source("tests/golden/contracts"))) {
    if (entry.path().extension() == ".toml") found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

bool accepting() {
  const char* wish = std::getenv("SVCDESK_ACCEPT");
  return wish != nullptr && std::string(wish) == "1";
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::string difference(const std::string& expected, const std::string& actual) {
  const auto old_lines = lines_of(expected);
  const auto new_lines = lines_of(actual);
  std::string text;
  const auto missing = [&](const auto& from, const auto& in, char sign) {
    for (const std::string& line : from) {
      if (std::find(in.begin(), in.end(), line) == in.end())
        text += fmt::format("{} {}\n", sign, line);
    }
  };
  missing(old_lines, new_lines, '-');
  missing(new_lines, old_lines, '+');
  return text.empty() ? "only the order differs\n" + actual : text;
}

}  // namespace

TEST_CASE(
    "wrong contracts give exactly the mistakes expected, with file, line and column (CON-2)") {
  const auto files = golden_files();
  CHECK(files.size() >= 60);
  for (const fs::path& path : files) {
    CAPTURE(path.filename().string());
    const std::string bytes = testing::bytes_of(path);
    const Reading reading =
        read_contract(bytes, path.filename().string(), testing::golden_sources());
    const std::string actual = testing::words(reading);
    fs::path expected = path;
    expected.replace_extension(".expected");
    if (accepting()) {
      std::ofstream(expected, std::ios::binary) << actual;
      continue;
    }
    const std::string wanted = testing::bytes_of(expected);
    INFO(difference(wanted, actual));
    CHECK(wanted == actual);
    CHECK_FALSE(reading.findings.empty());
  }
}

TEST_CASE("every finding has words in both languages, without holes (CON-2)") {
  for (const fs::path& path : golden_files()) {
    CAPTURE(path.filename().string());
    const Reading reading =
        read_contract(testing::bytes_of(path), "c.toml", testing::golden_sources());
    for (const Finding& one : reading.findings) {
      if (!one.text.id.starts_with("contract.")) continue;
      CAPTURE(one.text.id);
      CHECK(text::has(one.text.id, Language::en));
      CHECK(text::has(one.text.id, Language::zh_cn));
      for (const auto language : {Language::en, Language::zh_cn}) {
        for (const auto& [name, value] : one.text.args) {
          CHECK(text::render(one.text, language).find("{" + name + "}") == std::string::npos);
        }
      }
    }
  }
}

TEST_CASE("findings come in the order of the file, other files last (CON-2)") {
  for (const fs::path& path : golden_files()) {
    CAPTURE(path.filename().string());
    const auto findings =
        read_contract(testing::bytes_of(path), "c.toml", testing::golden_sources()).findings;
    CHECK(std::is_sorted(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
      const auto rank = [](const Finding& one) {
        return std::tuple(one.place.file != "c.toml", one.place.line, one.place.column);
      };
      return rank(a) < rank(b);
    }));
  }
}
