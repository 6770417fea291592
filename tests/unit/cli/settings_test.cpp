#include "cli/settings/settings.hpp"

#include <doctest/doctest.h>

#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "support.hpp"
#include "svcdesk/base/error.hpp"

using namespace svcdesk;
using namespace svcdesk::cli;

namespace {

// A config file that is gone with the test.
class ConfigFileFixture {
 public:
  explicit ConfigFileFixture(const std::string& text)
      : path_((std::filesystem::temp_directory_path() /
               ("svcdesk-settings-" + std::to_string(counter_++) + "-" + std::to_string(getpid())))
                  .string()) {
    std::ofstream(path_) << text;
  }
  ~ConfigFileFixture() { std::remove(path_.c_str()); }
  const std::string& path() const { return path_; }

 private:
  static inline int counter_ = 0;
  std::string path_;
};

Arguments given(std::initializer_list<std::pair<const char*, std::string>> options) {
  Arguments out;
  for (const auto& [name, value] : options) out.add(name, value);
  return out;
}

ErrorCode refused(const Arguments& arguments, const Environment& environment) {
  try {
    read_settings(arguments, environment);
  } catch (const Error& error) {
    return error.code();
  }
  return ErrorCode::failed;
}

}  // namespace

TEST_CASE("the database is the flag's, else the variable's, else the config's, else XDG's") {
  const ConfigFileFixture config("database = \"/from/config.db\"\n");
  Environment env = test::environment();
  CHECK(read_settings({}, env).database.value ==
        "/nonexistent/home/.local/share/svcdesk/svcdesk.db");
  env.variables["XDG_DATA_HOME"] = "/data";
  CHECK(read_settings({}, env).database.value == "/data/svcdesk/svcdesk.db");
  CHECK(read_settings({}, env).database.source == Setting::Source::fallback);
  env.variables["SVCDESK_CONFIG"] = config.path();
  CHECK(read_settings({}, env).database.value == "/from/config.db");
  CHECK(read_settings({}, env).database.place == config.path() + ":1");
  env.variables["SVCDESK_DB"] = "/from/env.db";
  CHECK(read_settings({}, env).database.place == "SVCDESK_DB");
  const Settings flag = read_settings(given({{"db", "/from/flag.db"}}), env);
  CHECK(flag.database.value == "/from/flag.db");
  CHECK(flag.database.place == "--db");
}

TEST_CASE("a relative XDG folder is ignored (XDG base directory specification)") {
  Environment env = test::environment();
  env.variables["XDG_DATA_HOME"] = "data";
  CHECK(read_settings({}, env).database.value ==
        "/nonexistent/home/.local/share/svcdesk/svcdesk.db");
}

TEST_CASE("a config's database may lie in the home") {
  const ConfigFileFixture config("database = \"~/desk.db\"\n");
  CHECK(read_settings(given({{"config", config.path()}}), test::environment()).database.value ==
        "/nonexistent/home/desk.db");
}

TEST_CASE("the actor is the login name unless something else is said") {
  Environment env = test::environment();
  CHECK(read_settings({}, env).actor.value == "tester");
  env.variables["SVCDESK_ACTOR"] = "li";
  CHECK(read_settings({}, env).actor.value == "li");
  CHECK(read_settings(given({{"as", "wu"}}), env).actor.value == "wu");
}

TEST_CASE("the language follows --lang, SVCDESK_LANG, config, the locale") {
  const ConfigFileFixture config("language = \"zh-CN\"\n");
  Environment env = test::environment();
  CHECK(read_settings({}, env).speaks == Language::en);
  env.variables["LANG"] = "zh_CN.UTF-8";
  CHECK(read_settings({}, env).speaks == Language::zh_cn);
  env.variables["LC_ALL"] = "en_US.UTF-8";
  CHECK(read_settings({}, env).speaks == Language::en);
  env.variables["SVCDESK_CONFIG"] = config.path();
  CHECK(read_settings({}, env).speaks == Language::zh_cn);
  env.variables["SVCDESK_LANG"] = "en";
  CHECK(read_settings({}, env).speaks == Language::en);
  CHECK(read_settings(given({{"lang", "zh-CN"}}), env).speaks == Language::zh_cn);
}

TEST_CASE("a locale that we do not speak means English") {
  Environment env = test::environment();
  env.variables["LANG"] = "de_DE.UTF-8";
  CHECK(read_settings({}, env).speaks == Language::en);
  env.variables["LANG"] = "C";
  CHECK(read_settings({}, env).speaks == Language::en);
}

TEST_CASE("colour is for terminals, and NO_COLOR and --color decide") {
  Environment env = test::environment();
  CHECK(read_settings({}, env).colour == Colour::no);
  CHECK(read_settings(given({{"color", "always"}}), env).colour == Colour::yes);
  env.output = Terminal::yes;
  CHECK(read_settings({}, env).colour == Colour::yes);
  CHECK(read_settings(given({{"color", "never"}}), env).colour == Colour::no);
  env.variables["NO_COLOR"] = "1";
  CHECK(read_settings({}, env).colour == Colour::no);
  CHECK(read_settings(given({{"color", "always"}}), env).colour == Colour::yes);
  env.variables.erase("NO_COLOR");
  env.variables["TERM"] = "dumb";
  CHECK(read_settings({}, env).colour == Colour::no);
}

TEST_CASE("the width is --width's, else COLUMNS', else the terminal's") {
  Environment env = test::environment();
  CHECK(read_settings({}, env).columns == 0);
  env.columns = 120;
  CHECK(read_settings({}, env).columns == 120);
  env.variables["COLUMNS"] = "90";
  CHECK(read_settings({}, env).columns == 90);
  CHECK(read_settings(given({{"width", "70"}}), env).columns == 70);
  env.variables["COLUMNS"] = "wide";
  CHECK(read_settings({}, env).columns == 120);
}

TEST_CASE("a wrong flag or variable is wrong usage, a wrong config file an invalid file") {
  Environment env = test::environment();
  CHECK(refused(given({{"lang", "fr"}}), env) == ErrorCode::usage);
  env.variables["SVCDESK_FORMAT"] = "xml";
  CHECK(refused({}, env) == ErrorCode::usage);
  env = test::environment();
  const ConfigFileFixture config("format = \"xml\"\n");
  CHECK(refused(given({{"config", config.path()}}), env) == ErrorCode::invalid);
  CHECK(refused(given({{"config", "/nonexistent/c.toml"}}), env) == ErrorCode::invalid);
}

TEST_CASE("a config file is checked whole, with places and the nearest key") {
  try {
    read_config("actr = \"li\"\nformat = 3\n[channels.sms]\nkind = \"pigeon\"\n", "c.toml");
    FAIL("was accepted");
  } catch (const Error& error) {
    REQUIRE(error.findings().size() == 3);
    CHECK(error.findings()[0].text.id == "cli.config.unknown_key_near");
    CHECK(error.findings()[0].place == Place{"c.toml", 1, 1});
    CHECK(error.findings()[1].text.id == "cli.config.not_text");
    CHECK(error.findings()[2].text.id == "cli.config.kind_unknown");
  }
  CHECK_THROWS_AS(read_config("= 1", "c.toml"), Error);
  CHECK_THROWS_AS(read_config("[\x02", "c.toml"), Error);
}

TEST_CASE("every line of a config file that is no TOML is named, with its place") {
  try {
    read_config("actor = \nformat = \"json\"\nwait = 5s\n", "c.toml");
    FAIL("was accepted");
  } catch (const Error& error) {
    REQUIRE(error.findings().size() == 2);
    CHECK(error.findings()[0].text.id == "contract.syntax");
    CHECK(error.findings()[0].place.line == 1);
    CHECK(error.findings()[1].place.line == 3);
  }
}

TEST_CASE(
    "a key in letters that the reader of TOML takes for impossible is unknown, and no crash") {
  for (const std::string letter : {"\u00a1", "\u00e9", "\u0431", "\u0499"}) {
    CHECK_THROWS_AS(read_config('"' + letter + "\" = 1\n", "c.toml"), Error);
    CHECK_THROWS_AS(read_config(letter + " = 1\n", "c.toml"), Error);
  }
}

TEST_CASE("channels come from the config with their settings (decisions 12, 13)") {
  const ConfigFile config = read_config(
      "[channels.email]\nkind = \"smtp\"\nhost = \"mail.example.test\"\nport = 587\ntls = true\n"
      "[channels.sms]\nkind = \"command\"\ncommand = [\"/usr/bin/send\", \"--now\"]\n"
      "timeout = \"10s\"\nfirst-retry = \"30s\"\n",
      "c.toml");
  REQUIRE(config.channels.size() == 2);
  const delivery::Channel& mail = config.channels.at("email");
  CHECK(mail.kind == delivery::Channel::Kind::smtp);
  CHECK(mail.settings.at("port") == "587");
  CHECK(mail.settings.at("tls") == "true");
  const delivery::Channel& sms = config.channels.at("sms");
  CHECK(sms.command == std::vector<std::string>{"/usr/bin/send", "--now"});
  CHECK(sms.timeout == Seconds{10});
  CHECK(sms.first_retry == Seconds{30});
}

TEST_CASE("a channel without a kind, or a command that is a shell line, is refused") {
  CHECK_THROWS_AS(read_config("[channels.x]\nhost = \"a\"\n", "c"), Error);
  CHECK_THROWS_AS(read_config("[channels.x]\nkind = \"command\"\ncommand = \"rm -rf\"\n", "c"),
                  Error);
  CHECK_THROWS_AS(read_config("[channels.x]\nkind = \"file\"\ntimeout = \"3bd\"\n", "c"), Error);
  CHECK_THROWS_AS(read_config("channels = 3\n", "c"), Error);
}

TEST_CASE("the manner of errors is guessed from words and variables without failing") {
  Environment env = test::environment();
  CHECK(guess_manner({"--format", "json"}, env).format == Format::json);
  CHECK(guess_manner({"due", "--format=json"}, env).format == Format::json);
  CHECK(guess_manner({"--lang=zh-CN"}, env).language == Language::zh_cn);
  CHECK(guess_manner({"--lang"}, env).language == Language::en);
  CHECK(guess_manner({"--format", "nonsense"}, env).format == Format::table);
  env.variables["SVCDESK_LANG"] = "zh-CN";
  CHECK(guess_manner({}, env).language == Language::zh_cn);
}
