#include <algorithm>

#include "measures.hpp"
#include "pairs.hpp"
#include "plain.hpp"
#include "population.hpp"
#include "svcdesk/desk/sweeper.hpp"

namespace svcdesk::bench {
namespace {

constexpr std::size_t lines_at_once = 2'000;  // in a transaction, as the sweep does

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
  out.refs = after.rows("SELECT * FROM event_ref WHERE seq > ? ORDER BY seq", {seq});
  out.lines = after.rows("SELECT * FROM notice_line WHERE event > ? ORDER BY event", {seq});
  out.notices = after.rows("SELECT * FROM notice WHERE number > ? ORDER BY number", {notice});
  out.about = after.rows("SELECT * FROM notice_about WHERE number > ? ORDER BY number", {notice});
  out.outbox = after.rows("SELECT * FROM outbox WHERE number > ? ORDER BY number", {notice});
  out.promises = changed_promises(after, before, now);
  return out;
}

// Rows of one table in the order of the key that binds them to another's.
class Insertion {
 public:
  Insertion(Plain& plain, const char* table, const std::vector<Row>& rows, std::size_t key)
      : plain_(plain), table_(table), rows_(rows), key_(key) {}

  void up_to(const Value& last) {
    for (; next_ < rows_.size() && rows_[next_][key_] <= last; ++next_) {
      plain_.run(insert_into(table_, rows_[next_].size()), rows_[next_]);
    }
  }

 private:
  Plain& plain_;
  const char* table_;
  const std::vector<Row>& rows_;
  std::size_t key_;
  std::size_t next_ = 0;
};

// The key of the last row of the first n parts; rows of other tables that point at one go with it.
Value last_of(const std::vector<Row>& rows, std::size_t n, std::size_t parts) {
  const std::size_t count = rows.size() * n / parts;
  return count == 0 ? Value(std::int64_t{0}) : rows[count - 1].front();
}

void replay(Plain& plain, const Swept& rows, std::int64_t now) {
  const std::size_t parts = rows.lines.size() / lines_at_once + 1;
  Insertion events(plain, "event", rows.events, 0);
  Insertion refs(plain, "event_ref", rows.refs, 2);
  Insertion lines(plain, "notice_line", rows.lines, 18);
  Insertion notices(plain, "notice", rows.notices, 0);
  Insertion about(plain, "notice_about", rows.about, 1);
  Insertion outbox(plain, "outbox", rows.outbox, 0);
  std::size_t promise = 0;
  for (std::size_t n = 1; n <= parts; ++n) {
    plain.run("BEGIN IMMEDIATE");
    plain.run(select_due, {now});
    const Value event = last_of(rows.events, n, parts);
    events.up_to(event);
    refs.up_to(event);
    for (; promise < rows.promises.size() * n / parts; ++promise) {
      plain.run(update_promise, rows.promises[promise]);
    }
    lines.up_to(event);
    const Value notice = last_of(rows.notices, n, parts);
    notices.up_to(notice);
    about.up_to(notice);
    outbox.up_to(notice);
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
  const Swept rows = swept_between(after, before, now);
  pair.plain = timed([&] { replay(before, rows, now); });
  const std::string what = std::to_string(result.subjects) + " subjects, " +
                           std::to_string(rows.events.size()) + " events, " +
                           std::to_string(rows.lines.size()) + " lines, " +
                           std::to_string(rows.notices.size()) + " notices";
  print(name, {pair}, what);
}

}  // namespace

void due(const Bench& bench) {
  sweep_at(bench, first_due, "sweep, the first due");
  sweep_at(bench, tenth_due, "sweep, a tenth due");
}

}  // namespace svcdesk::bench
