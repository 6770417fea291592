// A subject's history in the order in which it is judged.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/contract/promise.hpp"
#include "svcdesk/journal/catalogue.hpp"
#include "svcdesk/journal/event.hpp"

namespace svcdesk::obligations::detail {

struct Happening {
  const journal::Event* event = nullptr;
  const journal::EventType* type = nullptr;
  enum class Of { subject, reference } of = Of::subject;

  // What it means to the clocks: an event that only refers to the subject changes no state.
  journal::Effect effect() const;
};

// The event as one of the subject's; nothing where it does not concern it, or the catalogue lacks
// its type: an older program reads a newer journal.
std::optional<Happening> happening_of(const journal::Subject& subject, const journal::Event& event);

// What concerns the subject and happened by `now`, in the order of (at, seq) (ruling 16).
std::vector<Happening> in_order(const journal::Subject& subject,
                                std::span<const journal::Event> history, Instant now);

bool matches(const contract::EventFilter& filter, const journal::Event& event);
bool matches(std::span<const contract::EventFilter> filters, const journal::Event& event);

// Whether one of the filters names a type with that effect.
bool names_effect(std::span<const contract::EventFilter> filters, journal::Effect effect);

}  // namespace svcdesk::obligations::detail
