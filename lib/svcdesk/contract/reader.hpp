// Reading values out of a contract file: every read_value() takes what it can, reports what it
// cannot with its place, and never throws.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/contract/findings.hpp"
#include "svcdesk/contract/keys.hpp"
#include "svcdesk/contract/model.hpp"
#include "svcdesk/contract/words.hpp"

namespace svcdesk::contract {

// What reading is done against.
struct Reader {
  Findings& findings;
  Language language = Language::en;  // of names that are given once
  // Missing required keys are mistakes; in a fragment it need not have a contract's head, nor
  // promises whole; and none where a statement of the file could not be read.
  enum class Missing { reported, fragment, let_be } missing = Missing::reported;
};

// One value of the file, and what to call it in a message.
struct Slot {
  Reader& in;
  const Node& node;
  std::string label;

  void wrong(std::string_view expected) const;  // "contract.expected.<expected>"
  void error(Message text) const { in.findings.error(node.at, std::move(text)); }
  Slot inner(const Node& value, std::string_view key) const;
};

// One table of the file. Unknown keys, missing keys and a value that is no table are reported when
// it is made.
class Scope {
 public:
  Scope(const Slot& slot, Table table);

  // The member's slot, if it is there.
  std::optional<Slot> slot(std::string_view key) const;
  bool has(std::string_view key) const { return slot(key).has_value(); }
  template <class T>
  void read(std::string_view key, T& to) const;
  const Slot& self() const { return self_; }

 private:
  Slot self_;
};

void read_value(const Slot& slot, std::string& to);
void read_value(const Slot& slot, std::vector<std::string>& to);  // one text, or a list of texts
void read_value(const Slot& slot, std::int64_t& to);
void read_value(const Slot& slot, Name& to);
void read_value(const Slot& slot, Date& to);
void read_value(const Slot& slot, std::vector<Date>& to);
void read_value(const Slot& slot, LocalSeconds& to);
void read_value(const Slot& slot, time::Duration& to);
void read_value(const Slot& slot, Share& to);
void read_value(const Slot& slot, time::Hours& to);
void read_value(const Slot& slot, time::DayHours& to);
void read_value(const Slot& slot, std::map<std::string, std::vector<std::string>>& to);

// Whether the text can name something: no white space, no '/', nothing invisible, at most 64 bytes.
// Reports it otherwise.
bool check_code(const Slot& slot, const std::string& code);

// The slot's items, or the one value that stands there without a list.
std::vector<Slot> items_of(const Slot& slot);
// A table's members in the order of the file; reports a value that is no table.
std::vector<std::pair<std::string, Slot>> members_of(const Slot& slot);

template <class T>
void read_value(const Slot& slot, std::optional<T>& to) {
  read_value(slot, to.emplace());
}

template <class T>
requires std::is_enum_v<T>
void read_value(const Slot& slot, T& to) {
  const bool truth = slot.node.kind == Node::Kind::truth;
  if (!truth && words<T>.front().first == "false") return slot.wrong("truth");
  if (!truth && slot.node.kind != Node::Kind::text) return slot.wrong("text");
  if (const auto value = value_of<T>(slot.node.text)) {
    to = *value;
  } else {
    slot.error(unknown("word", slot.node.text, all_words<T>()));
  }
}

// One value, or a table by level.
template <class T>
void read_value(const Slot& slot, ByLevel<T>& to) {
  if (slot.node.kind != Node::Kind::table) return read_value(slot, to.common);
  for (const auto& [level, inner] : members_of(slot)) read_value(inner, to.levels[level]);
}

// A section of named tables: "[levels.P1]". Each becomes one element, its name put into `code`.
template <class T, class Code, class Read>
void read_named(const Slot& slot, std::vector<T>& to, Code code, Read read) {
  for (const auto& [name, inner] : members_of(slot)) {
    check_code(inner, name);
    T& one = to.emplace_back();
    one.*code = name;
    read(inner, one);
  }
}

template <class T>
void Scope::read(std::string_view key, T& to) const {
  if (const auto found = slot(key)) read_value(*found, to);
}

}  // namespace svcdesk::contract
