#include "html_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

namespace svcdesk::helper {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 14> entities{{
    {"amp", "&"},
    {"lt", "<"},
    {"gt", ">"},
    {"quot", "\""},
    {"apos", "'"},
    {"nbsp", " "},
    {"ensp", " "},
    {"emsp", " "},
    {"copy", "©"},
    {"ndash", "–"},
    {"mdash", "—"},
    {"hellip", "…"},
    {"ldquo", "“"},
    {"rdquo", "”"},
}};

constexpr std::array<std::string_view, 20> blocks{
    "br", "p",  "div", "tr", "li", "ul", "ol", "table", "h1",      "h2",
    "h3", "h4", "h5",  "h6", "hr", "dt", "dd", "pre",   "section", "blockquote"};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

std::string encode_utf8(std::uint32_t code) {
  const bool valid = code >= 0x20 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
  if (!valid) return code == '\n' || code == '\t' ? " " : "\xEF\xBF\xBD";
  std::string out;
  const auto tail = [&](unsigned shift) {
    out += static_cast<char>(0x80u | ((code >> shift) & 0x3Fu));
  };
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0u | (code >> 6u));
    tail(0);
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0u | (code >> 12u));
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0u | (code >> 18u));
    tail(12);
    tail(6);
    tail(0);
  }
  return out;
}

std::optional<std::string> entity(std::string_view name) {
  if (name.starts_with('#')) {
    name.remove_prefix(1);
    const bool hex = name.starts_with('x') || name.starts_with('X');
    if (hex) name.remove_prefix(1);
    std::uint32_t code = 0;
    const auto [end, error] =
        std::from_chars(name.data(), name.data() + name.size(), code, hex ? 16 : 10);
    if (error != std::errc() || end != name.data() + name.size()) return std::nullopt;
    return encode_utf8(code);
  }
  for (const auto& [known, text] : entities) {
    if (name == known) return std::string(text);
  }
  return std::nullopt;
}

class Reducer {
 public:
  explicit Reducer(std::string_view html) : rest_(html) {}

  std::string run() {
    while (!rest_.empty()) {
      if (rest_.front() == '<') {
        tag();
      } else if (rest_.front() == '&') {
        reference();
      } else {
        put(rest_.front());
        rest_.remove_prefix(1);
      }
    }
    while (!out_.empty() && (out_.back() == '\n' || out_.back() == ' ')) out_.pop_back();
    return out_;
  }

 private:
  void put(char c) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      if (!out_.empty() && out_.back() != ' ' && out_.back() != '\n') out_ += ' ';
    } else {
      out_ += c;
    }
  }

  void break_line() {
    while (!out_.empty() && out_.back() == ' ') out_.pop_back();
    if (!out_.empty() && !out_.ends_with("\n\n")) out_ += '\n';
  }

  void skip_past(std::string_view end) {
    const auto found = std::search(rest_.begin(), rest_.end(), end.begin(), end.end(),
                                   [](char a, char b) { return lower(a) == b; });
    const auto size = static_cast<std::size_t>(found - rest_.begin());
    rest_.remove_prefix(std::min(rest_.size(), size + end.size()));
  }

  void tag() {
    if (rest_.starts_with("<!--")) return skip_past("-->");
    std::size_t at = 1;
    if (at < rest_.size() && rest_[at] == '/') ++at;
    std::string name;
    while (at < rest_.size() && name.size() < 12 &&
           std::isalnum(static_cast<unsigned char>(rest_[at]))) {
      name += lower(rest_[at++]);
    }
    if (name.empty() && at < rest_.size() && rest_[at] != '!' && rest_[at] != '?') {
      put('<');  // "a < b" is no tag
      rest_.remove_prefix(1);
      return;
    }
    const bool opens = rest_.size() > 1 && rest_[1] != '/';
    skip_past(">");
    if (opens && (name == "script" || name == "style" || name == "head" || name == "title")) {
      skip_past("</" + name);
      skip_past(">");
    }
    const bool block = std::find(blocks.begin(), blocks.end(), name) != blocks.end();
    if (block && (name == "br" || !out_.ends_with('\n'))) break_line();
    if (name == "td" || name == "th") put(' ');
  }

  void reference() {
    const std::size_t end = rest_.substr(0, 12).find(';');
    const auto text =
        end == std::string_view::npos ? std::nullopt : entity(rest_.substr(1, end - 1));
    if (text && *text == " ") {
      put(' ');
    } else {
      out_ += text.value_or("&");
    }
    rest_.remove_prefix(text ? end + 1 : 1);
  }

  std::string_view rest_;
  std::string out_;
};

}  // namespace

std::string html_to_text(std::string_view html) { return Reducer(html).run(); }

}  // namespace svcdesk::helper
