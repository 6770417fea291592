// A state out of the events of its subject. For this room's own sources.
#pragma once

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>

#include "svcdesk/journal/life.hpp"

namespace svcdesk::parts {

// The state that the events make: each row says what one type of event does. `own` is what the
// types that people record begin with: what the desk records by itself holds nobody back (rule 9).
// They come in order, so that the last one is the latest.
template <class State, std::size_t rows>
State fold_life(
    std::span<const journal::Event> events, std::string_view birth, std::string_view own,
    const std::array<std::pair<std::string_view, void (*)(State&, const journal::Event&)>, rows>&
        table) {
  State state;
  for (const journal::Event* one : journal::life(events, birth)) {
    for (const auto& [type, apply] : table) {
      if (one->type == type) apply(state, *one);
    }
    if (one->type.starts_with(own)) {
      state.last_event = one->at;
      state.last_type = one->type;
    }
    state.revision = std::max(state.revision, one->seq);
  }
  return state;
}

}  // namespace svcdesk::parts
