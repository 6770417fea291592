#include "svcdesk/reports/svg.hpp"

#include <doctest/doctest.h>

#include <regex>

#include "samples.hpp"

using namespace svcdesk::reports::svg;

namespace {

const Caption caption{"c", "Title", "Text"};
const ShareWords words{"Kept", "Broken", "none"};

int count(const std::string& text, const std::string& part) {
  int found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("a chart tells its title and description to those who cannot see it") {
  const std::string out = share_bars({{"Response", "1 / 2", 1, 1}}, words, caption);
  CHECK(samples::has(out, "role=\"img\""));
  CHECK(samples::has(out, "aria-labelledby=\"c-title c-text\""));
  CHECK(samples::has(out, "<title id=\"c-title\">Title</title><desc id=\"c-text\">Text</desc>"));
}

TEST_CASE("a bar is as long as its share, in whole numbers") {
  const std::string out = share_bars({{"a", "", 3, 1}}, words, caption);
  CHECK(samples::has(out, "width=\"262\" height=\"16\" fill=\"#0b5a8a\""));
  CHECK(samples::has(out, "x=\"478\" y=\"34\" width=\"88\" height=\"16\" fill=\"url(#c-broken)\""));
}

TEST_CASE("one breach in ten thousand can still be seen, and one kept as well") {
  CHECK(samples::has(share_bars({{"a", "", 9999, 1}}, words, caption),
                     "width=\"4\" height=\"16\" fill=\"url"));
  CHECK(samples::has(share_bars({{"a", "", 1, 9999}}, words, caption),
                     "width=\"4\" height=\"16\" fill=\"#0b5a8a\""));
}

TEST_CASE("all kept is one solid bar, all broken one hatched") {
  CHECK(count(share_bars({{"a", "", 5, 0}}, words, caption), "width=\"350\"") == 1);
  CHECK(samples::has(share_bars({{"a", "", 0, 5}}, words, caption),
                     "width=\"350\" height=\"16\" fill=\"url"));
}

TEST_CASE("where nothing was judged the words say so") {
  CHECK(samples::has(share_bars({{"a", "", 0, 0}}, words, caption), ">none</text>"));
}

TEST_CASE("labels are escaped, printable, and cut where they are too long (F16)") {
  const std::string out = share_bars({{"</text><script>\x1b", "\"&'", 1, 0}}, words, caption);
  CHECK_FALSE(samples::has(out, "<script"));
  CHECK_FALSE(samples::has(out, "\x1b"));
  CHECK(samples::has(out, "&quot;&amp;&#39;"));
  const std::string longer =
      share_bars({{"一二三四五六七八九十一二三四五六七八九十", "", 1, 0}}, words, caption);
  CHECK(samples::has(longer, "…</text>"));
  CHECK(samples::has(longer, "<title>一二三四五六七八九十一二三四五六七八九十</title>"));
}

TEST_CASE("a chart holds no style, script, link or fraction") {
  const std::string out = share_bars({{"a", "", 1, 2}}, words, caption) +
                          columns({{"1", 3}, {"", 0}, {"3", 7}}, caption);
  CHECK_FALSE(samples::has(out, "style"));
  CHECK_FALSE(samples::has(out, "href"));
  CHECK_FALSE(std::regex_search(out, std::regex("\"[0-9]+[.][0-9]+\"")));
}

TEST_CASE("columns: no bar for a day without cases, the highest reaches its mark") {
  const std::string out = columns({{"1", 0}, {"2", 5}, {"", 1}}, caption);
  CHECK(count(out, "<rect") == 2);
  CHECK(samples::has(out, "height=\"110\" fill=\"#0b5a8a\""));
  CHECK(samples::has(out, "height=\"22\" fill=\"#0b5a8a\""));
}

TEST_CASE("the axis has at most five steps, of 1, 2 or 5 and their tens") {
  CHECK(count(columns({{"1", 1}}, caption), "<line") == 2);
  CHECK(count(columns({{"1", 7}}, caption), "<line") == 5);
  CHECK(count(columns({{"1", 43}}, caption), "<line") == 6);
  CHECK(count(columns({{"1", 1000000}}, caption), "<line") == 6);
}

TEST_CASE("no data at all draws an empty field") {
  CHECK(count(columns({}, caption), "<rect") == 0);
  CHECK(count(share_bars({}, words, caption), "<g>") == 0);
}
