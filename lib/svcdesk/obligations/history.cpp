#include "svcdesk/obligations/detail/history.hpp"

#include <algorithm>
#include <tuple>

#include "svcdesk/journal/payloads.hpp"

namespace svcdesk::obligations::detail {

journal::Effect Happening::effect() const {
  return of == Of::subject ? type->effect : journal::Effect::none;
}

std::optional<Happening> happening_of(const journal::Subject& subject,
                                      const journal::Event& event) {
  const bool own = event.subject == subject;
  if (!own && std::ranges::find(event.refs, subject) == event.refs.end()) return std::nullopt;
  const journal::EventType* type = journal::find_type(event.type);
  if (type == nullptr) return std::nullopt;
  // What happens to another case is that case's business, even where it refers to this one.
  if (!own && type->kind == subject.kind) return std::nullopt;
  return Happening{&event, type, own ? Happening::Of::subject : Happening::Of::reference};
}

std::vector<Happening> in_order(const journal::Subject& subject,
                                std::span<const journal::Event> history, Instant now) {
  std::vector<Happening> found;
  found.reserve(history.size());
  for (const journal::Event& event : history) {
    if (event.at > now) continue;
    if (const auto one = happening_of(subject, event)) found.push_back(*one);
  }
  const auto place = [](const Happening& one) { return std::tuple(one.event->at, one.event->seq); };
  std::ranges::sort(found, {}, place);
  return found;
}

bool matches(const contract::EventFilter& filter, const journal::Event& event) {
  if (filter.event != event.type) return false;
  return std::ranges::all_of(filter.where, [&](const auto& condition) {
    const std::string value = journal::word(event.payload, condition.first);
    return std::ranges::find(condition.second, value) != condition.second.end();
  });
}

bool matches(std::span<const contract::EventFilter> filters, const journal::Event& event) {
  return std::ranges::any_of(filters, [&](const auto& filter) { return matches(filter, event); });
}

bool names_effect(std::span<const contract::EventFilter> filters, journal::Effect effect) {
  return std::ranges::any_of(filters, [&](const auto& filter) {
    const journal::EventType* type = journal::find_type(filter.event);
    return type != nullptr && type->effect == effect;
  });
}

}  // namespace svcdesk::obligations::detail
