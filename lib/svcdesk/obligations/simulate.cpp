#include "svcdesk/obligations/simulate.hpp"

#include <utility>

#include "svcdesk/base/error.hpp"

namespace svcdesk::obligations {
namespace {

// The events of one case, made anew in the same storage for each row.
class Replay {
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

}  // namespace

std::vector<Verdict> simulate(const contract::Terms& terms, std::span<const LoggedCase> log,
                              Instant now) {
  std::vector<Verdict> verdicts;
  Replay replay;
  for (const LoggedCase& row : log) {
    if (row.opened > now) continue;
    const auto& events = replay.events(row);
    for (const Occurrence& one : fold_all(terms, replay.subject(), events, now)) {
      verdicts.push_back({row.id, one.obligation, one.level, one.verdict(), one.due});
    }
  }
  return verdicts;
}

std::map<std::string, std::map<std::string, Tally>> tally(std::span<const Verdict> verdicts) {
  std::map<std::string, std::map<std::string, Tally>> sums;
  for (const Verdict& verdict : verdicts) {
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
  return sums;
}

}  // namespace svcdesk::obligations
