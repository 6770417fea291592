#include "svcdesk/contract/statements.hpp"

#include <algorithm>

namespace svcdesk::contract {
namespace {

// A line that opens a table: "[levels.P1]", "[[obligations]]".
bool is_head(std::string_view line) { return line.starts_with('['); }

// A line that begins a statement. Contracts are written with the keys at the margin and what
// belongs to a value further in.
bool is_begin(std::string_view line) {
  if (line.empty()) return false;
  const char c = line.front();
  const bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return word || c == '_' || c == '-' || c == '"' || c == '\'' || is_head(line);
}

// Whether every bracket and quote is closed, as far as one can tell without a parser.
bool is_whole(std::string_view text) {
  int open = 0;
  char quote = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != 0) {
      if (c == '\\' && quote == '"') ++i;
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '#') {
      i = std::min(text.find('\n', i), text.size());
    } else if (c == '[' || c == '{') {
      ++open;
    } else if (c == ']' || c == '}') {
      --open;
    }
  }
  return open == 0 && quote == 0;
}

}  // namespace

Statements::Statements(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    lines_.push_back(bytes.substr(0, end));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
}

std::string Statements::text() const {
  std::string all;
  for (const auto line : lines_) {
    all += line;
    all += '\n';
  }
  return all;
}

std::size_t Statements::begin_of(std::size_t line) const {
  while (line > 0 && !is_begin(lines_[line])) --line;
  return line;
}

std::size_t Statements::end_of(std::size_t first) const {
  const bool head = is_head(lines_[first]);
  std::size_t end = first + 1;
  while (end < lines_.size() && !(head ? is_head(lines_[end]) : is_begin(lines_[end]))) ++end;
  return end;
}

bool Statements::leave_out(int line) {
  if (lines_.empty()) return false;
  const auto at = std::min(static_cast<std::size_t>(std::max(line, 1)), lines_.size()) - 1;
  std::size_t first = begin_of(at);
  // A bracket that was not closed is only missed where the next statement begins.
  if (first == at && at > 0) {
    const std::size_t before = begin_of(at - 1);
    std::string text;
    for (std::size_t i = before; i < at; ++i) text += std::string(lines_[i]) + '\n';
    if (!is_head(lines_[before]) && !is_whole(text)) first = before;
  }
  const std::size_t end = first == at ? end_of(first) : std::max(at, first + 1);
  bool something = false;
  for (std::size_t i = first; i < end; ++i) {
    something = something || !lines_[i].empty();
    lines_[i] = {};
  }
  return something;
}

}  // namespace svcdesk::contract
