#include "measures.hpp"
#include "pairs.hpp"
#include "plain.hpp"
#include "population.hpp"
#include "svcdesk/desk/sweeper.hpp"

namespace svcdesk::bench {
namespace {

constexpr const char* select_case = "SELECT * FROM cases WHERE number = ?";
constexpr const char* select_events =
    "SELECT * FROM event WHERE subject_kind = 'case' AND subject_id = ? ORDER BY seq";
constexpr const char* select_referring =
    "SELECT event.* FROM event_ref r CROSS JOIN event ON event.seq = r.seq "
    "WHERE r.kind = 'case' AND r.id = ? ORDER BY r.seq";
constexpr const char* select_promises =
    "SELECT * FROM promise WHERE subject_kind = 'case' AND subject_id = ?";

// Some case, another one each time, all over the table.
std::int64_t some_case(int n, std::int64_t count) {
  return 1 + static_cast<std::int64_t>(n) * 7'919 % count;
}

std::int64_t cases_in(const Bench& bench) {
  return Plain(bench.database, Plain::Opened::reading).number("SELECT max(number) FROM cases");
}

}  // namespace

void show(const Bench& bench) {
  const std::int64_t count = cases_in(bench);
  const auto options = options_at(bench.database, the_moment);
  const auto plainly = [&](Plain& plain, int n) {
    const std::int64_t number = some_case(n, count);
    const std::string id = "C-" + std::to_string(number);
    plain.run("BEGIN");
    plain.run(select_case, {number});
    plain.run(select_events, {id});
    plain.run(select_referring, {id});
    plain.run(select_promises, {id});
    plain.run("COMMIT");
  };
  const auto id = [&](int n) { return "C-" + std::to_string(some_case(n, count)); };
  print("case show, database opened for it",
        in_turn(
            bench.runs, [&](int n) { desk::Desk(options).cases().show(id(n)); },
            [&](int n) {
              Plain plain(bench.database, Plain::Opened::reading);
              plainly(plain, n);
            }));
  desk::Desk desk(options);
  Plain plain(bench.database, Plain::Opened::reading);
  print("case show", in_turn(
                         bench.runs, [&](int n) { desk.cases().show(id(n)); },
                         [&](int n) { plainly(plain, n); }));
}

void list(const Bench& bench) {
  constexpr const char* of_engineer =
      "SELECT * FROM cases WHERE owner = ? AND owner <> '' ORDER BY number DESC LIMIT 50";
  constexpr const char* in_breach =
      "SELECT * FROM cases WHERE number IN (SELECT CAST(substr(subject_id, 3) AS INTEGER) "
      "FROM promise WHERE settled_at IS NULL AND phase <> 'halted' AND breached_at IS NOT NULL "
      "UNION ALL SELECT CAST(substr(subject_id, 3) AS INTEGER) FROM promise "
      "WHERE settled_at IS NULL AND phase <> 'halted' AND phase <> 'unborn' AND due < ?) "
      "ORDER BY number DESC LIMIT 50";
  const desk::Options options = options_at(bench.database, the_moment);
  desk::Desk desk(options);
  Plain plain(bench.database, Plain::Opened::reading);
  std::size_t bytes = 0;
  const auto read = [&](desk::Desk& from, const store::CaseQuery& query) {
    from.cases().list(query, [&](const store::CaseRow& row) { bytes += row.title.size(); });
  };
  const auto compare = [&](const char* name, const store::CaseQuery& query, const char* sql,
                           const Row& values) {
    print(name,
          in_turn(
              bench.runs, [&](int) { read(desk, query); }, [&](int) { plain.run(sql, values); }));
  };
  store::CaseQuery query;
  query.owner = engineer;
  print("case list --owner, database opened for it",
        in_turn(
            bench.runs,
            [&](int) {
              desk::Desk opened(options);
              read(opened, query);
            },
            [&](int) {
              Plain(bench.database, Plain::Opened::reading).run(of_engineer, {engineer});
            }));
  compare("case list --owner", query, of_engineer, {engineer});
  query.owner.clear();
  query.contract = "another";
  compare("case list --contract, one without cases", query,
          "SELECT * FROM cases WHERE contract = ? ORDER BY number DESC LIMIT 50", {"another"});
  query.contract.clear();
  query.site = "nowhere";
  compare("case list --site, one without cases", query,
          "SELECT * FROM cases WHERE site = ? AND site <> '' ORDER BY number DESC LIMIT 50",
          {"nowhere"});
  query.site.clear();
  query.only = store::CaseQuery::Only::in_breach;
  compare("case list --in-breach, none", query, in_breach,
          {Value(std::int64_t{the_moment.time_since_epoch().count()})});
}

void search(const Bench& bench) {
  desk::Desk desk(options_at(bench.database, the_moment));
  const auto one = [&](const char* name, const char* words) {
    store::CaseQuery query;
    query.search = words;
    query.limit = 20;
    std::vector<Micros> times;
    for (int n = 0; n < bench.runs; ++n) {
      times.push_back(timed([&] { desk.cases().list(query, [](const store::CaseRow&) {}); }));
    }
    print(std::string("search, ") + name, times);
  };
  one("two characters, common", "掉线");
  one("two characters, rare", "磁带");
  one("two characters, none", "猫狗");
  one("two words", "交换机 掉线");
  one("English, common", "switch");
  one("English, rare", "quorum lost");
  one("one character", "线");
  one("two characters across words", "e ");
}

void probe(const Bench& bench) {
  constexpr const char* due =
      "SELECT * FROM promise WHERE next_due IS NOT NULL AND next_due <= ? "
      "ORDER BY next_due LIMIT 1";
  constexpr const char* lines =
      "SELECT * FROM notice_line WHERE notice IS NULL AND ifnull(hold_until, 0) <= ? "
      "ORDER BY ifnull(hold_until, 0), event, key LIMIT 1";
  const Value now = the_moment.time_since_epoch().count();
  const auto plainly = [&](Plain& plain) {
    plain.run("BEGIN");
    plain.run(due, {now});
    plain.run(lines, {now});
    plain.run("COMMIT");
  };
  const auto options = options_at(bench.database, the_moment);
  print("sweep, nothing due, database opened for it",
        in_turn(
            bench.runs, [&](int) { desk::Desk(options).sweeper().sweep(); },
            [&](int) {
              Plain plain(bench.database, Plain::Opened::reading);
              plainly(plain);
            }));
  desk::Desk desk(options);
  Plain plain(bench.database, Plain::Opened::reading);
  print("sweep, nothing due",
        in_turn(
            bench.runs, [&](int) { desk.sweeper().sweep(); }, [&](int) { plainly(plain); }));
}

}  // namespace svcdesk::bench
