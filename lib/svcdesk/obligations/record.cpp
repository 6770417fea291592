#include <algorithm>

#include "svcdesk/journal/catalogue.hpp"
#include "svcdesk/journal/payloads.hpp"
#include "svcdesk/obligations/ladder.hpp"

namespace svcdesk::obligations {
namespace {

bool about(const Occurrence& occurrence, const journal::Event& event) {
  return event.payload.text("obligation") == occurrence.obligation &&
         journal::word(event.payload, "occurrence") == occurrence.occurrence;
}

Breach breach_of(const journal::Event& event) {
  return {event.payload.text("level"), journal::moment(event.payload, "due").value_or(event.at)};
}

Fired fired_of(const journal::Event& event) {
  return {event.payload.text("occurrence"),
          journal::number(event.payload, "step"),
          journal::number(event.payload, "repeat"),
          event.payload.text("level"),
          journal::moment(event.payload, "planned").value_or(event.at),
          event.at};
}

void overtake(std::vector<Breach>& breaches, const Breach& gone) {
  std::erase_if(breaches,
                [&](const Breach& one) { return one.level == gone.level && one.at == gone.at; });
}

}  // namespace

Record record_of(const Occurrence& occurrence, std::span<const journal::Event> history) {
  // In the order of recording: a breach may be overtaken, and stand again.
  std::vector<const journal::Event*> own;
  for (const journal::Event& event : history) {
    if (event.subject == occurrence.subject) own.push_back(&event);
  }
  std::ranges::sort(own, {}, &journal::Event::seq);
  Record record;
  for (const journal::Event* event : own) {
    if (event->type == "step.fired") {
      if (about(occurrence, *event)) record.fired.push_back(fired_of(*event));
    } else if (event->type == "obligation.breached") {
      if (about(occurrence, *event)) record.breaches.push_back(breach_of(*event));
    } else if (event->type == "obligation.overtaken") {
      if (about(occurrence, *event)) overtake(record.breaches, breach_of(*event));
    } else if (journal::has_effect(event->type, journal::Effect::acknowledged)) {
      record.acknowledged.push_back(event->at);
    }
  }
  return record;
}

}  // namespace svcdesk::obligations
