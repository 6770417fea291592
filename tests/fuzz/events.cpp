// Event payloads, which anybody who can write the file may have made up: a JSON object a line, with
// type, subject, at and the payload's own members. Folded, judged, told and explained.
#include <algorithm>

#include "counting.hpp"
#include "svcdesk/journal/payloads.hpp"
#include "target.hpp"

namespace svcdesk::fuzz {
namespace {

journal::Event event_of(Json line, std::int64_t seq) {
  journal::Event event;
  event.seq = seq;
  event.contract = small_terms().contract().id;
  event.subject = journal::Subject::parse(line.text("subject", "case/C-1"));
  event.type = line.text("type", "case.noted");
  event.at = journal::moment(line, "at").value_or(Instant{Seconds{1768179600 + 60 * seq}});
  event.recorded = journal::moment(line, "recorded").value_or(event.at);
  event.actor = line.text("actor", "zhao");
  event.payload = std::move(line);
  return event;
}

std::vector<journal::Event> events_of(std::string_view bytes) {
  std::vector<journal::Event> events;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    accepted({ErrorCode::invalid, ErrorCode::database}, [&] {
      events.push_back(event_of(Json::parse(bytes.substr(0, end)), std::ssize(events) + 1));
    });
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return events;
}

}  // namespace

void one(std::string_view bytes) {
  const std::vector<journal::Event> events = events_of(bytes);
  accepted({ErrorCode::invalid, ErrorCode::database}, [&] { judge(small_terms(), events); });
}

}  // namespace svcdesk::fuzz
