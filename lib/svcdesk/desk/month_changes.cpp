#include "svcdesk/desk/month_changes.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "svcdesk/changes/change.hpp"
#include "svcdesk/desk/change_room.hpp"
#include "svcdesk/reports/monthly.hpp"
#include "svcdesk/store/change_lists.hpp"

namespace svcdesk::desk {
namespace {

constexpr std::size_t changes_a_page = 200;

bool any_in(const reports::MonthlyChanges& counts) {
  return counts.requested + counts.approved + counts.refused + counts.withdrawn + counts.started +
             counts.finished + counts.failed + counts.rolled_back + counts.open_in_all >
         0;
}

void count_event(const journal::Event& event, reports::MonthlyChanges& counts) {
  using Counted = std::pair<std::string_view, std::int64_t reports::MonthlyChanges::*>;
  static constexpr std::array<Counted, 6> counted{
      {{"change.requested", &reports::MonthlyChanges::requested},
       {"change.refused", &reports::MonthlyChanges::refused},
       {"change.withdrawn", &reports::MonthlyChanges::withdrawn},
       {"change.started", &reports::MonthlyChanges::started},
       {"change.finished", &reports::MonthlyChanges::finished},
       {"change.rolled-back", &reports::MonthlyChanges::rolled_back}}};
  for (const auto& [type, member] : counted) {
    if (event.type == type) ++(counts.*member);
  }
  const bool failed = event.type == "change.tested" &&
                      event.payload.text("result") == changes::to_string(changes::Result::failed);
  if (failed) ++counts.failed;
}

reports::MonthlyChange open_change(const changes::Change& state) {
  reports::MonthlyChange out;
  out.id = state.id.str();
  out.title = state.title;
  out.kind = state.kind;
  out.status = changes::to_string(state.status);
  out.requested = state.opened;
  out.approved = state.approved;
  if (state.assessment && state.assessment->window) {
    out.window_from = state.assessment->window->from;
    out.window_to = state.assessment->window->to;
  }
  if (const changes::Attempt* attempt = state.current()) out.started = attempt->started;
  return out;
}

}  // namespace

MonthOfChanges::MonthOfChanges(const View& view, MonthSpan month)
    : view_(view), month_(std::move(month)) {
  numbers_ = store::ChangeLists(view.store()).alive(month_.contract, month_.from, month_.before);
}

std::optional<reports::MonthlyChanges> MonthOfChanges::gather() const {
  reports::MonthlyChanges counts;
  for (std::size_t done = 0; done < numbers_.size(); done += changes_a_page) {
    view_.store().read([&] {
      const std::size_t end = std::min(done + changes_a_page, numbers_.size());
      for (std::size_t i = done; i < end; ++i) count(ChangeId{numbers_[i]}, counts);
    });
  }
  return any_in(counts) ? std::optional(std::move(counts)) : std::nullopt;
}

void MonthOfChanges::count(ChangeId id, reports::MonthlyChanges& counts) const {
  const journal::Subject subject = subject_of(id);
  const std::vector<journal::Event> history = month_.known(view_.store().history(subject));
  for (const journal::Event& event : history) {
    if (event.subject == subject && event.at >= month_.from) count_event(event, counts);
  }
  const changes::Change state = changes::fold(history);
  if (state.id.number == 0) return;
  if (state.approved && *state.approved >= month_.from) ++counts.approved;
  if (state.ended) return;
  if (counts.open.size() < reports::Monthly::most_listed) counts.open.push_back(open_change(state));
  ++counts.open_in_all;
}

}  // namespace svcdesk::desk
