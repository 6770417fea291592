#include "cli/tree/tree.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "cli/tree/completion_scripts.hpp"
#include "cli/tree/help.hpp"
#include "cli/tree/manual.hpp"
#include "places.hpp"
#include "svcdesk/base/json.hpp"
#include "svcdesk/text/messages.hpp"

using namespace svcdesk;
using namespace svcdesk::cli;

namespace {

const std::string root = test::source_dir();

std::string contents(const std::string& path) {
  std::ifstream file(root + "/" + path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

template <class Check>
void each_command(Check check) {
  for (const Noun& noun : nouns()) {
    for (const Command* command : noun.verbs) check(*command);
  }
}

}  // namespace

TEST_CASE("every command says what it does in both languages") {
  each_command([](const Command& command) {
    CAPTURE(name_of(command));
    CHECK(text::has(summary_id(command), Language::en));
    CHECK(text::has(summary_id(command), Language::zh_cn));
    for (const Option* option : options_of(command)) {
      CAPTURE(option->name);
      CHECK(text::has(option_id(command, *option), Language::en));
      CHECK(text::has(option_id(command, *option), Language::zh_cn));
    }
    for (const Argument& argument : command.arguments) {
      CAPTURE(argument.name);
      CHECK(text::has(argument_id(command, argument), Language::en));
      CHECK(text::has(argument_id(command, argument), Language::zh_cn));
    }
  });
  for (const Noun& noun : nouns()) {
    if (!noun.name.empty()) CHECK(text::has(summary_id(noun), Language::zh_cn));
  }
}

TEST_CASE("every command sits under its own noun and can be run") {
  std::set<std::string> names;
  for (const Noun& noun : nouns()) {
    for (const Command* command : noun.verbs) {
      CAPTURE(name_of(*command));
      CHECK(command->noun == noun.name);
      CHECK((command->run != nullptr));
      CHECK(names.insert(name_of(*command)).second);
    }
  }
}

TEST_CASE("no argument of a command has the name of one of its options") {
  each_command([](const Command& command) {
    std::set<std::string_view> names;
    for (const Option* option : options_of(command)) names.insert(option->name);
    for (const Argument& argument : command.arguments) {
      CAPTURE(name_of(command));
      CAPTURE(argument.name);
      CHECK(names.insert(argument.name).second);
    }
  });
}

TEST_CASE("no two options of a command share a letter") {
  each_command([](const Command& command) {
    std::set<char> letters;
    for (const Option* option : options_of(command)) {
      CAPTURE(name_of(command));
      CAPTURE(option->name);
      if (option->letter != 0) CHECK(letters.insert(option->letter).second);
    }
  });
}

TEST_CASE("optional arguments and lists stand last") {
  each_command([](const Command& command) {
    CAPTURE(name_of(command));
    bool optional = false;
    for (std::size_t i = 0; i < command.arguments.size(); ++i) {
      const Argument& argument = command.arguments[i];
      CHECK_FALSE((optional && argument.need == Need::required));
      optional = optional || argument.need == Need::optional;
      if (argument.takes == Takes::many) CHECK(i + 1 == command.arguments.size());
      if (argument.kind == Kind::choice) CHECK_FALSE(argument.choices.empty());
    }
  });
}

TEST_CASE("every command with JSON has its schema, draft-07, and the schema names it") {
  each_command([](const Command& command) {
    for (const std::string& name : split_choices(command.schema)) {
      CAPTURE(name_of(command));
      const std::string bytes = contents("schemas/json/" + name + ".schema.json");
      REQUIRE_FALSE(bytes.empty());
      const Json schema = Json::parse(bytes);
      CHECK(schema.text("$schema") == "http://json-schema.org/draft-07/schema#");
      CHECK(schema["properties"].contains("schema"));
      if (name == "report") continue;
      CHECK(schema["properties"]["schema"].text("const") == "svcdesk/" + name + "/1");
    }
  });
}

TEST_CASE("the manual has every command with the synopsis that help shows") {
  for (const Noun& noun : nouns()) {
    const std::string page =
        noun.name.empty() ? "man/svcdesk.1" : "man/svcdesk-" + std::string(noun.name) + ".1";
    CAPTURE(page);
    const std::string manual = contents(page);
    REQUIRE_FALSE(manual.empty());
    for (const Command* command : noun.verbs) {
      CAPTURE(name_of(*command));
      CHECK(manual.find(as_roff(synopsis(*command))) != std::string::npos);
      for (const Option& option : command->options) {
        CAPTURE(option.name);
        CHECK(manual.find(as_roff("--" + std::string(option.name))) != std::string::npos);
      }
    }
  }
}

TEST_CASE("the scripts in completions/ are those that the program prints") {
  CHECK(contents("completions/svcdesk.bash") == completion_script("bash"));
  CHECK(contents("completions/_svcdesk") == completion_script("zsh"));
  CHECK(contents("completions/svcdesk.fish") == completion_script("fish"));
}

TEST_CASE("help names every verb, argument and option") {
  const Command& command = *find_command("contract", "deadline");
  const std::string text = help(nullptr, &command, Language::en);
  CHECK(text.starts_with("svcdesk contract deadline --start TIME [OPTION]... FILE\n"));
  for (const Option* option : options_of(command)) {
    CHECK(text.find("--" + std::string(option->name)) != std::string::npos);
  }
  const std::string whole = help(nullptr, nullptr, Language::zh_cn);
  for (const Noun& noun : nouns()) CHECK(whole.find(noun.name) != std::string::npos);
  CHECK(help(find_noun("db"), nullptr, Language::en).find("restore") != std::string::npos);
}

TEST_CASE("placeholders say what a value is") {
  CHECK(placeholder(Kind::time, "") == "TIME");
  CHECK(placeholder(Kind::choice, "a|b") == "a|b");
  CHECK(placeholder(Kind::encoding, "a|b") == "ENCODING");
  CHECK(placeholder(Argument{.name = "file"}) == "FILE");
  CHECK(placeholder(Argument{.name = "contract-file", .need = Need::optional}) ==
        "[CONTRACT-FILE]");
  CHECK(placeholder(Argument{.name = "case", .takes = Takes::many}) == "CASE...");
  CHECK(split_choices("a|b|c") == std::vector<std::string>{"a", "b", "c"});
  CHECK(split_choices("").empty());
}

TEST_CASE("a text cannot become a request of roff, and its dashes can be copied") {
  CHECK(as_roff("--level") == "\\-\\-level");
  CHECK(as_roff(".br") == "\\&.br");
  CHECK(as_roff("a\n'x") == "a\n\\&'x");
  CHECK(as_roff("\\n") == "\\en");
}
