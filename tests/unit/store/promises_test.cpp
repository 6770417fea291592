#include <doctest/doctest.h>

#include <functional>

#include "desk_folder.hpp"

using namespace svcdesk;
using namespace svcdesk::test;
using store::PromiseQuery;
using store::PromiseRow;
using store::Store;

namespace {

PromiseRow promise(const std::string& id, const std::string& obligation,
                   std::optional<Instant> next_due = {}) {
  PromiseRow out;
  out.contract = "K-1";
  out.subject = {"case", id};
  out.obligation = obligation;
  out.occurrence = "1";
  out.phase = "running";
  out.verdict = "open";
  out.started = at(0);
  out.next_due = next_due;
  return out;
}

void put_promise(Store& store, const PromiseRow& one) {
  store.write([&] { store.put_promise(one); });
}

std::vector<std::string> ids(const std::vector<PromiseRow>& rows) {
  std::vector<std::string> out;
  for (const PromiseRow& one : rows) out.push_back(one.subject.id + one.obligation);
  return out;
}

}  // namespace

TEST_CASE("a promise comes back whole, and putting it again replaces it") {
  const Desk desk;
  Store store = desk.write();
  PromiseRow one = promise("C-1", "response", at(9));
  one.contract_version = 4;
  one.level = "P1";
  one.started_by = 12;
  one.due = at(30);
  one.breached_at = at(30);
  one.breaches = 2;
  one.reclassified = true;
  one.overtaken = true;
  one.limit_seconds = 1800;
  one.used_seconds = 60;
  put_promise(store, one);
  auto back = store.promises_of({"case", "C-1"});
  REQUIRE(back.size() == 1);
  CHECK(back[0].contract_version == 4);
  CHECK(back[0].level == "P1");
  CHECK(back[0].started_by == 12);
  CHECK(back[0].due == at(30));
  CHECK(back[0].breached_at == at(30));
  CHECK(back[0].breaches == 2);
  CHECK(back[0].reclassified);
  CHECK(back[0].overtaken);
  CHECK(back[0].limit_seconds == 1800);
  CHECK(back[0].used_seconds == 60);
  CHECK(back[0].next_due == at(9));
  CHECK_FALSE(back[0].settled_at);
  one.phase = "fulfilled";
  one.verdict = "kept";
  one.settled_at = at(8);
  one.next_due.reset();
  one.due.reset();
  put_promise(store, one);
  back = store.promises_of({"case", "C-1"});
  REQUIRE(back.size() == 1);
  CHECK(back[0].phase == "fulfilled");
  CHECK(back[0].settled_at == at(8));
  CHECK_FALSE(back[0].next_due);
  CHECK_FALSE(back[0].due);
}

TEST_CASE("the key is contract, subject, obligation and occurrence") {
  const Desk desk;
  Store store = desk.write();
  PromiseRow one = promise("C-1", "response");
  put_promise(store, one);
  one.occurrence = "2";
  put_promise(store, one);
  one.contract = "K-2";
  put_promise(store, one);
  one.obligation = "resolution";
  put_promise(store, one);
  put_promise(store, one);
  CHECK(store.promises_of({"case", "C-1"}).size() == 4);
  store.write([&] { store.replace_promises({"case", "C-1"}, {}); });
  CHECK(store.promises_of({"case", "C-1"}).empty());
}

TEST_CASE("a subject's promises are replaced: the new, the changed and the gone") {
  const Desk desk;
  Store store = desk.write();
  const PromiseRow same = promise("C-1", "response", at(50));
  PromiseRow changed = promise("C-1", "resolution", at(20));
  put_promise(store, same);
  put_promise(store, changed);
  put_promise(store, promise("C-1", "on-site", at(30)));
  put_promise(store, promise("C-2", "response", at(40)));
  changed.next_due.reset();
  changed.phase = "fulfilled";
  const PromiseRow fresh = promise("C-1", "vendor", at(70));
  store.write([&] { store.replace_promises({"case", "C-1"}, {same, changed, fresh}); });
  CHECK(store.promises_of({"case", "C-1"}) == std::vector{changed, same, fresh});
  CHECK(store.promises_of({"case", "C-2"}).size() == 1);
}

TEST_CASE("each column of a promise can change alone, and change back") {
  const Desk desk;
  Store store = desk.write();
  const journal::Subject subject{"case", "C-1"};
  PromiseRow one = promise("C-1", "response", at(50));
  one.due = at(60);
  const std::vector<std::function<void(PromiseRow&)>> changes{[](PromiseRow& row) { row.contract_version = 2; },
                                                              [](PromiseRow& row) { row.phase = "paused"; },
                                                              [](PromiseRow& row) { row.verdict = "kept"; },
                                                              [](PromiseRow& row) { row.level = "P2"; },
                                                              [](PromiseRow& row) { row.started = at(1); },
                                                              [](PromiseRow& row) { row.started_by = 7; },
                                                              [](PromiseRow& row) { row.due.reset(); },
                                                              [](PromiseRow& row) { row.settled_at = at(9); },
                                                              [](PromiseRow& row) { row.breached_at = at(8); },
                                                              [](PromiseRow& row) { row.breaches = 3; },
                                                              [](PromiseRow& row) { row.reclassified = true; },
                                                              [](PromiseRow& row) { row.overtaken = true; },
                                                              [](PromiseRow& row) { row.limit_seconds = 5; },
                                                              [](PromiseRow& row) { row.used_seconds = 4; },
                                                              [](PromiseRow& row) { row.next_due.reset(); }};
  store.write([&] { store.replace_promises(subject, {one}); });
  for (const auto& change : changes) {
    PromiseRow changed = one;
    change(changed);
    store.write([&] { store.replace_promises(subject, {changed}); });
    CHECK(store.promises_of(subject) == std::vector{changed});
    store.write([&] { store.replace_promises(subject, {one}); });
    CHECK(store.promises_of(subject) == std::vector{one});
  }
}

TEST_CASE("due subjects come soonest first, each once, with its earliest time (decision 15)") {
  const Desk desk;
  Store store = desk.write();
  put_promise(store, promise("C-1", "response", at(50)));
  put_promise(store, promise("C-1", "resolution", at(20)));
  put_promise(store, promise("C-2", "response", at(10)));
  put_promise(store, promise("C-3", "response", at(60)));
  put_promise(store, promise("C-4", "response"));
  CHECK(store.due_subjects(at(9), 10).empty());
  const auto due = store.due_subjects(at(50), 10);
  REQUIRE(due.size() == 2);
  CHECK(due[0].subject.id == "C-2");
  CHECK(due[0].next_due == at(10));
  CHECK(due[1].subject.id == "C-1");
  CHECK(due[1].next_due == at(20));
  CHECK(store.due_subjects(at(50), 1).size() == 1);
  CHECK(store.due_subjects(at(50), 0).empty());
  CHECK(store.due_subjects(at(1000), -1).size() == 3);
}

TEST_CASE(
    "subjects for which the sweep has plans are found in the order of their keys (decision 15)") {
  const Desk desk;
  Store store = desk.write();
  put_promise(store, promise("C-2", "response", at(10)));
  put_promise(store, promise("C-1", "response", at(50)));
  put_promise(store, promise("C-3", "response"));
  PromiseRow birth = promise("K-1", "inspection", at(5));
  birth.subject.kind = "contract";
  birth.phase = "unborn";
  put_promise(store, birth);
  PromiseQuery planned;
  planned.only = PromiseQuery::Only::planned;
  const auto found = store.subjects(planned, {}, 10);
  REQUIRE(found.size() == 3);
  CHECK(found[0].id == "C-1");
  CHECK(found[1].id == "C-2");
  CHECK(found[2].str() == "contract/K-1");
}

TEST_CASE("a birth to come is due like anything else, and is in no list (decision 15)") {
  const Desk desk;
  Store store = desk.write();
  PromiseRow birth = promise("K-1", "inspection", at(5));
  birth.subject.kind = "contract";
  birth.occurrence = "";
  birth.phase = "unborn";
  put_promise(store, birth);
  CHECK(store.due_subjects(at(5), 1).front().subject.str() == "contract/K-1");
  for (const auto only : {PromiseQuery::Only::all, PromiseQuery::Only::open}) {
    PromiseQuery query;
    query.only = only;
    CHECK(store.promises(query).empty());
  }
  CHECK(store.promises_of(birth.subject).size() == 1);
}

TEST_CASE("the sweep's question is answered by its index alone, without a sort") {
  const Desk desk;
  SQLite::Database plain(desk.db);
  SQLite::Statement plan(plain,
                         "EXPLAIN QUERY PLAN SELECT contract, subject_kind, subject_id, next_due "
                         "FROM promise WHERE next_due IS NOT NULL AND next_due <= 5 "
                         "ORDER BY next_due");
  REQUIRE(plan.executeStep());
  CHECK(plan.getColumn(3).getString().find("COVERING INDEX promise_by_next_due") !=
        std::string::npos);
  CHECK_FALSE(plan.executeStep());
}

TEST_CASE("subjects with a promise come once each, page by page in the order of their keys") {
  const Desk desk;
  Store store = desk.write();
  for (const char* id : {"C-1", "C-2", "C-3"}) {
    put_promise(store, promise(id, "response"));
    put_promise(store, promise(id, "resolve"));
  }
  const PromiseQuery query;
  const auto first = store.subjects(query, {}, 2);
  REQUIRE(first.size() == 2);
  CHECK(first.back().id == "C-2");
  const auto second = store.subjects(query, first.back(), 2);
  REQUIRE(second.size() == 1);
  CHECK(second.front().id == "C-3");
  CHECK(store.subjects(query, second.back(), 2).empty());
}

TEST_CASE("promises are listed by due time or start, those without a deadline last") {
  const Desk desk;
  Store store = desk.write();
  PromiseRow a = promise("C-1", "a"), b = promise("C-2", "b"), c = promise("C-3", "c");
  a.due = at(30);
  a.started = at(1);
  b.started = at(2);
  c.due = at(10);
  c.started = at(3);
  for (const PromiseRow& one : {a, b, c}) put_promise(store, one);
  PromiseQuery query;
  CHECK(ids(store.promises(query)) == Texts{"C-3c", "C-1a", "C-2b"});
  query.order = PromiseQuery::Order::by_start;
  CHECK(ids(store.promises(query)) == Texts{"C-1a", "C-2b", "C-3c"});
  query.limit = 1;
  CHECK(store.promises(query).size() == 1);
}

TEST_CASE("promises are filtered by everything a report asks") {
  const Desk desk;
  Store store = desk.write();
  PromiseRow open = promise("C-1", "response"), broken = promise("C-2", "response"),
             kept = promise("C-3", "resolution"), late = promise("A-1", "response");
  open.due = at(100);
  broken.breached_at = at(50);
  broken.due = at(50);
  kept.settled_at = at(40);
  kept.phase = "fulfilled";
  late.settled_at = at(70);
  late.breached_at = at(60);
  late.started = at(65);
  late.subject.kind = "action";
  late.contract = "K-2";
  for (const PromiseRow& one : {open, broken, kept, late}) put_promise(store, one);
  const auto count = [&](const PromiseQuery& query) { return store.promises(query).size(); };
  PromiseQuery query;
  CHECK(count(query) == 2);
  query.only = PromiseQuery::Only::all;
  CHECK(count(query) == 4);
  query.only = PromiseQuery::Only::in_breach;
  CHECK(ids(store.promises(query)) == Texts{"C-2response"});
  query = {};
  query.only = PromiseQuery::Only::all;
  query.contract = "K-2";
  CHECK(count(query) == 1);
  query.contract = "";
  query.obligation = "response";
  CHECK(count(query) == 3);
  query.subject_kind = "case";
  CHECK(count(query) == 2);
  query = {};
  query.due_to = at(50);
  CHECK(ids(store.promises(query)) == Texts{"C-2response"});
  query = {};
  query.only = PromiseQuery::Only::all;
  query.started_from = at(60);
  query.started_to = at(65);
  CHECK(count(query) == 0);
  query.started_to = at(66);
  CHECK(count(query) == 1);
}
