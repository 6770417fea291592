#include "svcdesk/cases/case.hpp"

#include <algorithm>

namespace svcdesk::cases {

std::string_view to_string(Status status) {
  switch (status) {
    case Status::open:
      return "open";
    case Status::resolved:
      return "resolved";
    case Status::closed:
      return "closed";
    case Status::merged:
      return "merged";
    case Status::withdrawn:
      return "withdrawn";
  }
  return "";
}

std::string_view to_string(Path path) {
  switch (path) {
    case Path::hotline:
      return "hotline";
    case Path::remote:
      return "remote";
    case Path::on_site:
      return "on-site";
    case Path::second_line:
      return "second-line";
    case Path::vendor:
      return "vendor";
  }
  return "";
}

bool Pause::runs(Instant at) const {
  return from <= at && (!until || at < *until) && (!resumed || at < *resumed);
}

bool Case::paused(Instant now) const {
  return std::any_of(pauses.begin(), pauses.end(), [&](const Pause& one) { return one.runs(now); });
}

const Visit* Case::visit(std::int64_t number) const {
  const auto found = std::find_if(visits.begin(), visits.end(),
                                  [&](const Visit& one) { return one.number == number; });
  return found == visits.end() ? nullptr : &*found;
}

std::vector<const Visit*> Case::open_visits() const {
  std::vector<const Visit*> found;
  for (const Visit& one : visits) {
    if (!one.finished) found.push_back(&one);
  }
  std::sort(found.begin(), found.end(),
            [](const Visit* a, const Visit* b) { return a->number < b->number; });
  return found;
}

const Visit* Case::open_visit() const {
  const auto open = open_visits();
  return open.size() == 1 ? open.front() : nullptr;
}

std::string Case::level_at(Instant at) const {
  std::string in_force;
  for (const Judgement& one : judgements) {
    if (one.at <= at) in_force = one.level;
  }
  return in_force;
}

std::optional<Instant> Case::stopped() const {
  if (status == Status::open) return std::nullopt;
  return resolved ? resolved : ended;
}

bool Case::paid_work() const {
  return coverage == "customer" && coverage_cause == "pre-existing" && !coverage_agreed_by.empty();
}

bool Case::answered() const { return responded && !(reopened && *responded < *reopened); }

}  // namespace svcdesk::cases
