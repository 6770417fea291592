#include "cli/input/csv.hpp"

#include <doctest/doctest.h>

#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "cli/input/asset_list.hpp"
#include "cli/input/csv_options.hpp"
#include "cli/input/history.hpp"
#include "cli/tree/tree.hpp"
#include "refusal.hpp"
#include "svcdesk/base/error.hpp"
#include "svcdesk/time/text.hpp"

using namespace svcdesk;
using namespace svcdesk::cli;

namespace {

using Cells = std::vector<std::vector<std::string>>;

std::vector<CsvRecord> read_all(CsvReader reader) {
  std::vector<CsvRecord> out;
  for (CsvRecord record; reader.next(record);) out.push_back(record);
  return out;
}

std::vector<CsvRecord> records(std::string_view bytes, const CsvForm& form = {}) {
  return read_all(CsvReader(bytes, "x.csv", form));
}

Cells cells(std::string_view bytes, const CsvForm& form = {}) {
  Cells out;
  for (CsvRecord& record : records(bytes, form)) out.push_back(std::move(record.cells));
  return out;
}

// In pieces of that size.
CsvReader in_pieces(std::string_view bytes, std::size_t size, const CsvForm& form = {}) {
  return {[bytes, size]() mutable {
            const std::string_view piece = bytes.substr(0, size);
            bytes.remove_prefix(piece.size());
            return piece;
          },
          "x.csv", form};
}

Error refused_csv(std::string_view bytes, const CsvForm& form = {}) {
  return test::refusal([&] { records(bytes, form); });
}

// "cli.csv.nul:2"
std::string finding(const Error& error) {
  CHECK(error.code() == ErrorCode::invalid);
  REQUIRE(error.findings().size() == 1);
  const Finding& found = error.findings().front();
  CHECK(found.place.file == "x.csv");
  return found.text.id + ":" + std::to_string(found.place.line);
}

std::string finding(std::string_view bytes, const CsvForm& form = {}) {
  return finding(refused_csv(bytes, form));
}

// The value of the first hint's only argument: the encoding that it names.
std::string hinted_encoding(const Error& error) {
  if (error.hints().empty()) return {};
  CHECK(error.hints().front().id == "cli.csv.encoding_hint");
  return error.hints().front().args.at(0).second;
}

// ASCII as UTF-16, little or big endian.
std::string utf16(std::string_view ascii, std::size_t place_of_letter) {
  std::string out;
  for (const char c : ascii) {
    std::string unit(2, '\0');
    unit[place_of_letter] = c;
    out += unit;
  }
  return out;
}
std::string utf16le(std::string_view ascii) { return utf16(ascii, 0); }
std::string utf16be(std::string_view ascii) { return utf16(ascii, 1); }

const std::string numbers_and_opened = "\xb1\xe0\xba\xc5,\xb4\xf2\xbf\xaa";  // 编号,打开 in GB18030
const std::string server = "\xb7\xfe\xce\xf1\xc6\xf7";                       // 服务器

}  // namespace

TEST_CASE("CSV cells may hold commas, quotes and line ends (RFC 4180)") {
  const auto rows = records("a,\"b,\"\"c\"\"\n d\",\r\n1,2,3\r\n");
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].cells == std::vector<std::string>{"a", "b,\"c\"\n d", ""});
  CHECK(rows[0].line == 1);
  CHECK(rows[1].line == 3);
}

TEST_CASE("a byte order mark, bare line feeds, empty lines and a missing last line end are borne") {
  const auto rows = records(
      "\xEF\xBB\xBF"
      "a,b\n\n\r\n1,2");
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].cells[0] == "a");
  CHECK(rows[1].line == 4);
}

TEST_CASE("what is no CSV is refused with its line") {
  CHECK(finding("a,b\n\"open,2\n") == "cli.csv.open_quote:2");
  CHECK(finding("a\n\"b\"c\n") == "cli.csv.after_quote:2");
  CHECK(finding("a\n\"b\nc\"d\n") == "cli.csv.after_quote:3");
  CHECK(finding("a\n\xff\n") == "cli.csv.not_utf8:2");
}

TEST_CASE("a log that is a bomb is refused where it begins to be one (F20)") {
  const std::string most(1 << 20, 'x');
  CHECK(finding("id\n\n" + most + "x") == "cli.csv.cell_too_long:3");
  CHECK(finding("id\n\"" + most + "x\"\n") == "cli.csv.cell_too_long:2");
  CHECK(finding("id\n\"" + most + "x") == "cli.csv.cell_too_long:2");
  CHECK(finding("id\n\"a\n" + most + "\"\n") == "cli.csv.cell_too_long:2");
  CHECK(finding("id\n\"\"\"" + most + "\"\n") == "cli.csv.cell_too_long:2");
  CHECK(finding(std::string(5000, ',')) == "cli.csv.too_many_cells:1");
  CHECK(cells("id\n" + most + "\n\"" + most + "\"") == Cells{{"id"}, {most}, {most}});
}

TEST_CASE("a cell of ten megabytes is refused when a mebibyte of it was seen (F20)") {
  std::size_t given = 0;
  const std::string piece(1 << 18, 'x');
  for (const std::string_view before : {"id\n", "id\n\""}) {
    given = 0;
    CsvReader reader(
        [&]() -> std::string_view {
          given += piece.size();
          return given == piece.size() ? before : std::string_view(piece);
        },
        "x.csv");
    CsvRecord record;
    CHECK(reader.next(record));
    CHECK(finding(test::refusal([&] { reader.next(record); })) == "cli.csv.cell_too_long:2");
    CHECK(given <= (1 << 21));
  }
}

TEST_CASE("columns are found by name, and a mistyped one suggests the nearest") {
  CsvTable table("number,opened_at\n1,2\n", "x.csv");
  CHECK(table.column("opened_at") == 1);
  try {
    table.column("opend_at");
    FAIL("was found");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::not_found);
    CHECK(error.hints().at(0).args.at(0).second == "opened_at");
  }
}

TEST_CASE("a line with another number of cells than the heading is refused with its line") {
  for (const char* line : {"3", "3,4,5", "3,4,"}) {
    CAPTURE(line);
    const std::string bytes = std::string("a,b\n1,2\n") + line + "\n";
    CsvTable table(bytes, "x.csv");
    CsvRecord record;
    CHECK(table.next(record));
    const Error error = test::refusal([&] { table.next(record); });
    CHECK(finding(error) == "cli.csv.cell_count:3");
    CHECK(error.hints().empty());
  }
}

TEST_CASE("a heading names each column once") {
  const auto heading = [](std::string_view bytes) {
    return finding(test::refusal([&] { CsvTable(bytes, "x.csv"); }));
  };
  CHECK(heading("\na,b,a\n") == "cli.csv.column_twice:2");
  CHECK(heading("a,,b\n1,2,3\n") == "cli.csv.no_name:1");
  CHECK(heading("a,b,\n") == "cli.csv.no_name:1");
  for (const char* bytes : {"", "\n\r\n\r", "\xEF\xBB\xBF"}) {
    CHECK(test::refusal([&] { CsvTable(bytes, "x.csv"); }).text().id == "cli.csv.empty");
  }
}

TEST_CASE("CSV that comes in pieces of any size is read as if it were whole (F20)") {
  const std::string bytes =
      "\xEF\xBB\xBF"
      "a,b\r\n\r\n\"x,\"\"1\"\"\n\",y\r\n核心交换机,\"\"\n\n,z\r\r\"p\r\nq\",r\r1,2";
  const auto whole = records(bytes);
  REQUIRE(whole.size() == 6);
  CHECK(whole[4].line == 9);
  CHECK(whole[5].line == 11);
  for (std::size_t size = 1; size < bytes.size(); ++size) {
    const auto read = read_all(in_pieces(bytes, size));
    REQUIRE(read.size() == whole.size());
    for (std::size_t i = 0; i < read.size(); ++i) {
      CHECK(read[i].cells == whole[i].cells);
      CHECK(read[i].line == whole[i].line);
    }
  }
}

TEST_CASE("lines end in LF, CRLF or CR alone; a line end in a quoted cell stays as it is") {
  const Cells wanted{{"a", "b"}, {"1", "2"}, {"3", ""}};
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    CHECK(cells("a,b" + end + "1,2" + end + end + "3," + end) == wanted);
    CHECK(cells("a,b" + end + "1,2" + end + "3,") == wanted);
    CHECK(records("a" + end + "\"x" + end + "y\"" + end + "z").at(2).line == 4);
  }
  CHECK(cells("a\r\"x\ry\"\r\"p\r\nq\"") == Cells{{"a"}, {"x\ry"}, {"p\r\nq"}});
}

TEST_CASE("cells are data, byte for byte: formulas, blanks and apostrophes stay (F15)") {
  const std::string formula = "=cmd|' /C calc'!A0";
  CHECK(cells("t,u\n" + formula + ",@SUM(1)\n\"+1,2\", -3 \n\t'4,\"\"\"=5\"\"\"\n") ==
        Cells{{"t", "u"}, {formula, "@SUM(1)"}, {"+1,2", " -3 "}, {"\t'4", "\"=5\""}});
}

TEST_CASE("a NUL is refused with its line, in plain and quoted cells and behind them") {
  using namespace std::string_view_literals;
  CHECK(finding("a,b\n1,x\0y\n"sv) == "cli.csv.nul:2");
  CHECK(finding("a,b\n1,\0\n"sv) == "cli.csv.nul:2");
  CHECK(finding("a,b\n1,\"x\ny\0\"\n"sv) == "cli.csv.nul:3");
  CHECK(finding("a,b\n1,\"x\"\0\n"sv) == "cli.csv.nul:2");
  CHECK(refused_csv("a,b\n1,x\0y\n"sv).hints().empty());
  CHECK(finding(utf16le("a\n") + std::string(2, '\0'), {.encoding = "utf-16le"}) ==
        "cli.csv.nul:2");
}

TEST_CASE("bytes that are no UTF-8 are refused with the very line and what they may be") {
  CHECK(finding(numbers_and_opened + "\n") == "cli.csv.not_utf8:1");
  CHECK(hinted_encoding(refused_csv(numbers_and_opened)) == "gb18030");
  CHECK(finding("a\n\"b\r\nc\rd\xe4\xba\n\"") == "cli.csv.not_utf8:4");
  CHECK(finding("a\n\xe4\xba") == "cli.csv.not_utf8:2");
  CHECK(finding("a\n\xc0\xaf\n") == "cli.csv.not_utf8:2");
  CHECK(finding("a\n\xed\xa0\x80\n") == "cli.csv.not_utf8:2");
  CHECK(refused_csv("\xEF\xBB\xBF" + server).hints().empty());
  CHECK(refused_csv(server, {.encoding = "utf-8"}).hints().empty());
}

TEST_CASE("UTF-16 without a mark is refused by its name, with the option that reads it") {
  for (const std::string_view text : {"number,opened\n1,2\n", "\"number\",\"opened\"\n1,2\n"}) {
    CHECK(finding(utf16le(text)) == "cli.csv.utf16:1");
    CHECK(hinted_encoding(refused_csv(utf16le(text))) == "utf-16le");
    CHECK(hinted_encoding(refused_csv(utf16be(text))) == "utf-16be");
  }
  const std::string chinese = "\x16\x7f\xf7\x53" + utf16le(",") + "\x53\x62\x3a\x67" +
                              utf16le("\r\n") + "\x0d\x67\xa1\x52" + utf16le(",1\r\n");
  CHECK(finding(std::string_view(chinese)) == "cli.csv.utf16:1");
}

TEST_CASE("a byte order mark decides, whatever is said") {
  const Cells wanted{{"a", "b"}, {"1", "2"}};
  const std::string text = "a,b\n1,2\n";
  for (const char* said : {"", "utf-8", "gb18030", "utf-16le", "latin1"}) {
    CHECK(cells("\xEF\xBB\xBF" + text, {.encoding = said}) == wanted);
    CHECK(cells("\xFF\xFE" + utf16le(text), {.encoding = said}) == wanted);
    CHECK(cells("\xFE\xFF" + utf16be(text), {.encoding = said}) == wanted);
    CHECK(cells("\x84\x31\x95\x33" + text, {.encoding = said}) == wanted);
  }
}

TEST_CASE("files are read in the encoding that is named") {
  CHECK(cells(numbers_and_opened + "\n" + server + ",\x95\x34\xb2\x35\n",
              {.encoding = "gb18030"}) == Cells{{"编号", "打开"}, {"服务器", "𠮷"}});
  CHECK(cells(numbers_and_opened, {.encoding = "gbk"}) == Cells{{"编号", "打开"}});
  CHECK(cells("\xbd\x73\xb8\xb9,\xa5\x44\xbe\xf7", {.encoding = "big5"}) ==
        Cells{{"編號", "主機"}});
  CHECK(cells("\x8b\x40,\xb1", {.encoding = "shift_jis"}) == Cells{{"機", "ｱ"}});
  CHECK(cells("caf\xe9", {.encoding = "latin1"}) == Cells{{"café"}});
  CHECK(cells("\x80 5", {.encoding = "windows-1252"}) == Cells{{"€ 5"}});
  CHECK(cells(utf16le("a,b\n1,"), {.encoding = "utf-16le"}) == Cells{{"a", "b"}, {"1", ""}});
  CHECK(cells("\xd8\x42\xdf\xb7", {.encoding = "utf-16be"}) == Cells{{"𠮷"}});
}

TEST_CASE("the C library knows every encoding that is offered") {
  for (const std::string& encoding : split_choices(encodings)) {
    CAPTURE(encoding);
    const std::string text = encoding == "utf-16le"   ? utf16le("a,b")
                             : encoding == "utf-16be" ? utf16be("a,b")
                                                      : "a,b";
    CHECK(cells(text, {.encoding = encoding}) == Cells{{"a", "b"}});
  }
  CHECK(refused_csv("a", {.encoding = "no-such"}).code() == ErrorCode::failed);
}

TEST_CASE("what the named encoding does not have is refused with its line, never replaced") {
  const auto line = [](const std::string& bytes, const char* encoding) {
    return finding(std::string_view(bytes), {.encoding = encoding});
  };
  CHECK(line(server + "\n1\n\"x\n\xff", "gb18030") == "cli.csv.not_encoded:4");
  CHECK(line("a\r\n\xb7", "gbk") == "cli.csv.not_encoded:2");
  CHECK(line("a\r\xff", "gb18030") == "cli.csv.not_encoded:2");
  CHECK(line("a,b\n1,\x81\n", "windows-1252") == "cli.csv.not_encoded:2");
  CHECK(line(utf16le("a\nb\n") + "c", "utf-16le") == "cli.csv.not_encoded:3");
  CHECK(line(utf16le("a\n") + "\x42\xd8" + utf16le("b"), "utf-16le") == "cli.csv.not_encoded:2");
  CHECK(line("\xff\xfe" + utf16le("a\n") + "\x42\xd8", "") == "cli.csv.not_encoded:2");
  CHECK(refused_csv(server + "\xff", {.encoding = "gb18030"}).hints().empty());
}

TEST_CASE("other encodings may come in pieces of any size, too") {
  const std::string gb = numbers_and_opened + "\r\n\"" + server + "\n\x95\x34\xb2\x35\",2\r\n3,4";
  const std::string unicode = "\xff\xfe" + utf16le("a;b\n1;") + "\x42\xd8\xb7\xdf\x16\x7f";
  const CsvForm said{.encoding = "gb18030"};
  for (std::size_t size = 1; size < 12; ++size) {
    const auto read = read_all(in_pieces(gb, size, said));
    REQUIRE(read.size() == 3);
    CHECK(read[1].cells == std::vector<std::string>{"服务器\n𠮷", "2"});
    CHECK(read[2].line == 4);
    const auto unicode_read = read_all(in_pieces(unicode, size));
    REQUIRE(unicode_read.size() == 2);
    CHECK(unicode_read[1].cells == std::vector<std::string>{"1", "𠮷编"});
    CHECK(finding(test::refusal([&] { read_all(in_pieces(gb + "\xff", size, said)); })) ==
          "cli.csv.not_encoded:4");
  }
}

TEST_CASE("a text that grows when it is decoded is read whole, however long") {
  std::string bytes;
  for (int i = 0; i < 400'000; ++i) bytes += "\xb7\xfe\n";
  CHECK(records(bytes, {.encoding = "gb18030"}).size() == 400'000);
}

TEST_CASE("semicolons or tabs part the cells where the heading has no comma") {
  CHECK(cells("a;b\n1,5;\"x;y\"\n") == Cells{{"a", "b"}, {"1,5", "x;y"}});
  CHECK(cells("\n\na\tb\n1;2\t3\n") == Cells{{"a", "b"}, {"1;2", "3"}});
  CHECK(cells("\"a,\n1\";b\n1;2") == Cells{{"a,\n1", "b"}, {"1", "2"}});
  CHECK(cells("a;b,c\n") == Cells{{"a;b", "c"}});
  CHECK(cells("a;b\tc\n") == Cells{{"a;b\tc"}});
  CHECK(cells("a\n1;2\n") == Cells{{"a"}, {"1;2"}});
}

TEST_CASE("what parts the cells can be said") {
  CHECK(cells("a;b,c\n1;2,5", {.separator = ';'}) == Cells{{"a", "b,c"}, {"1", "2,5"}});
  CHECK(cells("a;b\n", {.separator = ','}) == Cells{{"a;b"}});
  CHECK(cells("\"a\"\t\"b\"", {.separator = '\t'}) == Cells{{"a", "b"}});
  CHECK(finding("\"a\",b", {.separator = ';'}) == "cli.csv.after_quote:1");
}

TEST_CASE("where a heading may have been parted wrongly, the refusal names --separator") {
  const auto hint = [](const Error& error) {
    return error.hints().empty() ? std::string() : error.hints().back().id;
  };
  CsvTable mixed("number;opened, local\n1;2\n", "x.csv");
  CHECK(hint(test::refusal([&] { mixed.column("number"); })) == "cli.csv.separator_hint");
  CsvRecord record;
  CHECK(hint(test::refusal([&] { mixed.next(record); })) == "cli.csv.separator_hint");
  CsvTable said("number,opened\n1,2\n", "x.csv", {.separator = ';'});
  CHECK(hint(test::refusal([&] { said.column("number"); })) == "cli.csv.separator_hint");
  CsvTable good("number,opened\n", "x.csv");
  CHECK(hint(test::refusal([&] { good.column("elsewhere"); })).empty());
}

TEST_CASE("the options of a command say how its CSV file is written") {
  Arguments given;
  CHECK(csv_form(given).encoding.empty());
  CHECK(csv_form(given).separator == 0);
  given.add("encoding", "GB18030");
  given.add("separator", "tab");
  CHECK(csv_form(given).encoding == "gb18030");
  CHECK(csv_form(given).separator == '\t');
  given.add("separator", ";");
  CHECK(csv_form(given).separator == ';');
}

TEST_CASE("a history is read in its own form") {
  LogWords words;
  words.form = {.encoding = "gbk", .separator = ';'};
  words.columns = parse_column_map("id=编号,opened=打开,at=打开,state=s,title=t");
  const std::string bytes =
      "\xb1\xe0\xba\xc5;\xb4\xf2\xbf\xaa;s;t\r1;2026-01-05 09:00;x;" + server + "\r";
  const auto cases = read_history(bytes, "x.csv", words, parse_state_map({"x=-"}));
  REQUIRE(cases.size() == 1);
  CHECK(cases[0].title == "服务器");
  CHECK(cases[0].opened == time::parse_rfc3339("2026-01-05T09:00:00Z"));
}

TEST_CASE("so is a list of assets (AST-1)") {
  std::istringstream bytes("\xb1\xe0\xba\xc5;\xc3\xfb\xb3\xc6\rA-1;" + server + ", =1+1\r");
  AssetList list("-", bytes, "tag=编号,name=名称", {.encoding = "gbk"});
  std::vector<std::map<std::string, std::string>> rows;
  list.each([&](const assets::Wanted& wanted) { rows.push_back(wanted.fields); });
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].at("tag") == "A-1");
  CHECK(rows[0].at("name") == "服务器, =1+1");
}
