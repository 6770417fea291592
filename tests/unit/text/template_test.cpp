#include "svcdesk/text/template.hpp"

#include <doctest/doctest.h>

#include "svcdesk/base/error.hpp"

using svcdesk::Error;
using svcdesk::ErrorCode;
using svcdesk::Json;
using svcdesk::text::Escape;
using svcdesk::text::escape_markdown;
using svcdesk::text::fill_template;

namespace {

// The message id of the refusal; empty where there is none.
std::string refusal(std::string_view source, const Json& data) {
  try {
    fill_template(source, data);
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::failed);
    return error.text().id;
  }
  return {};
}

const Json person = Json::object({{"name", "Zhao"}, {"age", 41}, {"away", false}});

}  // namespace

TEST_CASE("a variable is filled with text or a whole number") {
  CHECK(fill_template("{{name}} is {{ age }}", person) == "Zhao is 41");
}

TEST_CASE("a name that does not resolve is an error, never an empty place") {
  CHECK(refusal("{{nmae}}", person) == "template.unknown_name");
  CHECK(refusal("{{#nmae}}x{{/nmae}}", person) == "template.unknown_name");
  CHECK(refusal("{{^nmae}}x{{/nmae}}", person) == "template.unknown_name");
  CHECK(refusal("{{{nmae}}}", person) == "template.unknown_name");
  CHECK(refusal("{{&nmae}}", person) == "template.unknown_name");
  CHECK(refusal("{{a.b}}", Json::object({{"a", Json::object({{"c", 1}})}})) ==
        "template.unknown_name");
}

TEST_CASE("the refusal names the name") {
  try {
    fill_template("{{nmae}}", person);
    FAIL("not refused");
  } catch (const Error& error) {
    CHECK(error.text().args == decltype(error.text().args){{"name", "nmae"}});
  }
}

TEST_CASE("only text and whole numbers can be written") {
  const Json data = Json::object({{"no", false},
                                  {"nothing", Json()},
                                  {"list", Json::array({1})},
                                  {"object", Json::object({{"a", 1}})}});
  for (const char* source : {"{{no}}", "{{nothing}}", "{{list}}", "{{object}}"}) {
    CAPTURE(source);
    CHECK(refusal(source, data) == "template.not_a_value");
  }
  CHECK(refusal("x", Json::object({{"share", 97.1}})) == "template.fraction");
}

TEST_CASE("HTML is escaped unless the template says otherwise") {
  const Json data = Json::object({{"t", "<b a='1' c=\"2\">&"}});
  CHECK(fill_template("{{t}}", data) == "&lt;b a=&apos;1&apos; c=&quot;2&quot;&gt;&amp;");
  CHECK(fill_template("{{{t}}}|{{& t }}", data) == "<b a='1' c=\"2\">&|<b a='1' c=\"2\">&");
  CHECK(fill_template("{{t}}", data, Escape::none) == "<b a='1' c=\"2\">&");
}

TEST_CASE("data is never read as a template") {
  const Json data = Json::object({{"a", "{{b}}{{#a}}{{{b}}}"}, {"b", "secret"}});
  CHECK(fill_template("{{a}}", data) == "{{b}}{{#a}}{{{b}}}");
}

TEST_CASE("sections: lists, objects, truth, emptiness") {
  const Json data =
      Json::object({{"list", Json::array({Json::object({{"n", 1}}), Json::object({{"n", 2}})})},
                    {"none", Json::array()},
                    {"yes", true},
                    {"no", false},
                    {"null", Json()},
                    {"empty", ""},
                    {"text", "t"},
                    {"plain", Json::array({"a", "b"})}});
  CHECK(fill_template("{{#list}}{{n}},{{/list}}", data) == "1,2,");
  CHECK(fill_template("{{#none}}x{{/none}}{{^none}}y{{/none}}", data) == "y");
  CHECK(fill_template("{{#yes}}x{{/yes}}{{^yes}}y{{/yes}}", data) == "x");
  CHECK(fill_template("{{#no}}x{{/no}}{{^no}}y{{/no}}", data) == "y");
  CHECK(fill_template("{{#null}}x{{/null}}{{^null}}y{{/null}}", data) == "y");
  CHECK(fill_template("{{#empty}}x{{/empty}}{{^empty}}y{{/empty}}", data) == "y");
  CHECK(fill_template("{{#text}}[{{text}}]{{/text}}", data) == "[t]");
  CHECK(fill_template("{{#plain}}{{.}};{{/plain}}", data) == "a;b;");
}

TEST_CASE("names resolve from the inside outwards, dotted ones by their first part") {
  const Json data = Json::object({{"w", Json::object({{"kept", "Kept"}})},
                                  {"x", "outer"},
                                  {"in", Json::object({{"x", "inner"}})}});
  CHECK(fill_template("{{#in}}{{x}} {{w.kept}}{{/in}} {{x}}", data) == "inner Kept outer");
  const Json shadow = Json::object(
      {{"a", Json::object({{"b", "outer"}})}, {"in", Json::object({{"a", Json::object()}})}});
  CHECK(refusal("{{#in}}{{a.b}}{{/in}}", shadow) == "template.unknown_name");
}

TEST_CASE("lines that hold nothing but a section's tag leave no empty line") {
  const Json data = Json::object({{"l", Json::array({"a", "b"})}});
  CHECK(fill_template("<\n{{#l}}\n{{.}}\n{{/l}}\n>\n", data) == "<\na\nb\n>\n");
}

TEST_CASE("partials, delimiter changes and broken templates are refused") {
  CHECK(refusal("{{> name}}", person) == "template.not_spoken");
  CHECK(refusal("{{=<% %>=}}", person) == "template.not_spoken");
  CHECK(refusal("{{name", person) == "template.syntax");
  CHECK(refusal("{{}}", person) == "template.syntax");
  CHECK(refusal("{{#name}}", person) == "template.syntax");
  CHECK(refusal("{{/name}}", person) == "template.syntax");
}

TEST_CASE("comments are left out") { CHECK(fill_template("a{{! b {c} }}d", person) == "ad"); }

TEST_CASE("bombs are refused (F20)") {
  std::string deep;
  for (int i = 0; i < 60; ++i) deep += "{{#name}}";
  CHECK(refusal(deep, person) == "template.too_large");
  Json list = Json::array();
  for (int i = 0; i < 300; ++i) list.push(i);
  const std::string again = "{{#l}}{{#l}}{{#l}}{{#l}}{{#l}}{{/l}}{{/l}}{{/l}}{{/l}}{{/l}}";
  CHECK(refusal(again, Json::object({{"l", list}})) == "template.too_large");
}

TEST_CASE("Markdown: nothing in a text becomes markup") {
  CHECK(escape_markdown("a*b_c`d") == "a\\*b\\_c\\`d");
  CHECK(escape_markdown("<script>alert(1)</script>") == "&lt;script&gt;alert(1)&lt;/script&gt;");
  CHECK(escape_markdown("a|b") == "a\\|b");
  CHECK(escape_markdown("[x](javascript:1)") == "\\[x\\](javascript:1)");
  CHECK(escape_markdown("# x") == "\\# x");
  CHECK(escape_markdown("- x") == "\\- x");
  CHECK(escape_markdown("12. x") == "12\\. x");
  CHECK(escape_markdown("7)") == "7\\)");
  CHECK(escape_markdown("97.1 %") == "97.1 %");
  CHECK(escape_markdown("v1.2") == "v1.2");
  CHECK(escape_markdown("    code") == "code");
  CHECK(escape_markdown("two\nlines") == "two lines");
  CHECK(escape_markdown("&lt;") == "&amp;lt;");
  CHECK(escape_markdown("中文") == "中文");
}
