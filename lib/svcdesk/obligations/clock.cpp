#include "svcdesk/obligations/clock.hpp"

#include <algorithm>

#include "svcdesk/obligations/detail/history.hpp"
#include "svcdesk/obligations/detail/timeline.hpp"
#include "svcdesk/obligations/detail/walk.hpp"

namespace svcdesk::obligations {

Occurrence::Verdict Occurrence::verdict() const {
  if (in_force || earlier) return Verdict::broken;
  if (phase == Phase::fulfilled) return Verdict::kept;
  if (phase == Phase::voided) return Verdict::waived;
  return Verdict::open;
}

std::string_view to_string(Occurrence::Verdict verdict) {
  using enum Occurrence::Verdict;
  switch (verdict) {
    case open:
      return "open";
    case kept:
      return "kept";
    case broken:
      return "broken";
    case waived:
      return "waived";
  }
  return "open";
}

bool Occurrence::in_breach() const { return in_force && !settled_at; }

std::vector<Occurrence> fold(const contract::Terms& terms, const contract::Obligation& obligation,
                             const journal::Subject& subject,
                             std::span<const journal::Event> history, Instant now) {
  return detail::Walk(terms, obligation, subject, history, now)
      .run(detail::in_order(subject, history, now));
}

std::vector<Occurrence> fold_all(const contract::Terms& terms, const journal::Subject& subject,
                                 std::span<const journal::Event> history, Instant now) {
  const std::vector<detail::Happening> ordered = detail::in_order(subject, history, now);
  std::vector<Occurrence> found;
  for (const contract::Obligation& obligation : terms.contract().obligations) {
    if (obligation.on != subject.kind) continue;
    std::ranges::move(detail::Walk(terms, obligation, subject, history, now).run(ordered),
                      std::back_inserter(found));
  }
  return found;
}

std::optional<Instant> when_used(const contract::Terms& terms,
                                 const contract::Obligation& obligation,
                                 const Occurrence& occurrence, Seconds use) {
  return detail::Timeline(terms.calendar(obligation.calendar), occurrence)
      .on(occurrence.counted_from, use);
}

}  // namespace svcdesk::obligations
