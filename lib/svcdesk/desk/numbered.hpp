// Finding a subject by its number. Private to the room.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "svcdesk/base/ids.hpp"
#include "svcdesk/desk/session.hpp"

namespace svcdesk::desk {

// "P-7" or "7"; throws Error(usage) for what is no such id, Error(not_found) where nothing has it.
template <class Kind>
Id<Kind> find_numbered(const View& view, std::string_view subject_kind, const std::string& word) {
  const std::optional<Id<Kind>> id = Id<Kind>::parse(word);
  const std::string prefix(Kind::prefix);
  if (!id) throw Error(ErrorCode::usage, {"desk.no_id", {{"id", word}, {"prefix", prefix}}});
  const journal::Subject subject{std::string(subject_kind), id->str()};
  if (view.store().history(subject).empty()) {
    throw Error(ErrorCode::not_found, {"desk.unknown", {{"id", id->str()}}})
        .hint({"desk.hint_list." + std::string(subject_kind), {}});
  }
  return *id;
}

}  // namespace svcdesk::desk
