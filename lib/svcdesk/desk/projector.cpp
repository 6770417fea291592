#include "svcdesk/desk/projector.hpp"

#include <algorithm>

#include "svcdesk/cases/search_text.hpp"
#include "svcdesk/desk/portrait.hpp"
#include "svcdesk/obligations/ladder.hpp"

namespace svcdesk::desk {
namespace {

std::string_view phase_word(obligations::Phase phase) {
  using enum obligations::Phase;
  switch (phase) {
    case running:
      return "running";
    case paused:
      return "paused";
    case halted:
      return "halted";
    case fulfilled:
      return "fulfilled";
    case voided:
      return "voided";
  }
  return "running";
}

}  // namespace

Instant last_touched(const journal::Subject& subject, const std::vector<journal::Event>& history) {
  // The newest by number, whatever its clock said.
  const Instant last = history.empty() ? Instant{} : history.back().recorded;
  return present(subject, history, last);
}

store::CaseRow case_row(const cases::Case& state, std::int64_t contract_version, Instant now) {
  store::CaseRow row;
  row.number = state.id.number;
  row.contract = state.contract;
  row.contract_version = contract_version;
  row.status = cases::to_string(state.status);
  row.path = cases::to_string(state.path);
  row.kind = state.kind;
  row.level = state.level;
  row.title = state.title;
  row.reporter = state.reporter;
  row.owner = state.owner;
  row.site = state.site;
  row.asset = state.asset;
  row.product = state.product;
  row.external_id = state.external_id;
  row.cause = state.cause;
  row.solution = state.solution;
  row.opened = state.opened;
  row.resolved = state.resolved;
  row.closed = state.closed;
  for (const cases::Pause& pause : state.pauses) {
    if (pause.resumed || (pause.until && *pause.until <= now) || row.paused_since) continue;
    row.paused_since = pause.from;
    row.pause_reason = pause.reason;
  }
  row.paid_work = state.paid_work();
  row.last_event = state.last_event;
  row.revision = state.revision;
  return row;
}

store::PromiseRow promise_row(const Judged& judged, const std::vector<journal::Event>& history) {
  const obligations::Occurrence& occurrence = judged.occurrence;
  store::PromiseRow row;
  row.contract = judged.terms->contract().id;
  row.contract_version = judged.terms->version();
  row.subject = occurrence.subject;
  row.obligation = occurrence.obligation;
  row.occurrence = occurrence.occurrence;
  row.phase = phase_word(occurrence.phase);
  row.verdict = obligations::to_string(occurrence.verdict());
  row.level = occurrence.level;
  row.started = occurrence.started;
  row.started_by = occurrence.started_by;
  row.due = occurrence.due;
  row.settled_at = occurrence.settled_at;
  if (occurrence.in_force) row.breached_at = occurrence.in_force->at;
  row.breaches = static_cast<std::int64_t>(occurrence.breaches.size());
  row.reclassified = occurrence.reclassified;
  row.limit_seconds = occurrence.limit.count();
  row.used_seconds = occurrence.used.count();
  row.overtaken = std::any_of(history.begin(), history.end(), [&](const journal::Event& event) {
    return event.type == "obligation.overtaken" && event.subject == occurrence.subject &&
           event.payload.text("obligation") == occurrence.obligation &&
           event.payload.text("occurrence") == occurrence.occurrence;
  });
  return row;
}

Projection project(const View& view, const journal::Subject& subject,
                   const std::vector<journal::Event>& history) {
  return project(subject, history, judge(view, subject, history, last_touched(subject, history)));
}

Projection project(const journal::Subject& subject, const std::vector<journal::Event>& history,
                   const std::vector<Judged>& judged) {
  Projection out;
  if (subject.kind == "case") {
    const cases::Case state = cases::fold(history);
    out.row = case_row(state, version_of(subject, history), last_touched(subject, history));
    out.search_text = cases::search_text(state);
  } else {
    Portrait portrayed = portrait(subject, history);
    out.number = portrayed.number;
    out.derived = std::move(portrayed.rows);
  }
  for (const Judged& one : judged) out.promises.push_back(promise_row(one, history));
  return out;
}

std::optional<Instant> next_due(const store::PromiseRow& row, const std::vector<Judged>& all,
                                const std::vector<journal::Event>& history, Instant now) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Judged& judged) {
    return judged.occurrence.obligation == row.obligation &&
           judged.occurrence.occurrence == row.occurrence;
  });
  if (found == all.end()) return std::nullopt;
  const obligations::Record record = obligations::record_of(found->occurrence, history);
  return obligations::next_due(*found->terms, *found->obligation, found->occurrence, record,
                               history, now);
}

}  // namespace svcdesk::desk
