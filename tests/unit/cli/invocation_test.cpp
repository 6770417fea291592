#include "cli/tree/invocation.hpp"

#include <doctest/doctest.h>

#include "cli/tree/tree.hpp"
#include "svcdesk/base/error.hpp"

using namespace svcdesk;
using namespace svcdesk::cli;

namespace {

Error refusal(const std::vector<std::string>& words) {
  try {
    parse(words);
  } catch (const Error& error) {
    return error;
  }
  FAIL("was understood");
  return Error(ErrorCode::failed, {});
}

std::string suggestion(const Error& error) {
  for (const Message& hint : error.hints()) {
    if (hint.id == "cli.did_you_mean") return hint.args.front().second;
  }
  return {};
}

}  // namespace

TEST_CASE("noun and verb are found with options before, between and behind them") {
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"contract", "check", "a.toml", "--db", "x"},
                                             {"--db", "x", "contract", "check", "a.toml"},
                                             {"contract", "--db", "x", "check", "a.toml"},
                                             {"--db=x", "contract", "check", "a.toml"}}) {
    const Invocation got = parse(words);
    CHECK(got.command == find_command("contract", "check"));
    CHECK(got.arguments.text("db") == "x");
    CHECK(got.arguments.text("file") == "a.toml");
  }
}

TEST_CASE("no words at all ask for the board") {
  CHECK(parse({}).command == find_command("", "board"));
  CHECK(parse({"--format", "json"}).command == find_command("", "board"));
}

TEST_CASE("a word that names another noun stays an argument (CLI11 would run that command)") {
  const Invocation got = parse({"contract", "check", "report"});
  CHECK(got.command == find_command("contract", "check"));
  CHECK(got.arguments.text("file") == "report");
}

TEST_CASE("a repeated option does not swallow the arguments behind it (decision 20)") {
  const Invocation got = parse(
      {"contract", "simulate", "--level", "1=P1", "--level", "2=P2", "a.toml", "--log", "x.csv"});
  CHECK(got.arguments.all("level") == std::vector<std::string>{"1=P1", "2=P2"});
  CHECK(got.arguments.text("file") == "a.toml");
}

TEST_CASE("a value may begin with a dash, be empty, or look like a list") {
  CHECK(parse({"contract", "met", "x", "--at", "-2h"}).arguments.text("at") == "-2h");
  CHECK(parse({"contract", "met", "x", "--at=-2h"}).arguments.text("at") == "-2h");
  CHECK(parse({"contract", "met", "x", "--note", ""}).arguments.find("note") == "");
  CHECK(parse({"contract", "met", "--note=", "x"}).arguments.text("event") == "x");
  CHECK(parse({"contract", "met", "--note=", "x"}).arguments.find("note") == "");
  CHECK(parse({"contract", "met", "x", "--note", "[a,b]"}).arguments.all("note") ==
        std::vector<std::string>{"[a,b]"});
  CHECK(parse({"contract", "met", "x", "--note", "--help"}).arguments.text("note") == "--help");
  CHECK(parse({"contract", "met", "x", "--note=a=b"}).arguments.text("note") == "a=b");
}

TEST_CASE("what stands behind -- is an argument, and - alone is one too") {
  CHECK(parse({"contract", "check", "--", "-x.toml"}).arguments.text("file") == "-x.toml");
  CHECK(parse({"contract", "check", "--", "--help"}).arguments.text("file") == "--help");
  CHECK(parse({"contract", "met", "--note", "--", "x"}).arguments.text("note") == "--");
  CHECK(parse({"contract", "check", "-"}).arguments.text("file") == "-");
}

TEST_CASE("short options have the meaning of the long ones") {
  CHECK(parse({"sweep", "-n", "-y"}).arguments.has("dry-run"));
  CHECK(
      parse({"report", "render", "monthly", "2026-10", "-o", "x.html"}).arguments.text("output") ==
      "x.html");
}

TEST_CASE("a mistyped command suggests the nearest") {
  CHECK(suggestion(refusal({"contarct", "check"})) == "contract");
  CHECK(suggestion(refusal({"contract", "chekc"})) == "contract check");
  CHECK(suggestion(refusal({"sweeep"})) == "sweep");
  CHECK(refusal({"contarct"}).code() == ErrorCode::usage);
}

TEST_CASE("a verb without its noun names the noun") {
  CHECK(suggestion(refusal({"simulate"})) == "contract simulate");
}

TEST_CASE("a noun without a verb lists its verbs") {
  const Error error = refusal({"contract"});
  CHECK(error.text().id == "cli.verb_missing");
  CHECK(error.hints().back().args.front().second.find("deadline") != std::string::npos);
}

TEST_CASE("a mistyped option suggests the nearest") {
  CHECK(suggestion(refusal({"sweep", "--no-delivr"})) == "--no-deliver");
  CHECK(suggestion(refusal({"--fromat", "json"})) == "--format");
  CHECK(refusal({"due", "--levle=P1"}).text().id == "cli.unknown_option");
}

TEST_CASE("an option without its value, given twice, or a flag with one is refused") {
  CHECK(refusal({"due", "--until"}).text().id == "cli.option_needs_value");
  CHECK(refusal({"due", "--limit", "1", "--limit", "2"}).text().id == "cli.option_twice");
  CHECK(refusal({"sweep", "--dry-run=yes"}).text().id == "cli.flag_with_value");
}

TEST_CASE("missing and surplus arguments are refused") {
  CHECK(refusal({"contract", "check"}).text().id == "cli.argument_missing");
  CHECK(refusal({"contract", "check", "a", "b"}).text().id == "cli.too_many_words");
  CHECK(refusal({"contract", "elapsed", "a.toml"}).text().id == "cli.option_missing");
}

TEST_CASE("choices and numbers are checked when they are read") {
  CHECK(suggestion(refusal({"due", "--format", "jsno"})) == "json");
  CHECK(refusal({"completion", "tcsh"}).text().id == "cli.not_a_choice");
  CHECK(suggestion(refusal({"case", "import", "f", "--map", "m", "--encoding", "GB18300"})) ==
        "gb18030");
  CHECK(parse({"case", "import", "f", "--map", "m", "--encoding", "GBK"}).command != nullptr);
  CHECK(refusal({"due", "--limit", "many"}).text().id == "cli.not_a_number");
  CHECK(refusal({"due", "--limit", "1x"}).text().id == "cli.not_a_number");
  CHECK(refusal({"log", "show", "x"}).text().id == "cli.not_a_number");
}

TEST_CASE("help is answered for everything, a noun and a command, whatever else is missing") {
  CHECK(parse({"--help"}).asked == Invocation::Asked::help);
  CHECK(parse({"contract", "--help"}).noun == find_noun("contract"));
  CHECK(parse({"contract", "elapsed", "-h"}).asked == Invocation::Asked::help);
  CHECK(parse({"contract", "check", "--version"}).asked == Invocation::Asked::version);
}
