#include "ics_lines.hpp"

#include <algorithm>

#include "plain_text.hpp"
#include "readers.hpp"

namespace svcdesk::helper {
namespace {

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - ('a' - 'A'));
  }
  return out;
}

IcsLine property(int number, std::string text) {
  const std::size_t end = text.find_first_of(":;");
  const bool named =
      end != std::string::npos && end > 0 &&
      std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end), [](char c) {
        return c == '-' || c == '.' || c == '_' || std::isalnum(static_cast<unsigned char>(c));
      });
  if (!named || text.find(':', end) == std::string::npos) {
    throw BadInput(number, "not a property (NAME:value)");
  }
  return {number, upper(std::string_view(text).substr(0, end)), std::move(text)};
}

std::vector<IcsLine> unfold(std::string_view bytes) {
  std::vector<IcsLine> out;
  std::string current;
  int number = 0;
  int begun = 0;
  const auto finish = [&] {
    if (!current.empty()) out.push_back(property(begun, std::move(current)));
    current.clear();
  };
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!current.empty() && (line.starts_with(' ') || line.starts_with('\t'))) {
      current += line.substr(1);
      continue;
    }
    finish();
    begun = number;
    current = line;
  }
  finish();
  return out;
}

std::string value_of(const IcsLine& line) {
  return upper(std::string_view(line.text).substr(line.text.find(':') + 1));
}

}  // namespace

const IcsLine* IcsEvent::find(std::string_view name) const {
  const auto found = std::find_if(lines.begin(), lines.end(),
                                  [&](const IcsLine& line) { return line.name == name; });
  return found == lines.end() ? nullptr : &*found;
}

std::vector<IcsEvent> split_events(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (bytes.find('\n') == std::string_view::npos) {
    if (bytes.find('\r') != std::string_view::npos) throw BadInput(1, "lines end in a bare CR");
  }
  require_utf8(bytes);
  std::vector<IcsEvent> events;
  std::vector<IcsLine> open;  // BEGIN lines of the components around
  for (IcsLine& line : unfold(bytes)) {
    const std::string value = value_of(line);
    if (line.name == "BEGIN") {
      if (open.empty() && value != "VCALENDAR") throw BadInput(line.number, "not BEGIN:VCALENDAR");
      if (value == "VEVENT") events.push_back({line.number, {}});
      open.push_back(std::move(line));
    } else if (line.name == "END") {
      if (open.empty() || value_of(open.back()) != value) {
        throw BadInput(line.number, "END:" + value + " ends nothing that is open");
      }
      open.pop_back();
    } else if (open.empty()) {
      throw BadInput(line.number, "outside BEGIN:VCALENDAR");
    } else if (value_of(open.back()) == "VEVENT") {
      events.back().lines.push_back(std::move(line));
    }
  }
  if (!open.empty()) {
    throw BadInput(open.back().number, "BEGIN:" + value_of(open.back()) + " has no end");
  }
  return events;
}

}  // namespace svcdesk::helper
