#include "svcdesk/store/comparison.hpp"

#include <doctest/doctest.h>

#include "desk_folder.hpp"

using namespace svcdesk;
using namespace svcdesk::test;
using store::Comparison;
using store::Store;

namespace {

struct Given {
  store::CaseRow one;
  store::PromiseRow promise;
  store::NoticeLine line;
  store::NoticeRow notice;
};

Given given() {
  Given out;
  out.one.number = 1;
  out.one.title = "中断";
  out.promise.contract = "K-1";
  out.promise.subject = {"case", "C-1"};
  out.promise.obligation = "response";
  out.promise.occurrence = "1";
  out.promise.phase = "running";
  out.line.key = "k";
  out.line.subject = {"case", "C-1"};
  out.line.event = 2;
  out.notice.number = 1;
  out.notice.state = "queued";
  out.notice.about = {"C-1", "C-1"};
  return out;
}

// A desk whose tables hold what its events give.
class Kept : public Desk {
 public:
  Kept() {
    Store store = write();
    store.write([&] {
      journal::Event opened = event("K-1", "case.opened"), fired = event("K-1", "step.fired");
      journal::Event queued = event("K-1", "notice.queued", "N-1");
      fired.payload.set("lines", Json::array({Json::object({{"key", "k"}})}));
      queued.subject.kind = "notice";
      queued.payload.set("keys", Json::array({"k"}));
      for (journal::Event* one : {&opened, &fired, &queued}) store.append(*one);
      const Given rows = given();
      store.draw_number("C");
      store.put_case(rows.one, rows.one.title);
      store.put_promise(rows.promise);
      store.add_line(rows.line);
      store.put_notice(rows.notice);
      store.close_line("k", 1);
    });
  }

  // "wrong notice_line", "missing cases", ... in the order in which they were found.
  Texts differences() const {
    const Store store = read();
    Comparison tables(store);
    tables.page([&] {
      const Given rows = given();
      tables.expect(rows.one, rows.one.title);
      tables.expect({"case", "C-1"}, {rows.promise});
      tables.expect(rows.line);
      tables.expect(rows.notice);
      tables.expect_closed("k", 1);
      tables.expect_drawn("C", 1);
    });
    tables.finish();
    Texts out;
    const auto add = [&](const char* how, const store::Differences& found) {
      for (const std::string& row : found.rows) {
        out.push_back(std::string(how) + row.substr(0, row.find(' ')));
      }
    };
    add("wrong ", tables.wrong());
    add("missing ", tables.missing());
    return out;
  }
};

}  // namespace

TEST_CASE("tables that hold what the events give have no difference (AUD-3)") {
  CHECK(Kept().differences().empty());
}

TEST_CASE("when to look again and to try again is not compared (decision 5)") {
  const Kept desk;
  desk.raw("UPDATE promise SET next_due = 7; UPDATE outbox SET next_try = 7");
  desk.raw(
      "INSERT INTO promise SELECT contract, contract_version, subject_kind, subject_id, "
      "obligation, '', 'unborn', verdict, level, started, started_by, due, settled_at, "
      "breached_at, "
      "breaches, reclassified, overtaken, limit_seconds, used_seconds, 9 FROM promise");
  CHECK(desk.differences().empty());
}

TEST_CASE("a changed row is one too much and one too few (AUD-3)") {
  const std::pair<const char*, const char*> acts[] = {
      {"UPDATE cases SET title = 'x'", "cases"},
      {"UPDATE cases SET closed = 9223372036854775807", "cases"},
      {"UPDATE case_text SET text = 'x'", "case_text"},
      {"UPDATE promise SET verdict = 'kept'", "promise"},
      {"UPDATE promise SET due = 1", "promise"},
      {"UPDATE promise SET occurrence = '2'", "promise"},
      {"UPDATE promise SET subject_kind = 'asset'", "promise"},
      {"UPDATE promise SET subject_id = 'C-2'", "promise"},
      {"UPDATE notice_line SET joined = 1", "notice_line"},
      {"UPDATE notice_line SET notice = NULL", "notice_line"},
      {"UPDATE notice_line SET notice = 0", "notice_line"},
      {"UPDATE notice SET body = 'x'", "notice"},
      {"UPDATE counter SET last = 2", "counter"},
      {"UPDATE counter SET kind = 'Z'", "counter"},
  };
  for (const auto& act : acts) {
    const Kept desk;
    desk.raw(act.first);
    CAPTURE(act.first);
    const std::string name = act.second;
    CHECK(desk.differences() == Texts{"wrong " + name, "missing " + name});
  }
}

TEST_CASE("a row that is gone is missed (AUD-3)") {
  for (const char* table : {"case_text", "promise", "notice_line", "notice_about", "counter"}) {
    const Kept desk;
    desk.raw(std::string("DELETE FROM ") + table);
    CHECK(desk.differences() == Texts{std::string("missing ") + table});
  }
}

TEST_CASE("a row that no event gives is found, whatever stands in it (AUD-3)") {
  const std::pair<const char*, const char*> acts[] = {
      {"INSERT INTO cases SELECT 2, contract, contract_version, status, path, kind, level, title, "
       "reporter, owner, site, asset, product, external_id, cause, solution, opened, resolved, "
       "closed, paused_since, pause_reason, paid_work, last_event, revision FROM cases",
       "cases"},
      {"INSERT INTO notice SELECT 2, contract, person, channel, address, title, body, 'm', state, "
       "urgent, or_channels, about, queued, tries, last_try, last_error FROM notice",
       "notice"},
      {"INSERT INTO notice_about VALUES ('C-2', 1)", "notice_about"},
      {"INSERT INTO notice_line SELECT 'other', contract, subject_kind, subject_id, obligation, "
       "occurrence, step, repeat, level, person, channel, or_channels, planned, fired, hold_until, "
       "urgent, reminder, joined, event, NULL FROM notice_line",
       "notice_line"},
      {"INSERT INTO notice_line SELECT 'other', contract, subject_kind, subject_id, obligation, "
       "occurrence, step, repeat, level, person, channel, or_channels, planned, fired, hold_until, "
       "urgent, reminder, joined, 99, 99 FROM notice_line",
       "notice_line"},
      {"INSERT INTO counter VALUES ('Z', 1)", "counter"},
  };
  for (const auto& act : acts) {
    const Kept desk;
    desk.raw(act.first);
    CAPTURE(act.first);
    CHECK(desk.differences() == Texts{std::string("wrong ") + act.second});
  }
}

TEST_CASE("a closing that no event gives is found (AUD-3)") {
  const Kept desk;
  const Store store = desk.read();
  Comparison tables(store);
  tables.page([&] {
    const Given rows = given();
    tables.expect(rows.one, rows.one.title);
    tables.expect({"case", "C-1"}, {rows.promise});
    tables.expect(rows.line);
    tables.expect(rows.notice);
    tables.expect_drawn("C", 1);
  });
  tables.finish();
  CHECK(tables.wrong().count == 0);  // the event that closed it is there, though nobody told of it
  desk.raw("UPDATE notice_line SET notice = 99");
  tables.finish();
  CHECK(tables.wrong().count == 1);
}

TEST_CASE("what others record meanwhile is no difference (AUD-3)") {
  const Kept desk;
  const Store store = desk.read();
  Comparison tables(store);
  tables.page([&] {
    const Given rows = given();
    tables.expect(rows.one, rows.one.title);
    tables.expect({"case", "C-1"}, {rows.promise});
    tables.expect(rows.line);
    tables.expect(rows.notice);
    tables.expect_closed("k", 1);
    tables.expect_drawn("C", 1);
  });
  {
    Store other = desk.write();
    other.write([&] {
      journal::Event opened = event("K-1", "case.opened", "C-2");
      other.append(opened);
      other.draw_number("C");
      store::CaseRow row;
      row.number = 2;
      other.put_case(row, "later");
    });
  }
  tables.finish();
  CHECK(tables.wrong().count == 0);
  CHECK(tables.missing().count == 0);
}

TEST_CASE("of two lines with one key the first counts") {
  const Kept desk;
  {
    Store store = desk.write();
    store.write([&] {
      journal::Event again = event("K-1", "step.fired");
      again.payload.set("lines", Json::array({Json::object({{"key", "k"}})}));
      store.append(again);
    });
  }
  const Store store = desk.read();
  Comparison tables(store);
  tables.page([&] {
    store::NoticeLine again = given().line;
    again.event = 4;
    again.joined = 3;
    tables.expect(given().line);
    tables.expect(again);
  });
  CHECK(tables.wrong().count == 0);
  CHECK(tables.missing().count == 0);
}

TEST_CASE("twenty differences of a kind are kept, all are counted") {
  const Kept desk;
  const Store store = desk.read();
  Comparison tables(store);
  tables.page([&] {
    store::CaseRow row = given().one;
    for (row.number = 2; row.number < 52; ++row.number) tables.expect(row, "x");
  });
  CHECK(tables.missing().count == 100);
  CHECK(tables.missing().rows.size() == 20);
}
