// The text of a JSON value: compact, for people, and canonical for the journal's hashes.
#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "svcdesk/base/error.hpp"
#include "svcdesk/base/json.hpp"

namespace svcdesk {
namespace {

bool is_escaped(char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; }

void write_escape(std::string& out, char c) {
  constexpr std::string_view digits = "0123456789abcdef";
  const auto code = static_cast<unsigned char>(c);
  switch (c) {
    case '"':
    case '\\':
      (out += '\\') += c;
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      out += "\\u00";
      (out += digits[code / 16]) += digits[code % 16];
  }
}

void write_string(std::string& out, std::string_view text) {
  out += '"';
  while (true) {
    const auto plain =
        static_cast<std::size_t>(std::ranges::find_if(text, is_escaped) - text.begin());
    out += text.substr(0, plain);
    if (plain == text.size()) break;
    write_escape(out, text[plain]);
    text.remove_prefix(plain + 1);
  }
  out += '"';
}

struct Style {
  bool canonical = false;
  int indent = 0;  // 0: compact
};

void write(std::string& out, const Json& value, const Style& style, int depth);

void new_line(std::string& out, const Style& style, int depth) {
  if (style.indent == 0) return;
  out += '\n';
  out.append(static_cast<std::size_t>(style.indent) * static_cast<std::size_t>(depth), ' ');
}

void write_object(std::string& out, const Json& value, const Style& style, int depth) {
  std::vector<const std::pair<std::string, Json>*> members;
  for (const auto& member : value.members()) members.push_back(&member);
  if (style.canonical) {
    if (members.size() > Json::most_members) {
      throw Error(ErrorCode::failed,
                  {"json.too_many_members", {{"most", std::to_string(Json::most_members)}}});
    }
    std::sort(members.begin(), members.end(),
              [](const auto* a, const auto* b) { return a->first < b->first; });
  }
  out += '{';
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (i > 0) out += ',';
    new_line(out, style, depth + 1);
    write_string(out, members[i]->first);
    out += style.indent == 0 ? ":" : ": ";
    write(out, members[i]->second, style, depth + 1);
  }
  if (!members.empty()) new_line(out, style, depth);
  out += '}';
}

void write_array(std::string& out, const Json& value, const Style& style, int depth) {
  const Json::Array& items = value.items();
  out += '[';
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += ',';
    new_line(out, style, depth + 1);
    write(out, items[i], style, depth + 1);
  }
  if (!items.empty()) new_line(out, style, depth);
  out += ']';
}

void write(std::string& out, const Json& value, const Style& style, int depth) {
  if (value.is_null()) {
    out += "null";
  } else if (value.is_bool()) {
    out += value.boolean() ? "true" : "false";
  } else if (value.is_integer()) {
    out += fmt::format("{}", value.integer());
  } else if (value.is_number()) {
    if (style.canonical) throw Error(ErrorCode::failed, {"json.not_integer", {}});
    const std::string number = fmt::format("{}", value.number());
    out += number;
    // Or it would read back as an integer.
    if (number.find_first_of(".e") == std::string::npos) out += ".0";
  } else if (value.is_string()) {
    write_string(out, value.string());
  } else if (value.is_array()) {
    write_array(out, value, style, depth);
  } else {
    write_object(out, value, style, depth);
  }
}

}  // namespace

std::string Json::dump() const {
  std::string out;
  write(out, *this, {}, 0);
  return out;
}

std::string Json::pretty() const {
  std::string out;
  write(out, *this, {false, 2}, 0);
  return out;
}

std::string Json::canonical() const {
  std::string out;
  write(out, *this, {true, 0}, 0);
  return out;
}

}  // namespace svcdesk
