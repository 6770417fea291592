#include "svcdesk/changes/change.hpp"

#include <algorithm>

namespace svcdesk::changes {

std::string_view to_string(Status status) {
  switch (status) {
    case Status::requested:
      return "requested";
    case Status::assessed:
      return "assessed";
    case Status::approved:
      return "approved";
    case Status::refused:
      return "refused";
    case Status::withdrawn:
      return "withdrawn";
    case Status::running:
      return "running";
    case Status::finished:
      return "finished";
    case Status::failed:
      return "failed";
    case Status::done:
      return "done";
    case Status::rolled_back:
      return "rolled-back";
  }
  return "";
}

const Attempt* Change::current() const {
  const bool none = attempts.empty() || attempts.back().rolled_back;
  return none ? nullptr : &attempts.back();
}

const Approval* Change::standing(std::string_view what, Side side, Instant at) const {
  const auto found = std::find_if(approvals.begin(), approvals.end(), [&](const Approval& one) {
    const bool stands = one.use == Approval::Use::standing && one.at <= at;
    return stands && one.what == what && one.side == side;
  });
  return found == approvals.end() ? nullptr : &*found;
}

std::vector<Value> handed_over(const journal::Draft& draft) {
  const bool touches = draft.type == "change.finished" || draft.type == "change.rolled-back";
  return touches ? values_in(draft.payload["values"]) : std::vector<Value>();
}

}  // namespace svcdesk::changes
