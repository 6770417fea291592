#include "measures.hpp"
#include "pairs.hpp"
#include "plain.hpp"
#include "population.hpp"
#include "svcdesk/store/detail/search.hpp"

namespace svcdesk::bench {
namespace {

// What one opening wrote, to be written again plainly under the next numbers.
struct Written {
  std::vector<Row> events, refs, cases, texts, promises, lines;
};

// The case's own number, and the sequence before its first event.
struct Place {
  std::int64_t number = 0;
  std::int64_t before = 0;
};

Written read(Plain& from, const Place& place) {
  const std::string id = "C-" + std::to_string(place.number);
  return {from.rows("SELECT * FROM event WHERE seq > ? ORDER BY seq", {place.before}),
          from.rows("SELECT * FROM event_ref WHERE seq > ?", {place.before}),
          from.rows("SELECT * FROM cases WHERE number = ?", {place.number}),
          from.rows("SELECT * FROM case_text WHERE number = ?", {place.number}),
          from.rows("SELECT * FROM promise WHERE subject_kind = 'case' AND subject_id = ?", {id}),
          from.rows("SELECT * FROM notice_line WHERE event > ?", {place.before})};
}

// The same rows under another number; seq counts on by what lies between.
Written moved(Written rows, const Place& from, const Place& to) {
  const std::string old_id = "C-" + std::to_string(from.number);
  const std::string new_id = "C-" + std::to_string(to.number);
  const std::int64_t shift = to.before - from.before;
  const auto seq = [&](Value& value) { std::get<std::int64_t>(value) += shift; };
  for (Row& row : rows.events) {
    seq(row[0]);
    row[3] = new_id;
  }
  for (Row& row : rows.refs) seq(row[2]);
  for (Row& row : rows.cases) row[0] = to.number;
  for (Row& row : rows.texts) row[0] = to.number;
  for (Row& row : rows.promises) row[3] = new_id;
  for (Row& row : rows.lines) {
    std::string& key = std::get<std::string>(row[0]);
    if (const auto at = key.find(old_id); at != std::string::npos) {
      key.replace(at, old_id.size(), new_id);
    }
    row[3] = new_id;
    seq(row[18]);
  }
  return rows;
}

void insert(Plain& plain, const char* table, const std::vector<Row>& rows) {
  for (const Row& row : rows) plain.run(insert_into(table, row.size()), row);
}

void write(Plain& plain, const Written& rows) {
  plain.run("BEGIN IMMEDIATE");
  plain.run("UPDATE counter SET last = last + 1 WHERE kind = 'C'");
  insert(plain, "event", rows.events);
  insert(plain, "event_ref", rows.refs);
  insert(plain, "cases", rows.cases);
  insert(plain, "case_text", rows.texts);
  for (const Row& row : rows.texts) {
    plain.run("INSERT INTO case_search (rowid, terms) VALUES (?, ?)",
              {row[0], store::index_terms(std::get<std::string>(row[1]))});
  }
  insert(plain, "promise", rows.promises);
  insert(plain, "notice_line", rows.lines);
  plain.run("UPDATE chain_head SET seq = ?, count = count + ?, hash = ? WHERE contract = ?",
            {rows.events.back()[0], static_cast<std::int64_t>(rows.events.size()),
             rows.events.back()[12], rows.events.back()[1]});
  plain.run("COMMIT");
}

Place next_place(Plain& plain) {
  return {plain.number("SELECT max(number) FROM cases") + 1,
          plain.number("SELECT max(seq) FROM event")};
}

cases::Open request(int n) {
  cases::Open out;
  out.title = "核心交换机 " + std::to_string(n) + " 号 disk fails";
  out.level = "P3";
  out.reporter = "yang";
  return out;
}

}  // namespace

void open(const Bench& bench) {
  const desk::Options options = options_at(bench.database, the_moment);
  const Place model = [&] {
    Plain plain(bench.database, Plain::Opened::reading);
    return next_place(plain);
  }();
  desk::Desk(options).cases().open(request(0));
  Plain reading(bench.database, Plain::Opened::reading);
  const Written rows = read(reading, model);

  print("case open, database opened for it",
        in_turn(
            bench.runs, [&](int n) { desk::Desk(options).cases().open(request(n)); },
            [&](int) {
              Plain plain(bench.beside, Plain::Opened::writing);
              write(plain, moved(rows, model, next_place(plain)));
            }));
  desk::Desk desk(options);
  Plain plain(bench.beside, Plain::Opened::writing);
  print("case open", in_turn(
                         bench.runs, [&](int n) { desk.cases().open(request(n)); },
                         [&](int) { write(plain, moved(rows, model, next_place(plain))); }));
}

}  // namespace svcdesk::bench
