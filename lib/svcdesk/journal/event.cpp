#include "svcdesk/journal/event.hpp"

#include "svcdesk/base/error.hpp"

namespace svcdesk::journal {

Subject Subject::parse(std::string_view text) {
  const auto slash = text.find('/');
  // Only the first slash divides: the id of a foreign subject may hold another.
  if (slash == std::string_view::npos || slash == 0 || slash + 1 == text.size()) {
    throw Error(ErrorCode::invalid, {"journal.subject", {{"text", std::string(text)}}});
  }
  return {std::string(text.substr(0, slash)), std::string(text.substr(slash + 1))};
}

}  // namespace svcdesk::journal
