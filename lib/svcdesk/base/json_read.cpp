// Reading JSON: one walk over the text, strict (RFC 8259). The journal's payloads are read a
// million times in a report, so nothing is copied that is not kept.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <string>
#include <unordered_set>

#include "svcdesk/base/error.hpp"
#include "svcdesk/base/json.hpp"
#include "svcdesk/base/utf8.hpp"

namespace svcdesk {
namespace {

constexpr int deepest = 200;

// The keys of an object so far. Ours have a few, which are looked through; who sends thousands
// does not make us compare each with each.
class Keys {
 public:
  bool stands(const Json::Object& members, const std::string& key) {
    if (members.size() < few) {
      return std::ranges::find(members, key, &Json::Object::value_type::first) != members.end();
    }
    if (known_.empty()) {
      for (const auto& member : members) known_.insert(member.first);
    }
    return !known_.insert(key).second;
  }

 private:
  static constexpr std::size_t few = 32;
  std::unordered_set<std::string> known_;
};

class Reader {
 public:
  explicit Reader(std::string_view text)
      : begin_(text.data()), at_(text.data()), end_(text.data() + text.size()) {}

  Json whole() {
    Json out = value(0);
    skip_space();
    if (at_ != end_) fail("text after the value");
    return out;
  }

 private:
  [[noreturn]] void fail(std::string_view problem) const {
    std::int64_t line = 1;
    const char* line_start = begin_;
    for (const char* c = begin_; c != at_; ++c) {
      if (*c == '\n') {
        ++line;
        line_start = c + 1;
      }
    }
    throw Error(ErrorCode::invalid, {"json.syntax",
                                     {{"line", std::to_string(line)},
                                      {"column", std::to_string(at_ - line_start + 1)},
                                      {"problem", std::string(problem)}}});
  }

  void skip_space() {
    while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')) ++at_;
  }

  bool take(char wanted) {
    if (at_ == end_ || *at_ != wanted) return false;
    ++at_;
    return true;
  }

  Json value(int depth) {
    skip_space();
    if (at_ == end_) fail("the text ends too early");
    switch (*at_) {
      case '{':
        return object(depth);
      case '[':
        return array(depth);
      case '"':
        return string();
      case 't':
        return word("true", true);
      case 'f':
        return word("false", false);
      case 'n':
        return word("null", nullptr);
      default:
        return number();
    }
  }

  Json word(std::string_view wanted, Json meaning) {
    if (!std::string_view(at_, end_).starts_with(wanted)) fail("no such word");
    at_ += wanted.size();
    return meaning;
  }

  Json object(int depth) {
    if (depth >= deepest) fail("nested too deeply");
    ++at_;
    Json::Object members;
    Keys keys;
    skip_space();
    if (take('}')) return members;
    do {
      skip_space();
      if (at_ == end_ || *at_ != '"') fail("a key has to stand here");
      std::string key = string();
      if (keys.stands(members, key)) fail("duplicate key \"" + key + "\"");
      skip_space();
      if (!take(':')) fail("\":\" has to stand here");
      if (members.size() == Json::most_members) fail("an object has too many members");
      members.emplace_back(std::move(key), value(depth + 1));
      skip_space();
    } while (take(','));
    if (!take('}')) fail("\",\" or \"}\" has to stand here");
    return members;
  }

  Json array(int depth) {
    if (depth >= deepest) fail("nested too deeply");
    ++at_;
    Json::Array items;
    skip_space();
    if (take(']')) return items;
    do {
      items.push_back(value(depth + 1));
      skip_space();
    } while (take(','));
    if (!take(']')) fail("\",\" or \"]\" has to stand here");
    return items;
  }

  std::string string() {
    const char* start = ++at_;
    std::string out;
    while (true) {
      const char* plain = at_;
      while (at_ != end_ && *at_ != '"' && *at_ != '\\' &&
             static_cast<unsigned char>(*at_) >= 0x20) {
        ++at_;
      }
      out.append(plain, at_);
      if (at_ == end_) fail("a string is not closed");
      if (take('"')) break;
      if (*at_ != '\\') fail("a control character in a string");
      escape(out);
    }
    if (!is_valid_utf8(std::string_view(start, at_ - 1))) fail("a string is no UTF-8");
    return out;
  }

  void escape(std::string& out) {
    ++at_;
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    const std::size_t known = at_ == end_ ? std::string_view::npos : letters.find(*at_);
    if (known != std::string_view::npos) {
      out += meanings[known];
      ++at_;
    } else if (take('u')) {
      append(out, code_point());
    } else {
      fail("no such escape");
    }
  }

  std::uint32_t four_digits() {
    std::uint32_t code = 0;
    const std::size_t length = std::min<std::size_t>(4, static_cast<std::size_t>(end_ - at_));
    const auto [after, error] = std::from_chars(at_, at_ + length, code, 16);
    if (after != at_ + 4 || error != std::errc())
      fail("four hexadecimal digits have to stand here");
    at_ = after;
    return code;
  }

  std::uint32_t code_point() {
    const std::uint32_t first = four_digits();
    if (first < 0xD800 || first > 0xDFFF) return first;
    if (first > 0xDBFF || !take('\\') || !take('u')) fail("half a surrogate pair");
    const std::uint32_t second = four_digits();
    if (second < 0xDC00 || second > 0xDFFF) fail("half a surrogate pair");
    return 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
  }

  static void append(std::string& out, std::uint32_t code) {
    const auto tail = [&](int shift) {
      out += static_cast<char>(0x80U | ((code >> shift) & 0x3FU));
    };
    if (code < 0x80) {
      out += static_cast<char>(code);
    } else if (code < 0x800) {
      out += static_cast<char>(0xC0U | (code >> 6));
      tail(0);
    } else if (code < 0x10000) {
      out += static_cast<char>(0xE0U | (code >> 12));
      tail(6);
      tail(0);
    } else {
      out += static_cast<char>(0xF0U | (code >> 18));
      tail(12);
      tail(6);
      tail(0);
    }
  }

  void digits() {
    if (at_ == end_ || *at_ < '0' || *at_ > '9') fail("a digit has to stand here");
    while (at_ != end_ && *at_ >= '0' && *at_ <= '9') ++at_;
  }

  Json number() {
    const char* start = at_;
    bool whole = true;
    take('-');
    if (!take('0')) digits();
    if (take('.')) {
      whole = false;
      digits();
    }
    if (take('e') || take('E')) {
      whole = false;
      if (!take('+')) take('-');
      digits();
    }
    if (std::int64_t integer = 0; whole && std::from_chars(start, at_, integer).ec == std::errc()) {
      return integer;
    }
    double real = 0;
    if (std::from_chars(start, at_, real).ec == std::errc::result_out_of_range) {
      real = std::strtod(std::string(start, at_).c_str(), nullptr);
      if (std::isinf(real)) fail("a number is too large");
    }
    return real;
  }

  const char* begin_;
  const char* at_;
  const char* end_;
};

}  // namespace

Json Json::parse(std::string_view text) { return Reader(text).whole(); }

}  // namespace svcdesk
