#include "svcdesk/reports/csv.hpp"

#include <doctest/doctest.h>

using svcdesk::reports::csv_record;
using svcdesk::reports::tsv_record;

TEST_CASE("a record is RFC 4180") {
  CHECK(csv_record({"a", "b,c", "d\"e", std::int64_t{7}, {}}) == "a,\"b,c\",\"d\"\"e\",7,\r\n");
  CHECK(csv_record({"two\nlines"}) == "\"two\nlines\"\r\n");
  CHECK(csv_record({}) == "\r\n");
}

TEST_CASE("a text is never a formula (F15)") {
  for (const char* text : {"=1+1", "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠x", " =1",
                           "　=1", "'=1", "\u00a0=1", " ' =1", "%0A", "|x"}) {
    CAPTURE(text);
    CHECK(csv_record({text}) == "'" + std::string(text) + "\r\n");
    CHECK(tsv_record({text}) == "'" + std::string(text) + "\n");
  }
  CHECK(csv_record({"\"=1"}) == "\"'\"\"=1\"\r\n");
  CHECK(csv_record({"\t=1"}).starts_with("'"));
  CHECK(csv_record({"\n=1"}).starts_with("\"'"));
  CHECK(csv_record({"\rx"}).starts_with("'"));
}

TEST_CASE("numbers and harmless texts are untouched (F15)") {
  CHECK(csv_record({std::int64_t{-5}}) == "-5\r\n");
  CHECK(csv_record({"a=b", "C-12", "中文", "", "2026-10"}) == "a=b,C-12,中文,,2026-10\r\n");
}

TEST_CASE("control characters cannot reach a terminal (F16)") {
  CHECK(csv_record({"\x1b[31mred"}) == "\\u{1b}[31mred\r\n");
  CHECK(csv_record({std::string("a\0b", 3)}) == "a\\u{0}b\r\n");
}

TEST_CASE("a line end of any kind inside a cell is one line feed") {
  CHECK(csv_record({"f\r\ng"}) == "\"f\ng\"\r\n");
}

TEST_CASE("TSV has no tab, line end or backslash inside a cell, and nothing hidden") {
  CHECK(tsv_record({"a\tb\nc\rd\\e", std::int64_t{1}}) == "a\\tb\\nc\\rd\\\\e\t1\n");
  CHECK(tsv_record({"\x1b[31mred"}) == "\\u{1b}[31mred\n");
}
