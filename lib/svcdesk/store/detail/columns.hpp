// The columns of the derived tables in the order of their schema: as they are written, and as they
// are held against what the events give.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <tuple>

#include "svcdesk/store/detail/notice_row.hpp"
#include "svcdesk/store/rows.hpp"

namespace svcdesk::store {

inline auto columns(const CaseRow& row) {
  return std::tie(row.number, row.contract, row.contract_version, row.status, row.path, row.kind,
                  row.level, row.title, row.reporter, row.owner, row.site, row.asset, row.product,
                  row.external_id, row.cause, row.solution, row.opened, row.resolved, row.closed,
                  row.paused_since, row.pause_reason, row.paid_work, row.last_event, row.revision);
}

inline constexpr std::array<std::string_view, 24> case_columns{
    "number",    "contract",     "contract_version",
    "status",    "path",         "kind",
    "level",     "title",        "reporter",
    "owner",     "site",         "asset",
    "product",   "external_id",  "cause",
    "solution",  "opened",       "resolved",
    "closed",    "paused_since", "pause_reason",
    "paid_work", "last_event",   "revision"};

// Without next_due: when to look again is operational, it depends on when somebody looked last
// (decision 5).
inline auto columns(const PromiseRow& row) {
  return std::tie(row.contract, row.contract_version, row.subject.kind, row.subject.id,
                  row.obligation, row.occurrence, row.phase, row.verdict, row.level, row.started,
                  row.started_by, row.due, row.settled_at, row.breached_at, row.breaches,
                  row.reclassified, row.overtaken, row.limit_seconds, row.used_seconds);
}

inline constexpr std::array<std::string_view, 20> promise_columns{
    "contract",   "contract_version", "subject_kind", "subject_id",
    "obligation", "occurrence",       "phase",        "verdict",
    "level",      "started",          "started_by",   "due",
    "settled_at", "breached_at",      "breaches",     "reclassified",
    "overtaken",  "limit_seconds",    "used_seconds", "next_due"};

// Without the notice that carries it.
inline auto columns(const NoticeLine& line) {
  return std::tuple_cat(
      std::tie(line.key, line.contract, line.subject.kind, line.subject.id, line.obligation,
               line.occurrence, line.step, line.repeat, line.level, line.person, line.channel),
      std::tuple(text_of(line.or_channels)),
      std::tie(line.planned, line.fired, line.hold_until, line.urgent, line.reminder, line.joined,
               line.event));
}

inline auto columns(const NoticeRow& row) {
  return std::tuple_cat(std::tie(row.number, row.contract, row.person, row.channel, row.address,
                                 row.title, row.body, row.message_id, row.state, row.urgent),
                        std::tuple(text_of(row.or_channels), text_of(row.about)),
                        std::tie(row.queued, row.tries, row.last_try, row.last_error));
}

}  // namespace svcdesk::store
