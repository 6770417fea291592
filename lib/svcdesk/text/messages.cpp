#include "svcdesk/text/messages.hpp"

#include <algorithm>
#include <optional>

#include "svcdesk/base/embedded.hpp"

namespace svcdesk::text {
namespace {

embedded::Lines table_of(Language language) {
  return language == Language::zh_cn ? embedded::messages_zh_cn() : embedded::messages_en();
}

constexpr std::string_view parting = " = ";

struct Entry {
  std::string_view id;
  std::string_view text;
};

Entry entry_at(const embedded::Lines& table, std::size_t line) {
  const std::string_view all =
      table.bytes.substr(table.starts[line], table.starts[line + 1] - table.starts[line] - 1);
  const std::size_t equals = all.find(parting);
  return {all.substr(0, equals), all.substr(equals + parting.size())};
}

std::optional<std::string_view> find(std::string_view id, Language language) {
  const embedded::Lines table = table_of(language);
  std::size_t first = 0;
  std::size_t last = table.starts.size() - 1;
  while (first < last) {
    const std::size_t middle = first + (last - first) / 2;
    const Entry entry = entry_at(table, middle);
    if (entry.id == id) return entry.text;
    if (entry.id < id) {
      first = middle + 1;
    } else {
      last = middle;
    }
  }
  return std::nullopt;
}

const std::string* argument(const Message& message, std::string_view name) {
  for (const auto& [key, value] : message.args) {
    if (key == name) return &value;
  }
  return nullptr;
}

// "{status:cases.status}" is the argument's value in words, where the table has some.
std::string in_words(const std::string& value, std::string_view topic, Language language) {
  if (topic.empty()) return value;
  const auto found = find(std::string(topic) + "." + value, language);
  return found ? std::string(*found) : value;
}

std::string fill(std::string_view pattern, const Message& message, Language language) {
  std::string out;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] == '\\' && at + 1 < pattern.size() && pattern[at + 1] == 'n') {
      out += '\n';
      ++at;
      continue;
    }
    const std::size_t close = pattern[at] == '{' ? pattern.find('}', at) : std::string_view::npos;
    const std::string_view place =
        close == std::string_view::npos ? "" : pattern.substr(at + 1, close - at - 1);
    const std::size_t colon = std::min(place.find(':'), place.size());
    const std::string* value = argument(message, place.substr(0, colon));
    if (value == nullptr) {
      out += pattern[at];
    } else {
      out += in_words(*value, place.substr(std::min(colon + 1, place.size())), language);
      at = close;
    }
  }
  return out;
}

}  // namespace

std::string render(const Message& message, Language language) {
  if (const auto found = find(message.id, language)) return fill(*found, message, language);
  std::string out = message.id;
  for (const auto& [name, value] : message.args)
    out.append(" ").append(name).append("=").append(value);
  return out;
}

std::string word(std::string_view id, Language language) {
  return render(Message{std::string(id), {}}, language);
}

bool has(std::string_view id, Language language) { return find(id, language).has_value(); }

std::vector<std::string> ids(Language language) {
  std::vector<std::string> out;
  const embedded::Lines table = table_of(language);
  for (std::size_t i = 0; i + 1 < table.starts.size(); ++i) {
    out.emplace_back(entry_at(table, i).id);
  }
  return out;
}

}  // namespace svcdesk::text
