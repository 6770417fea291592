#include "svcdesk/text/messages.hpp"

#include <algorithm>
#include <map>

#include "svcdesk/base/embedded.hpp"

namespace svcdesk::text {
namespace {

using Table = std::map<std::string_view, std::string_view>;

void read_lines(std::string_view bytes, Table& table) {
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    const std::size_t equals = line.find(" = ");
    if (line.starts_with('#') || equals == std::string_view::npos) continue;
    table.emplace(line.substr(0, equals), line.substr(equals + 3));
  }
}

Table read_table(Language language) {
  Table table;
  const std::string ending = "." + std::string(to_string(language)) + ".txt";
  for (const embedded::File& file : embedded::messages()) {
    if (file.name.ends_with(ending)) read_lines(file.bytes, table);
  }
  return table;
}

const Table& table_of(Language language) {
  if (language == Language::zh_cn) {
    static const Table chinese = read_table(Language::zh_cn);
    return chinese;
  }
  static const Table english = read_table(Language::en);
  return english;
}

const std::string* argument(const Message& message, std::string_view name) {
  for (const auto& [key, value] : message.args) {
    if (key == name) return &value;
  }
  return nullptr;
}

std::string fill(std::string_view pattern, const Message& message) {
  std::string out;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] == '\\' && at + 1 < pattern.size() && pattern[at + 1] == 'n') {
      out += '\n';
      ++at;
      continue;
    }
    const std::size_t close = pattern[at] == '{' ? pattern.find('}', at) : std::string_view::npos;
    const std::string* value = close == std::string_view::npos
                                   ? nullptr
                                   : argument(message, pattern.substr(at + 1, close - at - 1));
    if (value == nullptr) {
      out += pattern[at];
    } else {
      out += *value;
      at = close;
    }
  }
  return out;
}

}  // namespace

std::string render(const Message& message, Language language) {
  const Table& table = table_of(language);
  if (const auto found = table.find(message.id); found != table.end()) {
    return fill(found->second, message);
  }
  std::string out = message.id;
  for (const auto& [name, value] : message.args)
    out.append(" ").append(name).append("=").append(value);
  return out;
}

std::string word(std::string_view id, Language language) {
  return render(Message{std::string(id), {}}, language);
}

bool has(std::string_view id, Language language) { return table_of(language).contains(id); }

std::vector<std::string> ids(Language language) {
  std::vector<std::string> out;
  for (const auto& [id, text] : table_of(language)) out.emplace_back(id);
  return out;
}

}  // namespace svcdesk::text
