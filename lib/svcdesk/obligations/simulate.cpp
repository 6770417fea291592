#include "svcdesk/obligations/simulate.hpp"

#include <utility>

#include "svcdesk/base/error.hpp"

namespace svcdesk::obligations {

// The events of one case, made anew in the same storage for each row.
class Simulation::Replay {
 public:
  const std::vector<journal::Event>& events(const LoggedCase& row) {
    check(row);
    events_.clear();
    subject_.id = row.id;
    add("case.opened", row.opened).payload =
        Json::object({{"kind", row.kind}, {"level", row.level}});
    if (row.responded) add("case.responded", *row.responded);
    if (row.resolved) add("case.resolved", *row.resolved);
    if (row.closed) add("case.closed", *row.closed);
    return events_;
  }
  const journal::Subject& subject() const { return subject_; }

 private:
  static void check(const LoggedCase& row) {
    for (const auto& end : {row.responded, row.resolved, row.closed}) {
      if (!end || *end >= row.opened) continue;
      throw Error(ErrorCode::invalid, {"obligations.log_order", {{"id", row.id}}})
          .rule("clock rule 3");
    }
  }

  journal::Event& add(std::string_view type, Instant at) {
    journal::Event& event = events_.emplace_back();
    event.seq = static_cast<std::int64_t>(events_.size());
    event.subject = subject_;
    event.type = type;
    event.at = at;
    event.recorded = at;
    return event;
  }

  std::vector<journal::Event> events_;
  journal::Subject subject_{"case", {}};
};

Simulation::Simulation(const contract::Terms& terms, Instant now)
    : terms_(terms), now_(now), replay_(std::make_unique<Replay>()) {}
Simulation::~Simulation() = default;

std::vector<Verdict> Simulation::verdicts(const LoggedCase& row) {
  std::vector<Verdict> out;
  if (row.opened > now_) return out;
  const auto& events = replay_->events(row);
  for (const Occurrence& one : fold_all(terms_, replay_->subject(), events, now_)) {
    out.push_back({row.id, one.obligation, one.level, one.verdict(), one.due});
  }
  return out;
}

void count(Tallies& sums, const Verdict& verdict) {
  Tally& sum = sums[verdict.obligation][verdict.level];
  switch (verdict.verdict) {
    case Occurrence::Verdict::open:
      ++sum.open;
      break;
    case Occurrence::Verdict::kept:
      ++sum.kept;
      break;
    case Occurrence::Verdict::broken:
      ++sum.broken;
      break;
    case Occurrence::Verdict::waived:
      ++sum.waived;
      break;
  }
}

}  // namespace svcdesk::obligations
