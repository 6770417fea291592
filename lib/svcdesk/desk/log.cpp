#include <algorithm>

#include "svcdesk/desk/care.hpp"
#include "svcdesk/desk/session.hpp"

namespace svcdesk::desk {
namespace {

constexpr std::int64_t events_per_page = 500;

}  // namespace

void Log::list(store::EventQuery query, const std::function<void(const journal::Event&)>& each) {
  using Order = store::EventQuery::Order;
  std::int64_t left = query.limit;
  while (left != 0) {
    query.limit = left < 0 ? events_per_page : std::min(left, events_per_page);
    const std::vector<journal::Event> events =
        session_->read([&](View& view) { return view.store().events(query); });
    if (events.empty()) return;
    for (const journal::Event& event : events) each(event);
    if (left > 0) left -= std::ssize(events);
    // Newest first pages downwards from the oldest one shown.
    (query.order == Order::oldest_first ? query.after : query.before) = events.back().seq;
  }
}

journal::Event Log::show(std::int64_t seq) {
  return session_->read([&](View& view) {
    std::optional<journal::Event> event = view.store().event(seq);
    if (!event) {
      throw Error(ErrorCode::not_found, {"desk.event.unknown", {{"event", std::to_string(seq)}}});
    }
    return std::move(*event);
  });
}

}  // namespace svcdesk::desk
