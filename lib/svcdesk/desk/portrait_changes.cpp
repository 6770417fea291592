#include "svcdesk/desk/portrait_changes.hpp"

#include "svcdesk/changes/change.hpp"
#include "svcdesk/changes/release.hpp"

namespace svcdesk::desk {

Portrait portrait_of_change(const std::vector<journal::Event>& history) {
  const changes::Change state = changes::fold(history);
  store::ChangeRow row;
  row.number = state.id.number;
  row.contract = state.contract;
  row.status = changes::to_string(state.status);
  row.kind = state.kind;
  row.title = state.title;
  row.requested_by = state.requested_by;
  if (state.signature) row.signed_by = state.signature->by;
  row.origin = state.origin;
  row.attempts = std::ssize(state.attempts);
  if (state.assessment && state.assessment->window) {
    row.window_from = state.assessment->window->from;
    row.window_to = state.assessment->window->to;
  }
  row.opened = state.opened;
  row.ended = state.ended;
  row.last_event = state.last_event;
  row.revision = state.revision;
  Portrait out;
  out.number = row.number;
  out.about.title = state.title;
  out.about.kind = state.kind;
  out.about.owner = state.requested_by;
  out.rows.push_back(derived(store::Table::change, row));
  return out;
}

Portrait portrait_of_release(const std::vector<journal::Event>& history) {
  const changes::Release state = changes::fold_release(history);
  store::ReleaseRow row;
  row.number = state.id.number;
  row.contract = state.contract;
  row.status = changes::to_string(state.status);
  row.vendor = state.vendor;
  row.product = state.product;
  row.version = state.version;
  row.kind = state.kind;
  row.published = state.published;
  row.matches = std::ssize(state.matches);
  if (state.change) row.change_number = state.change->number;
  row.recorded = state.recorded;
  row.ended = state.ended;
  row.last_event = state.last_event;
  row.revision = state.revision;
  Portrait out;
  out.number = row.number;
  out.about.title = state.vendor + " " + state.product + " " + state.version;
  out.about.kind = state.kind;
  out.rows.push_back(derived(store::Table::vendor_release, row));
  return out;
}

}  // namespace svcdesk::desk
