// The lines of an iCalendar file, unfolded, with the line numbers that libical does not tell.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace svcdesk::helper {

struct IcsLine {
  int number = 0;    // of its first physical line
  std::string name;  // "DTSTART", upper case, without parameters
  std::string text;  // the whole logical line
};

// The properties of one VEVENT itself, without those of components inside it.
struct IcsEvent {
  int number = 0;  // of its BEGIN
  std::vector<IcsLine> lines;

  const IcsLine* find(std::string_view name) const;
};

// Throws BadInput for what is no iCalendar text: other encodings, components that do not end, a
// line that is no property.
std::vector<IcsEvent> split_events(std::string_view bytes);

}  // namespace svcdesk::helper
