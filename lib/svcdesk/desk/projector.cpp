#include "svcdesk/desk/projector.hpp"

#include <algorithm>

#include "svcdesk/cases/search_text.hpp"
#include "svcdesk/obligations/ladder.hpp"

namespace svcdesk::desk {
namespace {

constexpr std::string_view version_key = "contract_version";

std::string_view verdict_word(obligations::Occurrence::Verdict verdict) {
  using enum obligations::Occurrence::Verdict;
  switch (verdict) {
    case open:
      return "open";
    case kept:
      return "kept";
    case broken:
      return "broken";
    case waived:
      return "waived";
  }
  return "open";
}

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

bool is_notice(const journal::Event& event) { return event.type.starts_with("notice."); }

// The version a case was opened under, or was moved to since.
std::int64_t pinned_version(const journal::Subject& subject,
                            const std::vector<journal::Event>& history) {
  std::int64_t version = 1;
  for (const journal::Event& event : history) {
    if (event.subject == subject) version = event.payload.integer(version_key, version);
  }
  return version;
}

std::vector<Version> contract_versions(const View& view, const std::string& contract,
                                       const std::vector<journal::Event>& history) {
  std::vector<Version> versions;
  for (const store::ContractRow& row : view.store().contracts()) {
    if (row.id != contract) continue;
    if (!versions.empty()) versions.back().to = row.effective;
    versions.push_back({&view.terms(contract, row.version), row.effective, never});
  }
  std::sort(versions.begin(), versions.end(), [](const Version& a, const Version& b) {
    return a.terms->version() < b.terms->version();
  });
  for (std::size_t i = 0; i < versions.size(); ++i) {
    versions[i].from = i == 0 ? Instant::min() : versions[i].from;
    versions[i].to = i + 1 < versions.size() ? versions[i + 1].from : never;
  }
  // `contract apply --move`: what is still open goes over to the new version as well.
  for (const journal::Event& event : history) {
    if (event.type != "obligation.moved") continue;
    const std::int64_t moved_to = event.payload.integer(version_key, 0);
    for (Version& version : versions) {
      if (version.terms->version() == moved_to) version.from = Instant::min();
      if (version.terms->version() < moved_to) version.to = Instant::min();
    }
  }
  return versions;
}

}  // namespace

std::string contract_of(const std::vector<journal::Event>& history) {
  for (const journal::Event& event : history) {
    if (!event.contract.empty()) return event.contract;
  }
  return {};
}

std::vector<Version> versions_of(const View& view, const journal::Subject& subject,
                                 const std::vector<journal::Event>& history) {
  const std::string contract = contract_of(history);
  if (contract.empty()) return {};
  if (subject.kind == "contract") return contract_versions(view, contract, history);
  return {{&view.terms(contract, pinned_version(subject, history)), Instant::min(), never}};
}

std::vector<Judged> judge(const View& view, const journal::Subject& subject,
                          const std::vector<journal::Event>& history, Instant now) {
  std::vector<Judged> out;
  for (const Version& version : versions_of(view, subject, history)) {
    for (obligations::Occurrence& occurrence :
         obligations::fold_all(*version.terms, subject, history, now)) {
      if (occurrence.started < version.from || occurrence.started >= version.to) continue;
      const contract::Obligation* obligation =
          version.terms->contract().obligation(occurrence.obligation);
      out.push_back({version.terms, obligation, std::move(occurrence)});
    }
  }
  return out;
}

Instant last_touched(const std::vector<journal::Event>& history) {
  Instant last{};
  for (const journal::Event& event : history) {
    if (!is_notice(event)) last = std::max(last, event.recorded);
  }
  return last;
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
  row.verdict = verdict_word(occurrence.verdict());
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
  const Instant as_of = last_touched(history);
  Projection out;
  if (subject.kind == "case") {
    const cases::Case state = cases::fold(history);
    out.row = case_row(state, pinned_version(subject, history), as_of);
    out.search_text = cases::search_text(state);
  }
  for (const Judged& judged : judge(view, subject, history, as_of)) {
    out.promises.push_back(promise_row(judged, history));
  }
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
