#include "svcdesk/text/messages.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "places.hpp"
#include "svcdesk/base/utf8.hpp"

using svcdesk::Language;
using svcdesk::Message;
using svcdesk::text::has;
using svcdesk::text::ids;
using svcdesk::text::render;
using svcdesk::text::word;

namespace {

struct Line {
  std::string file, id, text;
};

// Every "id = text" of every table of the language, as it stands in the files.
std::vector<Line> lines(Language language) {
  const std::filesystem::path folder = svcdesk::test::source_dir() + "/lib/svcdesk/text/messages";
  const std::string ending = "." + std::string(to_string(language)) + ".txt";
  std::vector<Line> out;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(ending)) continue;
    std::ifstream text(entry.path());
    for (std::string line; std::getline(text, line);) {
      if (line.empty() || line.starts_with('#')) continue;
      const std::size_t equals = line.find(" = ");
      if (equals == std::string::npos) {
        out.push_back({name, "", line});
      } else {
        out.push_back({name, line.substr(0, equals), line.substr(equals + 3)});
      }
    }
  }
  return out;
}

std::set<std::string> arguments(std::string_view text) {
  std::set<std::string> out;
  for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
    const std::size_t close = text.find('}', at);
    if (close == std::string_view::npos) break;
    const std::string_view name = text.substr(at + 1, close - at - 1);
    const bool plain =
        !name.empty() &&
        name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_:.") == std::string_view::npos;
    if (plain) out.emplace(name);
  }
  return out;
}

std::map<std::string, Line> by_id(Language language) {
  std::map<std::string, Line> out;
  for (Line& line : lines(language)) out.emplace(line.id, line);
  return out;
}

}  // namespace

TEST_CASE("every line of a message table is a comment, empty, or an id with its text") {
  for (const Language language : {Language::en, Language::zh_cn}) {
    for (const Line& line : lines(language)) {
      CAPTURE(line.file);
      CAPTURE(line.text);
      CHECK_FALSE(line.id.empty());
      CHECK_FALSE(line.text.empty());
      CHECK(line.id.find(' ') == std::string::npos);
      CHECK(svcdesk::is_valid_utf8(line.text));
    }
  }
}

TEST_CASE("no message id stands twice in a language, in whatever file") {
  for (const Language language : {Language::en, Language::zh_cn}) {
    std::map<std::string, std::string> seen;
    for (const Line& line : lines(language)) {
      const auto known = seen.emplace(line.id, line.file);
      CHECK_MESSAGE(known.second,
                    line.id << " stands in " << known.first->second << " and in " << line.file);
    }
    CHECK(seen.size() > 50);
  }
}

TEST_CASE("every message stands in both languages with the same arguments (RPT-2, decision 21)") {
  const auto english = by_id(Language::en);
  const auto chinese = by_id(Language::zh_cn);
  for (const auto& entry : english) {
    const Line& line = entry.second;
    CAPTURE(line.id);
    const auto found = chinese.find(line.id);
    REQUIRE_MESSAGE(found != chinese.end(),
                    line.id << " of " << line.file << " has no Chinese text");
    CHECK(arguments(found->second.text) == arguments(line.text));
  }
  for (const auto& entry : chinese) {
    const Line& line = entry.second;
    CHECK_MESSAGE(english.contains(line.id),
                  line.id << " of " << line.file << " has no English text");
  }
}

TEST_CASE("a topic's two tables have the same name") {
  std::set<std::string> english, chinese;
  for (const Line& line : lines(Language::en))
    english.insert(line.file.substr(0, line.file.find('.')));
  for (const Line& line : lines(Language::zh_cn)) {
    chinese.insert(line.file.substr(0, line.file.find('.')));
  }
  CHECK(english == chinese);
}

TEST_CASE("a message is filled with its arguments, which are never read again") {
  const Message message{"json.syntax", {{"line", "{column}"}, {"column", "7"}, {"problem", "x"}}};
  CHECK(render(message, Language::en) == "line {column}, column 7: not JSON: x");
  CHECK(render(message, Language::zh_cn) == "第 {column} 行第 7 列：不是 JSON：x");
}

TEST_CASE("a code stands in a message in the words of its language, where it has some (RPT-2)") {
  const auto over = [](const std::string& status) {
    return Message{"cases.over_already", {{"case", "C-1"}, {"time", "noon"}, {"status", status}}};
  };
  CHECK(render(over("closed"), Language::en) == "C-1 is closed already, since noon");
  CHECK(render(over("closed"), Language::zh_cn) == "C-1 自 noon 起已关闭");
  CHECK(render(over("strange"), Language::en) == "C-1 is strange already, since noon");
}

TEST_CASE("an id without a text is shown with its arguments") {
  CHECK(render({"no.such.id", {{"a", "1"}, {"b", "2"}}}, Language::en) == "no.such.id a=1 b=2");
  CHECK_FALSE(has("no.such.id", Language::en));
  CHECK(word("no.such.id", Language::zh_cn) == "no.such.id");
}

TEST_CASE("the ids are sorted and known") {
  const auto all = ids(Language::en);
  CHECK(std::is_sorted(all.begin(), all.end()));
  CHECK(std::all_of(all.begin(), all.end(), [](const auto& id) { return has(id, Language::en); }));
  CHECK(all.size() == by_id(Language::en).size());
}
