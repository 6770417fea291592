#include "cli/tree/complete.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "support.hpp"

using namespace svcdesk;
using namespace svcdesk::cli;

namespace {

std::vector<Candidate> no_names(Kind) { return {}; }

std::vector<std::string> offered(const std::vector<std::string>& words,
                                 const Names& names = no_names) {
  std::vector<std::string> out;
  for (const Candidate& one : candidates(words, Language::en, names)) out.push_back(one.value);
  return out;
}

bool has(const std::vector<std::string>& list, const std::string& word) {
  return std::ranges::find(list, word) != list.end();
}

}  // namespace

TEST_CASE("the first word is a noun or a command of its own") {
  CHECK(has(offered({""}), "contract"));
  CHECK(has(offered({""}), "sweep"));
  CHECK(offered({"contr"}) == std::vector<std::string>{"contract"});
  CHECK(offered({}).size() == offered({""}).size());
}

TEST_CASE("behind a noun its verbs are offered") {
  CHECK(has(offered({"contract", ""}), "deadline"));
  CHECK(offered({"contract", "dea"}) == std::vector<std::string>{"deadline"});
  CHECK(offered({"nonsense", ""}).empty());
}

TEST_CASE("behind help the commands are offered, and never an empty word (F12)") {
  CHECK(offered({"help", "contr"}) == std::vector<std::string>{"contract"});
  CHECK(has(offered({"help", ""}), "board"));
  CHECK_FALSE(has(offered({"help", ""}), ""));
}

TEST_CASE("options are offered behind a dash, common ones before any word too") {
  CHECK(has(offered({"sweep", "--"}), "--no-deliver"));
  CHECK(has(offered({"sweep", "--"}), "--db"));
  CHECK(has(offered({"--"}), "--format"));
  CHECK(offered({"sweep", "--no-d"}) == std::vector<std::string>{"--no-deliver"});
}

TEST_CASE("choices are offered as a value, in both spellings") {
  CHECK(offered({"due", "--format", "js"}) == std::vector<std::string>{"json", "jsonl"});
  CHECK(offered({"due", "--format=ts"}) == std::vector<std::string>{"--format=tsv"});
  CHECK(offered({"--format", "c"}) == std::vector<std::string>{"csv"});
  CHECK(offered({"case", "import", "--encoding", "utf-1"}) ==
        std::vector<std::string>{"utf-16le", "utf-16be"});
  CHECK(offered({"completion", "z"}) == std::vector<std::string>{"zsh"});
}

TEST_CASE("files are left to the shell") {
  CHECK(offered({"contract", "check", ""}) == std::vector<std::string>{":file"});
  CHECK(offered({"due", "--db", "/tm"}) == std::vector<std::string>{":file"});
}

TEST_CASE("names that only the database knows are asked for by their kind") {
  std::vector<Kind> asked;
  const Names names = [&](Kind kind) {
    asked.push_back(kind);
    return std::vector<Candidate>{{"N-1", "first"}, {"N-2", "second"}};
  };
  CHECK(offered({"notify", "show", ""}, names) == std::vector<std::string>{"N-1", "N-2"});
  CHECK(offered({"notify", "show", "N-2"}, names) == std::vector<std::string>{"N-2"});
  CHECK(asked == std::vector<Kind>{Kind::notice, Kind::notice});
}

TEST_CASE("the tags of the register are asked for wherever an asset is named") {
  std::vector<Kind> asked;
  const Names names = [&](Kind kind) {
    asked.push_back(kind);
    return std::vector<Candidate>{{"SRV-1", "web"}};
  };
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"asset", "show", ""},
                                             {"asset", "edit", "SRV"},
                                             {"asset", "retire", ""},
                                             {"asset", "edit", "SRV-1", "--unlink", ""},
                                             {"case", "open", "--asset", ""},
                                             {"case", "list", "--asset", ""}}) {
    asked.clear();
    CHECK(offered(words, names) == std::vector<std::string>{"SRV-1"});
    CHECK(asked == std::vector<Kind>{Kind::asset});
  }
  CHECK(offered({"asset", "import", ""}) == std::vector<std::string>{":file"});
}

TEST_CASE("the models of the catalogue are asked for where one is named (AST-1)") {
  std::vector<Kind> asked;
  const Names names = [&](Kind kind) {
    asked.push_back(kind);
    return std::vector<Candidate>{{"CE6851", "Huawei"}};
  };
  CHECK(offered({"asset", "model", ""}, names) == std::vector<std::string>{"CE6851"});
  CHECK(offered({"asset", "model", "Huawei", "CE"}, names) == std::vector<std::string>{"CE6851"});
  CHECK(asked == std::vector<Kind>{Kind::model, Kind::model});
  CHECK(offered({"asset", "catalogue", ""}) == std::vector<std::string>{":file"});
  CHECK(offered({"asset", "catalogue", "a.yaml", ""}) == std::vector<std::string>{":file"});
}

TEST_CASE("an option's value is not counted as an argument") {
  std::vector<Kind> asked;
  const Names names = [&](Kind kind) {
    asked.push_back(kind);
    return std::vector<Candidate>{};
  };
  offered({"notify", "test", "--as", "li", ""}, names);
  offered({"notify", "test", "--as", "li", "email", ""}, names);
  CHECK(asked == std::vector<Kind>{Kind::channel, Kind::person});
}

TEST_CASE("completion never fails: without a database there is nothing to offer") {
  const test::Ran ran =
      test::run_words({"__complete", "--db", "/nonexistent/x.db", "notify", "show", ""});
  CHECK(ran.code == ExitCode::done);
  CHECK(ran.out.empty());
  CHECK(ran.err.empty());
}

TEST_CASE("descriptions follow the value behind a tab, in the language asked for") {
  const test::Ran ran = test::run_words({"__complete", "--lang", "zh-CN", "swee"});
  CHECK(ran.out == "sweep\t处理已到时间的上报，然后投递通知\n");
}
