#include <doctest/doctest.h>

#include "desk_folder.hpp"
#include "svcdesk/store/detail/search.hpp"

using namespace svcdesk;
using namespace svcdesk::test;
using store::CaseQuery;
using store::CaseRow;
using store::Store;

namespace {

CaseRow case_row(std::int64_t number, const std::string& title = "title") {
  CaseRow out;
  out.number = number;
  out.contract = "K-1";
  out.status = "open";
  out.path = "hotline";
  out.kind = "fault";
  out.title = title;
  out.opened = at(number);
  out.last_event = at(number);
  return out;
}

void put_case(Store& store, const CaseRow& one) {
  store.write([&] { store.put_case(one, one.title); });
}

std::string refusal_of(const std::function<void()>& call) {
  try {
    call();
  } catch (const Error& error) {
    return error.text().id;
  }
  return "";
}

std::vector<std::int64_t> numbers(const Store& store, const CaseQuery& query) {
  std::vector<std::int64_t> out;
  for (const CaseRow& one : store.cases(query)) out.push_back(one.number);
  return out;
}

std::vector<std::int64_t> found(const Store& store, const std::string& words) {
  CaseQuery query;
  query.search = words;
  return numbers(store, query);
}

}  // namespace

TEST_CASE("a case row comes back whole, and absent times stay absent") {
  const Desk desk;
  Store store = desk.write();
  CaseRow one = case_row(1);
  one.contract_version = 2;
  one.level = "P1";
  one.reporter = "r";
  one.owner = "o";
  one.site = "s";
  one.asset = "a";
  one.product = "p";
  one.external_id = "e";
  one.cause = "c";
  one.solution = "l";
  one.revision = 9;
  put_case(store, one);
  auto back = store.case_row(1);
  REQUIRE(back);
  CHECK(back->contract_version == 2);
  CHECK(back->level + back->reporter + back->owner + back->site + back->asset + back->product +
            back->external_id + back->cause + back->solution ==
        "P1rosapecl");
  CHECK(back->revision == 9);
  CHECK(back->opened == at(1));
  CHECK_FALSE(back->resolved);
  CHECK_FALSE(back->closed);
  CHECK_FALSE(back->paused_since);
  CHECK_FALSE(back->paid_work);
  one.resolved = Instant{};
  one.closed = at(3);
  one.paused_since = at(4);
  one.pause_reason = "customer";
  one.paid_work = true;
  put_case(store, one);
  back = store.case_row(1);
  CHECK(back->resolved == Instant{});
  CHECK(back->closed == at(3));
  CHECK(back->paused_since == at(4));
  CHECK(back->pause_reason == "customer");
  CHECK(back->paid_work);
  CHECK_FALSE(store.case_row(2));
}

TEST_CASE("each text of a case row can change alone, and change back") {
  const Desk desk;
  Store store = desk.write();
  const CaseRow one = case_row(1);
  put_case(store, one);
  for (std::string CaseRow::*text :
       {&CaseRow::contract, &CaseRow::status, &CaseRow::path, &CaseRow::kind, &CaseRow::level,
        &CaseRow::title, &CaseRow::reporter, &CaseRow::owner, &CaseRow::site, &CaseRow::asset,
        &CaseRow::product, &CaseRow::external_id, &CaseRow::cause, &CaseRow::solution,
        &CaseRow::pause_reason}) {
    CaseRow changed = one;
    changed.*text = "changed";
    put_case(store, changed);
    CHECK(store.case_row(1) == changed);
    put_case(store, one);
    CHECK(store.case_row(1) == one);
  }
}

TEST_CASE("lists are newest first, in pages below a number") {
  const Desk desk;
  Store store = desk.write();
  for (int i = 1; i <= 7; ++i) put_case(store, case_row(i));
  CaseQuery query;
  query.limit = 3;
  CHECK(numbers(store, query) == Numbers{7, 6, 5});
  query.before_number = 5;
  CHECK(numbers(store, query) == Numbers{4, 3, 2});
  query.before_number = 1;
  CHECK(numbers(store, query).empty());
  query = {};
  query.limit = -1;
  CHECK(numbers(store, query).size() == 7);
}

TEST_CASE("lists are filtered by each field and by time") {
  const Desk desk;
  Store store = desk.write();
  CaseRow one = case_row(1), other = case_row(2);
  one.contract = "K-9";
  one.status = "closed";
  one.level = "P2";
  one.kind = "request";
  one.owner = "li.na";
  one.reporter = "wang";
  one.site = "GZ";
  one.asset = "SW-1";
  put_case(store, one);
  put_case(store, other);
  for (const auto& [member, value] :
       std::vector<std::pair<std::string CaseQuery::*, std::string>>{{&CaseQuery::contract, "K-9"},
                                                                     {&CaseQuery::status, "closed"},
                                                                     {&CaseQuery::level, "P2"},
                                                                     {&CaseQuery::kind, "request"},
                                                                     {&CaseQuery::owner, "li.na"},
                                                                     {&CaseQuery::reporter, "wang"},
                                                                     {&CaseQuery::site, "GZ"},
                                                                     {&CaseQuery::asset, "SW-1"}}) {
    CaseQuery query;
    query.*member = value;
    CHECK(numbers(store, query) == Numbers{1});
    query.*member = "none";
    CHECK(numbers(store, query).empty());
  }
  CaseQuery query;
  query.opened_from = at(2);
  CHECK(numbers(store, query) == Numbers{2});
  query.opened_from.reset();
  query.opened_to = at(2);
  CHECK(numbers(store, query) == Numbers{1});
}

TEST_CASE("lists of what is unassigned, waiting or in breach") {
  const Desk desk;
  Store store = desk.write();
  CaseRow one = case_row(1);
  one.owner = "li.na";
  put_case(store, one);
  CaseRow waiting = case_row(2);
  waiting.paused_since = at(5);
  put_case(store, waiting);
  put_case(store, case_row(3));
  store.write([&] {
    store::PromiseRow promise;
    promise.contract = "K-1";
    promise.subject = {"case", "C-3"};
    promise.obligation = "response";
    promise.occurrence = "1";
    promise.phase = "running";
    promise.verdict = "broken";
    promise.breached_at = at(9);
    store.put_promise(promise);
    promise.subject = {"case", "C-1"};
    promise.settled_at = at(10);
    store.put_promise(promise);
  });
  CaseQuery query;
  query.only = CaseQuery::Only::unassigned;
  CHECK(numbers(store, query) == Numbers{3, 2});
  query.only = CaseQuery::Only::waiting;
  CHECK(numbers(store, query) == Numbers{2});
  query.only = CaseQuery::Only::in_breach;
  CHECK(numbers(store, query) == Numbers{3});
  CHECK(store.count(query) == 1);
  query.search = "title";
  CHECK(numbers(store, query) == Numbers{3});
}

TEST_CASE("every page of what is in breach has what the first one has, whatever else is asked") {
  const Desk desk;
  Store store = desk.write();
  store.write([&] {
    store::PromiseRow promise;
    promise.contract = "K-1";
    promise.obligation = "response";
    promise.occurrence = "1";
    promise.phase = "running";
    promise.verdict = "open";
    for (int i = 1; i <= 9; ++i) {
      CaseRow one = case_row(i);
      one.level = i % 3 == 0 ? "P1" : "P2";
      store.put_case(one, one.title);
      promise.subject = {"case", "C-" + std::to_string(i)};
      promise.due = at(i);
      store.put_promise(promise);
    }
  });
  CaseQuery query;
  query.only = CaseQuery::Only::in_breach;
  query.as_of = at(8);
  query.limit = 3;
  CHECK(numbers(store, query) == Numbers{7, 6, 5});
  query.before_number = 5;
  CHECK(numbers(store, query) == Numbers{4, 3, 2});
  query.level = "P1";
  CHECK(numbers(store, query) == Numbers{3});
  query.before_number = 0;
  CHECK(numbers(store, query) == Numbers{6, 3});
}

TEST_CASE(
    "a case is in breach once its deadline has passed, swept or not (clock rule 5, ruling 16)") {
  const Desk desk;
  Store store = desk.write();
  put_case(store, case_row(1));
  store::PromiseRow promise;
  promise.contract = "K-1";
  promise.subject = {"case", "C-1"};
  promise.obligation = "response";
  promise.occurrence = "1";
  promise.phase = "running";
  promise.verdict = "open";
  promise.due = at(9);
  store.write([&] { store.put_promise(promise); });
  CaseQuery query;
  query.only = CaseQuery::Only::in_breach;
  query.as_of = at(9);
  CHECK(numbers(store, query).empty());
  query.as_of = at(9) + Seconds{1};
  CHECK(numbers(store, query) == Numbers{1});
  promise.phase = "halted";  // closed: its clocks stand still
  store.write([&] { store.put_promise(promise); });
  CHECK(numbers(store, query).empty());
}

TEST_CASE("an external id is unique within its contract") {
  const Desk desk;
  Store store = desk.write();
  CaseRow one = case_row(1), other = case_row(2);
  one.external_id = other.external_id = "INC-7";
  other.contract = "K-2";
  put_case(store, one);
  put_case(store, other);
  put_case(store, case_row(3));
  put_case(store, case_row(4));
  CHECK(store.case_by_external_id("K-1", "INC-7") == 1);
  CHECK(store.case_by_external_id("K-2", "INC-7") == 2);
  CHECK_FALSE(store.case_by_external_id("K-3", "INC-7"));
  CHECK_FALSE(store.case_by_external_id("K-1", ""));
  CaseRow twice = case_row(5);
  twice.external_id = "INC-7";
  CHECK(refusal([&] { put_case(store, twice); }) == "4 store.constraint");
  CHECK_FALSE(store.case_row(5));
}

TEST_CASE("two Chinese characters are found, and only where they stand together (CASE-12)") {
  const Desk desk;
  Store store = desk.write();
  put_case(store, case_row(1, "广州核心交换机链路中断"));
  put_case(store, case_row(2, "中途断电"));
  put_case(store, case_row(3, "数据库服务中断，请求中"));
  CHECK(found(store, "中断") == Numbers{3, 1});
  CHECK(found(store, "链路中断") == Numbers{1});
  CHECK(found(store, "断中").empty());
  CHECK(found(store, "中断 交换机") == Numbers{1});
  CHECK(found(store, "务中断") == Numbers{3});
}

TEST_CASE("English is found in any case, form or part of a word (CASE-12)") {
  const Desk desk;
  Store store = desk.write();
  put_case(store, case_row(1, "Core SWITCH reports Link-Down on Gi0/1"));
  put_case(store, case_row(2, "ｓｗｉｔｃｈ fan failed, straße"));
  CHECK(found(store, "switch") == Numbers{2, 1});
  CHECK(found(store, "SWIT") == Numbers{2, 1});
  CHECK(found(store, "link down") == Numbers{1});
  CHECK(found(store, "link-down") == Numbers{1});
  CHECK(found(store, "STRASSE") == Numbers{2});
  CHECK(found(store, "switch fan") == Numbers{2});
  CHECK(found(store, "switch storage").empty());
  CHECK(found(store, "port") == Numbers{1});
}

TEST_CASE("a pair of characters that only meet across words is no match") {
  const Desk desk;
  Store store = desk.write();
  put_case(store, case_row(1, "ab bc cd"));
  CHECK(found(store, "abc").empty());
  CHECK(found(store, "abcd").empty());
  CHECK(found(store, "bc") == Numbers{1});
}

TEST_CASE("a single character is found, at either end of a word or alone") {
  const Desk desk;
  Store store = desk.write();
  put_case(store, case_row(1, "断 电"));
  put_case(store, case_row(2, "中断"));
  put_case(store, case_row(3, "断路"));
  put_case(store, case_row(4, "port x"));
  CHECK(found(store, "断") == Numbers{3, 2, 1});
  CHECK(found(store, "x") == Numbers{4});
  CHECK(found(store, "电 断") == Numbers{1});
  CHECK(found(store, "断 中断") == Numbers{2});
}

TEST_CASE("a rare single character is found far below the newest cases") {
  const Desk desk;
  Store store = desk.write();
  store.write([&] {
    store.put_case(case_row(1), "龘");
    for (int i = 2; i < 6000; ++i) store.put_case(case_row(i), "router");
    store.put_case(case_row(6000), "龘龘");
  });
  CHECK(found(store, "龘") == Numbers{6000, 1});
  CaseQuery query;
  query.search = "r";
  query.limit = 2;
  CHECK(numbers(store, query) == Numbers{5999, 5998});
  query.before_number = 3;
  CHECK(numbers(store, query) == Numbers{2});
}

TEST_CASE("a search of punctuation alone finds nothing, and no search is a syntax error") {
  const Desk desk;
  Store store = desk.write();
  put_case(store, case_row(1, "a\"b OR NEAR(x) ^c * - : { }"));
  for (const char* words : {"\"", "*", "-", "'; --", "{}", "^", "。"}) {
    CAPTURE(words);
    CHECK(found(store, words).empty());
  }
  CHECK(found(store, "NEAR(x)") == Numbers{1});
  CHECK(found(store, "OR") == Numbers{1});
  CHECK(found(store, "AND").empty());
  CHECK(found(store, std::string("\xFF\xFE")).empty());
  CHECK_NOTHROW(static_cast<void>(found(store, std::string(100000, 'q'))));
  std::string many;
  for (int i = 0; i < 3000; ++i) many += "w" + std::to_string(i) + " ";
  CHECK(found(store, many).empty());
}

TEST_CASE("a changed text is found by its new words and no longer by the old ones") {
  const Desk desk;
  Store store = desk.write();
  put_case(store, case_row(1, "链路中断"));
  put_case(store, case_row(2, "链路中断"));
  put_case(store, case_row(1, "风扇故障"));
  CHECK(found(store, "中断") == Numbers{2});
  CHECK(found(store, "风扇") == Numbers{1});
  put_case(store, case_row(1, "链路中断"));
  CHECK(found(store, "中断") == Numbers{2, 1});
  // The index itself, not only the check on the text, has forgotten.
  SQLite::Database plain(desk.db);
  CHECK(plain.execAndGet("SELECT count(*) FROM case_search WHERE case_search MATCH '\"风扇\"'")
            .getInt64() == 0);
}

TEST_CASE("a case that is written without a text is found by the words that it had (CASE-12)") {
  const Desk desk;
  Store store = desk.write();
  put_case(store, case_row(1, "链路中断"));
  CaseRow later = case_row(1, "链路中断");
  later.revision = 9;
  store.write([&] { store.put_case(later, std::nullopt); });
  CHECK(store.case_row(1)->revision == 9);
  CHECK(found(store, "中断") == Numbers{1});
}

TEST_CASE("a search goes with every filter, in pages") {
  const Desk desk;
  Store store = desk.write();
  for (int i = 1; i <= 6; ++i) {
    CaseRow one = case_row(i, "服务中断");
    one.status = i % 2 == 0 ? "open" : "closed";
    put_case(store, one);
  }
  CaseQuery query;
  query.search = "中断";
  query.status = "open";
  query.limit = 2;
  CHECK(numbers(store, query) == Numbers{6, 4});
  query.before_number = 4;
  CHECK(numbers(store, query) == Numbers{2});
  query.limit = 0;
  CHECK(numbers(store, query).empty());
}

TEST_CASE("the terms of a word are its pairs and its last character, each once") {
  CHECK(store::searchable("A-b，中断 a") == "a b 中断 a");
  CHECK(store::index_terms("中断") == "中断 断");
  CHECK(store::index_terms("aaa") == "a aa");
  CHECK(store::index_terms("").empty());
  CHECK(store::Wanted("x").broad());
  CHECK_FALSE(store::Wanted("xy z").broad());
  CHECK(store::Wanted("  ,").nothing());
}

TEST_CASE("a title longer than a mebibyte is neither written nor read (F21)") {
  const Desk desk;
  Store store = desk.write();
  CHECK(refusal_of([&] { put_case(store, case_row(1, std::string((1u << 20u) + 1, 'x'))); }) ==
        "store.line_too_long");
  CHECK_FALSE(store.has_case(1));
  put_case(store, case_row(1, std::string(1u << 20u, 'x')));
  CHECK(store.case_row(1)->title.size() == 1u << 20u);
  desk.raw("UPDATE cases SET title = title || 'x'");
  CHECK(refusal_of([&] { (void)desk.read().case_row(1); }) == "store.corrupt");
}
