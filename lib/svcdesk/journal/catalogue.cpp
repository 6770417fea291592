#include "svcdesk/journal/catalogue.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace svcdesk::journal {
namespace {

constexpr auto promise = EventType::Use::promise;
constexpr auto internal = EventType::Use::internal;
constexpr auto by_hand = EventType::ByHand::yes;

constexpr auto types = std::to_array<EventType>({
    {"acceptance.held", "contract", Effect::none, promise, by_hand},
    {"acceptance.requested", "contract", Effect::none, promise, by_hand},
    {"acceptance.signed", "contract", Effect::none, promise, by_hand},
    {"action.cancelled", "action", Effect::halted},
    {"action.done", "action", Effect::settled},
    {"action.due.changed", "action", Effect::due_changed},
    {"action.opened", "action", Effect::opened},
    {"action.reopened", "action", Effect::reopened},
    {"advisory.acknowledged", "advisory", Effect::acknowledged},
    {"advisory.announced", "advisory"},
    {"advisory.dismissed", "advisory", Effect::halted},
    {"advisory.due.changed", "advisory", Effect::due_changed},
    {"advisory.handled", "advisory", Effect::settled},
    {"advisory.matched", "advisory"},
    {"advisory.published", "advisory", Effect::opened},
    {"advisory.reopened", "advisory", Effect::reopened},
    {"asset.added", "asset", Effect::opened},
    {"asset.changed", "asset", Effect::changed},
    {"asset.retired", "asset", Effect::halted},
    {"briefing.held", "contract", Effect::none, promise, by_hand},
    {"bulletin.issued", "contract", Effect::none, promise, by_hand},
    {"calendar.imported", "calendar", Effect::none, internal},
    {"case.acknowledged", "case", Effect::acknowledged},
    {"case.anomaly", "case"},
    {"case.approved", "case"},
    {"case.arrived", "case"},
    {"case.assigned", "case"},
    {"case.attached", "case"},
    {"case.closed", "case", Effect::closed},
    {"case.confirmed", "case"},
    {"case.covered", "case"},
    {"case.diagnosed", "case"},
    {"case.escalated", "case"},
    {"case.escalated.vendor", "case"},
    {"case.level.set", "case", Effect::level_changed},
    {"case.linked", "case"},
    {"case.merged", "case", Effect::halted},
    {"case.noted", "case"},
    {"case.opened", "case", Effect::opened},
    {"case.part.cancelled", "case"},
    {"case.part.defective.settled", "case"},
    {"case.part.delivered", "case"},
    {"case.part.fitted", "case"},
    {"case.part.requested", "case"},
    {"case.paused", "case", Effect::paused},
    {"case.progress.told", "case"},
    {"case.remote.agreed", "case"},
    {"case.remote.started", "case"},
    {"case.reopened", "case", Effect::reopened},
    {"case.report.received", "case"},
    {"case.resolved", "case", Effect::settled},
    {"case.responded", "case"},
    {"case.result.told", "case"},
    {"case.resumed", "case", Effect::resumed},
    {"case.standby.judged", "case"},
    {"case.standby.lent", "case"},
    {"case.standby.returned", "case"},
    {"case.step.done", "case"},
    {"case.step.skipped", "case"},
    {"case.vendor.answered", "case"},
    {"case.visit.acknowledged", "case"},
    {"case.visit.agreed", "case"},
    {"case.visit.finished", "case"},
    {"case.vouched", "case"},
    {"case.withdrawn", "case", Effect::halted},
    {"certificate.due.changed", "certificate", Effect::due_changed},
    {"certificate.filed", "certificate", Effect::opened},
    {"certificate.renewed", "certificate", Effect::settled},
    {"certificate.withdrawn", "certificate", Effect::halted},
    {"chain.begun", "desk", Effect::none, internal},
    {"change.approved", "change"},
    {"change.assessed", "change"},
    {"change.closed", "change", Effect::closed},
    {"change.finished", "change"},
    {"change.paused", "change", Effect::paused},
    {"change.refused", "change", Effect::halted},
    {"change.reopened", "change", Effect::reopened},
    {"change.requested", "change", Effect::opened},
    {"change.resumed", "change", Effect::resumed},
    {"change.rolled-back", "change"},
    {"change.signed", "change"},
    {"change.started", "change"},
    {"change.tested", "change"},
    {"change.withdrawn", "change", Effect::halted},
    {"complaint.acknowledged", "complaint", Effect::acknowledged},
    {"complaint.assigned", "complaint"},
    {"complaint.closed", "complaint", Effect::closed},
    {"complaint.noted", "complaint"},
    {"complaint.opened", "complaint", Effect::opened},
    {"complaint.paused", "complaint", Effect::paused},
    {"complaint.planned", "complaint"},
    {"complaint.reopened", "complaint", Effect::reopened},
    {"complaint.resolved", "complaint", Effect::settled},
    {"complaint.responded", "complaint"},
    {"complaint.resumed", "complaint", Effect::resumed},
    {"complaint.withdrawn", "complaint", Effect::halted},
    {"contract.added", "contract", Effect::none, internal},
    {"contract.applied", "contract"},
    {"contract.closed", "contract", Effect::closed},
    {"contract.ended", "contract"},
    {"contract.paused", "contract", Effect::paused},
    {"contract.reopened", "contract", Effect::reopened},
    {"contract.resumed", "contract", Effect::resumed},
    {"contract.signed", "contract"},
    {"contract.started", "contract"},
    {"coverage.checked", "coverage"},
    {"depot.evaluated", "contract", Effect::none, promise, by_hand},
    {"depot.stocked", "contract", Effect::none, promise, by_hand},
    {"depot.surveyed", "contract", Effect::none, promise, by_hand},
    {"desk.created", "desk", Effect::none, internal},
    {"desk.restored", "desk", Effect::none, internal},
    {"document.added", "document", Effect::opened},
    {"document.checked", "document"},
    {"document.delivered", "document"},
    {"document.retired", "document", Effect::halted},
    {"document.returned", "document"},
    {"duty.ended", "duty", Effect::settled},
    {"duty.handed-over", "duty"},
    {"duty.logged", "duty"},
    {"duty.planned", "duty", Effect::opened},
    {"duty.started", "duty"},
    {"exchange.held", "contract", Effect::none, promise, by_hand},
    {"finding.declined", "finding", Effect::halted},
    {"finding.handled", "finding", Effect::settled},
    {"finding.opened", "finding", Effect::opened},
    {"finding.reopened", "finding", Effect::reopened},
    {"gap.closed", "coverage"},
    {"gap.opened", "coverage"},
    {"handover.done", "contract", Effect::none, promise, by_hand},
    {"hotline.announced", "contract", Effect::none, promise, by_hand},
    {"hotline.changed", "contract", Effect::none, promise, by_hand},
    {"inspection.cancelled", "inspection", Effect::halted},
    {"inspection.finished", "inspection"},
    {"inspection.first.finished", "contract", Effect::none, promise, by_hand},
    {"inspection.items.sent", "inspection"},
    {"inspection.paused", "inspection", Effect::paused},
    {"inspection.recorded", "inspection"},
    {"inspection.resumed", "inspection", Effect::resumed},
    {"inspection.scheduled", "inspection", Effect::opened},
    {"inspection.started", "inspection"},
    {"kickoff.held", "contract", Effect::none, promise, by_hand},
    {"loan.due.changed", "loan", Effect::due_changed},
    {"loan.opened", "loan", Effect::opened},
    {"loan.returned", "loan", Effect::settled},
    {"loan.returned.partly", "loan"},
    {"meeting.held", "contract", Effect::none, promise, by_hand},
    {"model.changed", "model", Effect::changed},
    {"model.recorded", "model", Effect::opened},
    {"notice.dead", "notice", Effect::none, internal},
    {"notice.delivered", "notice", Effect::none, internal},
    {"notice.dropped", "notice", Effect::none, internal},
    {"notice.failed", "notice", Effect::none, internal},
    {"notice.joined", "notice", Effect::none, internal},
    {"notice.put-off", "notice", Effect::none, internal},
    {"notice.queued", "notice", Effect::none, internal},
    {"notice.retried", "notice", Effect::none, internal},
    {"notice.tried", "notice", Effect::none, internal},
    {"obligation.breached", "", Effect::none, internal},
    {"obligation.moved", "", Effect::moved, internal},
    {"obligation.overtaken", "", Effect::none, internal},
    {"order.cancelled", "order", Effect::halted},
    {"order.delivered", "order"},
    {"order.placed", "order", Effect::opened},
    {"order.received", "order", Effect::settled},
    {"part.approved", "part"},
    {"part.cancelled", "part", Effect::halted},
    {"part.defective.settled", "part"},
    {"part.delivered", "part"},
    {"part.fitted", "part", Effect::settled},
    {"part.issued", "part"},
    {"part.requested", "part", Effect::opened},
    {"part.reserved", "part"},
    {"part.returned", "part", Effect::settled},
    {"parts.bought", "contract", Effect::none, promise, by_hand},
    {"parts.planned", "contract", Effect::none, promise, by_hand},
    {"parts.stocked", "contract", Effect::none, promise, by_hand},
    {"period.began", "", Effect::period_began, internal},
    {"problem.analysed", "problem"},
    {"problem.closed", "problem", Effect::closed},
    {"problem.confirmed", "problem"},
    {"problem.linked", "problem"},
    {"problem.opened", "problem", Effect::opened},
    {"problem.proposed", "problem"},
    {"problem.reopened", "problem", Effect::reopened},
    {"project.started", "contract", Effect::none, promise, by_hand},
    {"qualification.approved", "contract", Effect::none, promise, by_hand},
    {"release.dismissed", "release", Effect::halted},
    {"release.judged", "release"},
    {"release.matched", "release"},
    {"release.permitted", "release", Effect::settled},
    {"release.proposed", "release"},
    {"release.recorded", "release", Effect::opened},
    {"release.refused", "release", Effect::halted},
    {"repair.cancelled", "repair", Effect::halted},
    {"repair.finished", "repair", Effect::settled},
    {"repair.opened", "repair", Effect::opened},
    {"repair.sent", "repair"},
    {"repair.tested", "repair"},
    {"report.issued", "report"},
    {"report.signed", "report"},
    {"review.held", "contract", Effect::none, promise, by_hand},
    {"risk.closed", "risk", Effect::closed},
    {"risk.opened", "risk", Effect::opened},
    {"risk.reopened", "risk", Effect::reopened},
    {"scope.agreed", "contract", Effect::none, promise, by_hand},
    {"seminar.held", "contract", Effect::none, promise, by_hand},
    {"stage.accepted", "contract", Effect::none, promise, by_hand},
    {"stage.closed", "contract", Effect::none, promise, by_hand},
    {"stage.started", "contract", Effect::none, promise, by_hand},
    {"stage.summarised", "contract", Effect::none, promise, by_hand},
    {"step.fired", "", Effect::none, internal},
    {"stock.checked", "contract", Effect::none, promise, by_hand},
    {"stock.counted", "contract"},
    {"stock.moved", "stock", Effect::none, internal},
    {"summary.issued", "contract", Effect::none, promise, by_hand},
    {"supplier.rated", "contract", Effect::none, promise, by_hand},
    {"survey.recorded", "contract", Effect::none, promise, by_hand},
    {"systemfile.delivered", "contract", Effect::none, promise, by_hand},
    {"team.approved", "contract", Effect::none, promise, by_hand},
    {"team.changed", "contract", Effect::none, promise, by_hand},
    {"training.held", "contract", Effect::none, promise, by_hand},
    {"training.planned", "contract", Effect::none, promise, by_hand},
    {"visitor.logged", "contract", Effect::none, internal},
});

constexpr bool before(const EventType& a, const EventType& b) { return a.name < b.name; }
static_assert(std::is_sorted(types.begin(), types.end(), before));
static_assert(std::adjacent_find(types.begin(), types.end(),
                                 [](const EventType& a, const EventType& b) {
                                   return a.name == b.name;
                                 }) == types.end());

bool may_promise(const EventType& type) { return type.use == EventType::Use::promise; }

}  // namespace

std::span<const EventType> catalogue() { return types; }

const EventType* find_type(std::string_view name) {
  const auto found = std::lower_bound(
      types.begin(), types.end(), name,
      [](const EventType& type, std::string_view wanted) { return type.name < wanted; });
  return found != types.end() && found->name == name ? &*found : nullptr;
}

bool has_effect(std::string_view name, Effect effect) {
  const EventType* type = find_type(name);
  return type != nullptr && type->effect == effect;
}

const EventType* resolve(std::string_view name, std::string_view subject_kind) {
  const std::string own = std::string(subject_kind) + "." + std::string(name);
  const EventType* type = find_type(own);
  if (type == nullptr) type = find_type(name);
  return type != nullptr && may_promise(*type) ? type : nullptr;
}

std::vector<std::string> subject_kinds() {
  std::set<std::string_view> kinds;
  for (const EventType& type : types) {
    if (may_promise(type)) kinds.insert(type.kind);
  }
  return {kinds.begin(), kinds.end()};
}

std::vector<std::string> names_for(std::string_view subject_kind) {
  const std::string prefix = std::string(subject_kind) + ".";
  std::vector<std::string> names;
  for (const EventType& type : types) {
    if (!may_promise(type)) continue;
    if (type.name.starts_with(prefix)) names.emplace_back(type.name.substr(prefix.size()));
    names.emplace_back(type.name);
  }
  return names;
}

}  // namespace svcdesk::journal
