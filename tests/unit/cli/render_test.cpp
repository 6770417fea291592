#include <doctest/doctest.h>

#include <sstream>

#include "cli/render/error.hpp"
#include "cli/render/machine.hpp"
#include "cli/render/output.hpp"
#include "cli/render/table.hpp"
#include "svcdesk/base/utf8.hpp"

using namespace svcdesk;
using namespace svcdesk::cli;

namespace {

constexpr Screen wide{};

std::string people(const Error& error, Language language = Language::en) {
  std::ostringstream err;
  show_error(error, {.language = language}, err);
  return err.str();
}

// What one of the formats makes of two rows.
std::string listed(Format format) {
  std::ostringstream text;
  Output out(text, {.format = format});
  List list(out, {"case-list", "cases", {"id", "n"}, {{"case"}, {"n"}}, {"cli.due.nothing", {}}});
  list.add(Json::object({{"id", "C-1"}, {"n", 7}}), {{"C-1"}, {"7"}});
  list.add(Json::object({{"id", "=C-2"}, {"n", Json()}}), {{"=C-2"}, {""}});
  list.finish(Json::object({{"more", false}}));
  return text.str();
}

}  // namespace

TEST_CASE("columns are as wide as their widest text, also for Chinese") {
  const Table table{.columns = {{"id"}, {"title"}, {"x"}},
                    .rows = {{{"C-1"}, {"核心交换机故障"}, {"a"}}, {{"C-10"}, {"disk"}, {"b"}}}};
  CHECK(render(table, wide) ==
        "id    title           x\n"
        "C-1   核心交换机故障  a\n"
        "C-10  disk            b\n");
}

TEST_CASE("a table fits the terminal: the widest shrinking column gives way") {
  const Table table{.columns = {{"id"}, {"title", Fit::shrink}, {"owner"}},
                    .rows = {{{"C-1"}, {std::string(60, 'x')}, {"li"}},
                             {{"C-2"}, {"核心交换机故障导致二号机房全部链路中断"}, {"wu"}}}};
  Screen narrow{.columns = 30};
  const std::string text = render(table, narrow);
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) CHECK(display_width(line) <= 30);
  CHECK(text.find("…") != std::string::npos);
  CHECK(text.find("C-2") != std::string::npos);
}

TEST_CASE("what must not be cut is not cut, however narrow it gets") {
  const Table table{.columns = {{"id"}, {"title", Fit::shrink}},
                    .rows = {{{"C-123456789"}, {"a long title indeed"}}}};
  CHECK(render(table, {.columns = 5}).find("C-123456789") != std::string::npos);
}

TEST_CASE("columns without any text are left out, and no line ends in blanks") {
  const Table table{.columns = {{"a"}, {"never"}, {"b"}},
                    .rows = {{{"1"}, {""}, {""}}, {{"2"}, {""}, {"x"}}}};
  CHECK(render(table, wide) == "a  b\n1\n2  x\n");
}

TEST_CASE("an empty table is nothing at all") {
  CHECK(render(Table{.columns = {{"a"}}, .rows = {}}, wide).empty());
}

TEST_CASE("numbers stand to the right") {
  const Table table{.columns = {{"n", Fit::keep, Align::right}}, .rows = {{{"7"}}, {{"1000"}}}};
  CHECK(render(table, wide) == "   n\n   7\n1000\n");
}

TEST_CASE("no escape sequence, control character or bidi override of data reaches a terminal") {
  const Table table{.columns = {{"t"}},
                    .rows = {{{"a\x1b[31mb\x07\xc2\x9b"
                               "c\xe2\x80\xae"
                               "d\n"}}}};
  const std::string text = render(table, wide);
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find('\x07') == std::string::npos);
  CHECK(text.find("\xc2\x9b") == std::string::npos);
  CHECK(text.find("\xe2\x80\xae") == std::string::npos);
}

TEST_CASE("colour is put on only where it is wanted, and does not count as width") {
  const Table table{.columns = {{""}, {""}}, .rows = {{{"late", Tint::bad}, {"x"}}}};
  CHECK(render(table, wide) == "late  x\n");
  CHECK(render(table, {.colour = Colour::yes}) == "\x1b[1;31mlate\x1b[0m  x\n");
}

TEST_CASE("fields align their values and leave out what is empty") {
  CHECK(render({{"a", "1"}, {"long", "2\n3"}, {"none", ""}}, wide) ==
        "a     1\nlong  2\n      3\n");
}

TEST_CASE("JSON hides nothing and moves no cursor: the value is the same when it is read") {
  const Json value = Json::object({{"t",
                                    "a\xc2\x9b"
                                    "b\xe2\x80\xae"
                                    "c\xf3\xa0\x80\x81"
                                    "工\x1b"}});
  const std::string text = json_text(value);
  CHECK(text == R"({"t":"a\u009bb\u202ec\udb40\udc01工\u001b"})");
  CHECK(Json::parse(text) == value);
}

TEST_CASE("values become cells: texts, numbers, lists of texts as one text") {
  using reports::csv_record;
  CHECK(csv_record(cells_of({"a", -7, Json(), true, json_strings({"li", "wu"}), Json::array()})) ==
        "a,-7,,true,li; wu,\r\n");
  CHECK(csv_record(cells_of({json_strings({"=1", "wu"})})) == "'=1; wu\r\n");
}

TEST_CASE("one list in five formats") {
  CHECK(listed(Format::table) == "case  n\nC-1   7\n=C-2\n");
  CHECK(listed(Format::csv) == "id,n\r\nC-1,7\r\n'=C-2,\r\n");
  CHECK(listed(Format::tsv) == "id\tn\nC-1\t7\n'=C-2\t\n");
  CHECK(listed(Format::jsonl) ==
        "{\"id\":\"C-1\",\"n\":7}\n"
        "{\"id\":\"=C-2\",\"n\":null}\n");
  const Json json = Json::parse(listed(Format::json));
  CHECK(json.text("schema") == "svcdesk/case-list/1");
  CHECK(json["cases"].items().size() == 2);
  CHECK(json["more"] == Json(false));
}

TEST_CASE("an empty list is a sentence for people and an empty array for programs") {
  for (const Format format : {Format::table, Format::json}) {
    std::ostringstream text;
    Output out(text, {.format = format});
    List list(out, {"due", "promises", {"a"}, {{"a"}}, {"cli.due.nothing", {}}});
    list.finish();
    if (format == Format::table) CHECK(text.str() == "Nothing is due.\n");
    if (format == Format::json) CHECK(Json::parse(text.str())["promises"].items().empty());
  }
}

TEST_CASE("a long table for people goes out a thousand rows at a time, each with its heading") {
  std::ostringstream stream;
  Output out(stream, Screen{});
  List list(out, {"due", "promises", {"a"}, {{"heading"}}, {"cli.due.nothing", {}}});
  for (int i = 0; i < 1000; ++i) list.add(Json(), {{"row"}});
  CHECK(stream.str().empty());
  list.add(Json(), {{"another"}});
  CHECK(stream.str().starts_with("heading\nrow\n"));
  CHECK(stream.str().size() == 8 + 1000 * 4);
  list.finish();
  CHECK(stream.str().ends_with("row\nheading\nanother\n"));
  CHECK(list.size() == 1001);
}

TEST_CASE("a table of long texts goes out as soon as it holds enough of them (F21)") {
  std::ostringstream stream;
  Output out(stream, Screen{});
  List list(out, {"log", "events", {"a"}, {{"heading"}}, {"cli.due.nothing", {}}});
  list.add(Json(), {{std::string(bytes_together, 'x')}});
  CHECK(stream.str().empty());
  list.add(Json(), {{"another"}});
  CHECK(stream.str().size() > bytes_together);
  list.finish();
  CHECK(stream.str().ends_with("x\nheading\nanother\n"));
}

TEST_CASE("an error is one line with its rule, the checklist, and what helps") {
  const Error error = Error(ErrorCode::refused, {"cli.unknown_command", {{"word", "x"}}})
                          .rule("CASE-6")
                          .conditions({{false, {"cli.yes", {}}}, {true, {"cli.hint", {}}}})
                          .hint({"cli.see_help", {}})
                          .hint({"cli.did_you_mean", {{"word", "y"}}});
  CHECK(people(error) ==
        "svcdesk: there is no command \"x\" (CASE-6)\n"
        "  ✗ yes\n"
        "  ✓ hint:\n"
        "hint: svcdesk --help lists the commands\n"
        "      did you mean \"y\"?\n");
  CHECK(people(error, Language::zh_cn).starts_with("svcdesk: 没有命令“x” (CASE-6)\n"));
}

TEST_CASE("findings stand with file, line and column as compilers write them") {
  const Error error =
      Error(ErrorCode::invalid, {"cli.csv.invalid", {{"file", "x.csv"}}})
          .findings({{Severity::error, {"x.csv", 3, 7}, {"cli.csv.not_utf8", {}}},
                     {Severity::warning, {"x.csv", 0, 0}, {"cli.csv.open_quote", {}}}});
  CHECK(people(error) ==
        "svcdesk: x.csv cannot be read\n"
        "x.csv:3:7: error: not UTF-8\n"
        "x.csv: warning: a quotation mark is never closed\n");
}

TEST_CASE("where JSON was asked for the error is JSON with the code that the process ends with") {
  std::ostringstream err;
  show_error(Error(ErrorCode::refused, {"cli.yes", {}}).rule("CASE-6").hint({"cli.hint", {}}),
             {.format = Format::json}, err);
  const Json json = Json::parse(err.str());
  CHECK(json.text("schema") == "svcdesk/error/1");
  CHECK(json["error"].integer("code", 0) == 4);
  CHECK(json["error"].text("kind") == "refused");
  CHECK(json["error"].text("rule") == "CASE-6");
  CHECK(json["error"]["hints"].items().size() == 1);
}

TEST_CASE("an error cannot move the cursor either") {
  const std::string text =
      people(Error(ErrorCode::usage, {"cli.unknown_command", {{"word", "\x1b]0;x\x07"}}}));
  CHECK(text.find('\x1b') == std::string::npos);
}
