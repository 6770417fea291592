// Histories one after the other, in one scan: for whoever goes through the whole record.
#include <algorithm>

#include "svcdesk/store/detail/event_row.hpp"
#include "svcdesk/store/detail/impl.hpp"

namespace svcdesk::store {
namespace {

constexpr std::string_view select_own =
    "SELECT seq, contract, subject_kind, subject_id, refs, type, version, at, recorded, actor, "
    "request_id, payload FROM event WHERE subject_kind = ? AND subject_id > ? "
    "ORDER BY subject_id, seq";
constexpr std::string_view select_referring =
    "SELECT e.seq, e.contract, e.subject_kind, e.subject_id, e.refs, e.type, e.version, e.at, "
    "e.recorded, e.actor, e.request_id, e.payload, r.id FROM event_ref r CROSS JOIN event e "
    "ON e.seq = r.seq WHERE r.kind = ? AND r.id > ? AND r.id <= ? "
    "AND e.subject_kind <> 'notice' AND e.type NOT GLOB 'notice.*' ORDER BY r.id, r.seq";
constexpr int event_subject_id = 3;
constexpr int referred_column = 12;

bool by_seq(const journal::Event& a, const journal::Event& b) { return a.seq < b.seq; }

// An event may refer to its own subject.
void add(SubjectHistory& to, journal::Event event) {
  const auto place = std::lower_bound(to.events.begin(), to.events.end(), event, by_seq);
  if (place != to.events.end() && place->seq == event.seq) return;
  to.events.insert(place, std::move(event));
}

}  // namespace

std::vector<SubjectHistory> Store::histories(std::string_view kind, std::string_view after,
                                             std::int64_t events) const {
  return impl_->ask([&] {
    std::vector<SubjectHistory> out;
    Query own = impl_->query(select_own);
    own.with(kind, after);
    std::size_t bytes = 0;
    for (std::int64_t count = 0; own.next(); ++count) {
      if (out.empty() || own.view(event_subject_id) != out.back().subject.id) {
        if (own.view(event_subject_id) <= (out.empty() ? after : out.back().subject.id)) {
          keys_come_back();
        }
        if (!out.empty() && (count >= events || bytes >= bytes_a_page)) break;
        out.push_back({{std::string(kind), own.text(event_subject_id)}, {}});
      }
      bytes += payload_size(own);
      out.back().events.push_back(event_of(own));
    }
    if (out.empty()) return out;
    Query referring = impl_->query(select_referring);
    referring.with(kind, after, out.back().subject.id);
    auto subject = out.begin();
    while (referring.next()) {
      const std::string_view id = referring.view(referred_column);
      while (subject != out.end() && subject->subject.id < id) ++subject;
      if (subject == out.end()) break;
      if (subject->subject.id == id) add(*subject, event_of(referring));
    }
    return out;
  });
}

}  // namespace svcdesk::store
