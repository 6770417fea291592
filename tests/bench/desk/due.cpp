#include <algorithm>

#include "measures.hpp"
#include "pairs.hpp"
#include "plain.hpp"
#include "population.hpp"
#include "svcdesk/desk/sweeper.hpp"

namespace svcdesk::bench {
namespace {

constexpr std::int64_t subjects_at_once = 500;  // as the sweep does

constexpr const char* select_due =
    "SELECT contract, subject_kind, subject_id FROM promise "
    "WHERE next_due IS NOT NULL AND next_due <= ? ORDER BY next_due LIMIT 500";
constexpr const char* update_promise =
    "UPDATE promise SET contract_version = ?2, phase = ?7, verdict = ?8, level = ?9, started = "
    "?10, "
    "started_by = ?11, due = ?12, settled_at = ?13, breached_at = ?14, breaches = ?15, "
    "reclassified = ?16, overtaken = ?17, limit_seconds = ?18, used_seconds = ?19, next_due = ?20 "
    "WHERE contract = ?1 AND subject_kind = ?3 AND subject_id = ?4 AND obligation = ?5 "
    "AND occurrence = ?6";

// Everything that a sweep wrote, in the order of its tables.
struct Swept {
  std::vector<Row> events, refs, lines, notices, about, outbox, promises;
  std::int64_t subjects = 0;
};

std::vector<Row> changed_promises(Plain& after, Plain& before, std::int64_t now) {
  std::vector<Row> out;
  const Row values{now};
  for (const Row& due : before.rows("SELECT DISTINCT subject_kind, subject_id FROM promise "
                                    "WHERE next_due IS NOT NULL AND next_due <= ?",
                                    values)) {
    constexpr const char* of_subject =
        "SELECT * FROM promise WHERE subject_kind = ? AND subject_id = ?";
    const std::vector<Row> old = before.rows(of_subject, due);
    for (Row& row : after.rows(of_subject, due)) {
      if (std::find(old.begin(), old.end(), row) == old.end()) out.push_back(std::move(row));
    }
  }
  return out;
}

Swept swept_between(Plain& after, Plain& before, std::int64_t now) {
  const std::int64_t seq = before.number("SELECT max(seq) FROM event");
  const std::int64_t notice = before.number("SELECT ifnull(max(number), 0) FROM notice");
  Swept out;
  out.events = after.rows("SELECT * FROM event WHERE seq > ? ORDER BY seq", {seq});
  out.refs = after.rows("SELECT * FROM event_ref WHERE seq > ?", {seq});
  out.lines = after.rows("SELECT * FROM notice_line WHERE event > ?", {seq});
  out.notices = after.rows("SELECT * FROM notice WHERE number > ?", {notice});
  out.about = after.rows("SELECT * FROM notice_about WHERE number > ?", {notice});
  out.outbox = after.rows("SELECT * FROM outbox WHERE number > ?", {notice});
  out.promises = changed_promises(after, before, now);
  return out;
}

// Part `n` of so many equal ones.
template <class Each>
void part(const std::vector<Row>& rows, std::int64_t n, std::int64_t parts, Each&& each) {
  const auto size = static_cast<std::int64_t>(rows.size());
  for (std::int64_t i = size * n / parts; i < size * (n + 1) / parts; ++i) {
    each(rows[static_cast<std::size_t>(i)]);
  }
}

void replay(Plain& plain, const Swept& rows, std::int64_t now) {
  const std::int64_t parts = rows.subjects / subjects_at_once + 1;
  for (std::int64_t n = 0; n < parts; ++n) {
    const auto insert = [&](const char* table, const std::vector<Row>& all) {
      part(all, n, parts, [&](const Row& row) { plain.run(insert_into(table, row.size()), row); });
    };
    plain.run("BEGIN IMMEDIATE");
    plain.run(select_due, {now});
    insert("event", rows.events);
    insert("event_ref", rows.refs);
    part(rows.promises, n, parts, [&](const Row& row) { plain.run(update_promise, row); });
    insert("notice_line", rows.lines);
    insert("notice", rows.notices);
    insert("notice_about", rows.about);
    insert("outbox", rows.outbox);
    plain.run("UPDATE chain_head SET seq = seq + 1");
    plain.run("COMMIT");
  }
}

void sweep_at(const Bench& bench, Instant moment, const char* name) {
  const std::int64_t now = moment.time_since_epoch().count();
  desk::SweepResult result;
  Pair pair{};
  {
    desk::Desk desk(options_at(bench.database, moment));
    pair.ours = timed([&] { result = desk.sweeper().sweep(); });
  }
  Plain after(bench.database, Plain::Opened::reading);
  Plain before(bench.beside, Plain::Opened::writing);
  Swept rows = swept_between(after, before, now);
  rows.subjects = result.subjects;
  pair.plain = timed([&] { replay(before, rows, now); });
  const std::string what = std::to_string(result.subjects) + " subjects, " +
                           std::to_string(rows.events.size()) + " events, " +
                           std::to_string(rows.lines.size()) + " lines, " +
                           std::to_string(rows.notices.size()) + " notices";
  print(std::string(name) + " (" + what + ")", {pair});
}

}  // namespace

void due(const Bench& bench) {
  sweep_at(bench, first_due, "sweep, the first due");
  sweep_at(bench, tenth_due, "sweep, a tenth due");
}

}  // namespace svcdesk::bench
