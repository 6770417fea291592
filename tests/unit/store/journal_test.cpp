#include <doctest/doctest.h>

#include "desk_folder.hpp"
#include "svcdesk/journal/chain.hpp"
#include "svcdesk/store/verify.hpp"

using namespace svcdesk;
using namespace svcdesk::test;
using store::EventQuery;
using store::Store;

TEST_CASE("events are numbered from 1 without gaps, over all chains (AUD-1)") {
  const Desk desk;
  Store store = desk.write();
  CHECK(store.last_seq() == 0);
  CHECK(store.last_recorded() == Instant{});
  append(store, 2, "K-1");
  append(store, 1, "");
  append(store, 1, "K-1");
  CHECK(store.last_seq() == 4);
  CHECK(store.last_recorded() == at(20));
  std::int64_t expected = 0;
  for (const journal::Event& one : store.events({})) CHECK(one.seq == ++expected);
  CHECK(expected == 4);
}

TEST_CASE("an event comes back as it was recorded") {
  const Desk desk;
  Store store = desk.write();
  journal::Event one = event("K-1", "case.opened", "C-7");
  one.refs = {{"asset", "SW-03"}, {"report", "R/2"}};
  one.version = 3;
  one.request_id = "req-1";
  one.payload.set("text", std::string("a\"b\\\n\x01 中文 \xF0\x9F\x98\x80"));
  store.write([&] { store.append(one); });
  CHECK(one.seq == 1);
  const auto back = store.event(1);
  REQUIRE(back);
  CHECK(back->contract == "K-1");
  CHECK(back->subject == one.subject);
  CHECK(back->refs == one.refs);
  CHECK(back->type == "case.opened");
  CHECK(back->version == 3);
  CHECK(back->at == one.at);
  CHECK(back->recorded == one.recorded);
  CHECK(back->actor == one.actor);
  CHECK(back->request_id == "req-1");
  CHECK(back->payload["text"] == one.payload["text"]);
  CHECK_FALSE(store.event(2));
  CHECK_FALSE(store.event(0));
}

TEST_CASE("each chain begins at nothing and links its own events only (decision 3)") {
  const Desk desk;
  Store store = desk.write();
  append(store, 1, "K-1");
  append(store, 1, "K-2");
  append(store, 1, "K-1");
  const auto stored = store.stored_events(0, 10);
  REQUIRE(stored.size() == 3);
  const auto linked = [](const Digest& before, const store::StoredEvent& one) {
    return journal::link(before, one.event, one.refs_text, one.payload_text);
  };
  CHECK(stored[0].hash == linked({}, stored[0]));
  CHECK(stored[1].hash == linked({}, stored[1]));
  CHECK(stored[2].hash == linked(stored[0].hash, stored[2]));
  CHECK(store.head("K-1")->hash == stored[2].hash);
  CHECK(store.head("K-1")->seq == 3);
  CHECK(store.head("K-1")->count == 2);
  CHECK(store.head("K-2")->hash == stored[1].hash);
  CHECK_FALSE(store.head(""));
  CHECK(store.heads().size() == 2);
}

TEST_CASE("the head moves inside the change that appends") {
  const Desk desk;
  Store store = desk.write();
  store.write([&] {
    CHECK_FALSE(store.head("K-1"));
    journal::Event one = event("K-1");
    store.append(one);
    CHECK(store.head("K-1")->count == 1);
    CHECK(store.heads().size() == 1);
    store.append(one);
    CHECK(store.head("K-1")->seq == 2);
  });
  CHECK(store.head("K-1")->count == 2);
}

TEST_CASE("history holds a subject's own events and those that refer to it, in order") {
  const Desk desk;
  Store store = desk.write();
  store.write([&] {
    journal::Event own = event("K-1", "case.opened", "C-1");
    journal::Event other = event("K-1", "case.opened", "C-2");
    journal::Event refers = event("K-1", "case.merged", "C-2");
    refers.refs = {{"case", "C-1"}, {"case", "C-1"}, {"case", "C-2"}};
    store.append(own);
    store.append(other);
    store.append(refers);
    store.append(own);
  });
  const auto one = store.history({"case", "C-1"});
  REQUIRE(one.size() == 3);
  CHECK(one[0].seq == 1);
  CHECK(one[1].seq == 3);
  CHECK(one[2].seq == 4);
  CHECK(store.history({"case", "C-2"}).size() == 2);
  CHECK(store.history({"case", "C-3"}).empty());
  CHECK(store.history({"asset", "C-1"}).empty());
}

TEST_CASE("events are filtered by everything a log can ask") {
  const Desk desk;
  Store store = desk.write();
  store.write([&] {
    for (int i = 0; i < 10; ++i) {
      journal::Event one = event(i % 2 == 0 ? "K-1" : "K-2", i < 5 ? "case.opened" : "notice.sent",
                                 "C-" + std::to_string(i));
      one.recorded = at(i);
      one.actor = i == 3 ? "li.na" : "chen.wei";
      store.append(one);
    }
  });
  const auto count = [&](const EventQuery& query) { return store.events(query).size(); };
  EventQuery query;
  CHECK(count(query) == 10);
  query.contract = "K-1";
  CHECK(count(query) == 5);
  query.type_prefix = "case.";
  CHECK(count(query) == 3);
  query = {};
  query.type_prefix = "case.opened";
  CHECK(count(query) == 5);
  query.type_prefix = "%";
  CHECK(count(query) == 0);
  query = {};
  query.actor = "li.na";
  CHECK(count(query) == 1);
  query = {};
  query.from = at(2);
  query.to = at(4);
  CHECK(count(query) == 2);
  query = {};
  query.after = 8;
  CHECK(count(query) == 2);
  query.before = 10;
  CHECK(count(query) == 1);
  query = {};
  query.before = 1;
  CHECK(count(query) == 0);
  query = {};
  query.subject = journal::Subject{"case", "C-4"};
  CHECK(count(query) == 1);
  query.contract = "K-2";
  CHECK(count(query) == 0);
  query = {};
  query.limit = 3;
  query.order = EventQuery::Order::newest_first;
  const auto newest = store.events(query);
  REQUIRE(newest.size() == 3);
  CHECK(newest[0].seq == 10);
  query.limit = 0;
  CHECK(count(query) == 0);
  query.limit = -1;
  CHECK(count(query) == 10);
}

TEST_CASE("a page of events ends where it holds as much as a page may (F21)") {
  const Desk desk;
  Store store = desk.write();
  store.write([&] {
    for (int i = 0; i < 3; ++i) {
      journal::Event one = event("K-1", "case.noted");
      one.payload = Json::object({{"text", std::string(store::bytes_a_page * 3 / 4, 'x')}});
      store.append(one);
    }
  });
  EventQuery query;
  CHECK(store.events(query).size() == 2);
  query.after = 2;
  CHECK(store.events(query).size() == 1);
  query.after = 0;
  query.order = EventQuery::Order::newest_first;
  CHECK(store.events(query).back().seq == 2);
}

TEST_CASE("a request id finds the first event of its call, and stands only once (decision 10)") {
  const Desk desk;
  Store store = desk.write();
  journal::Event one = event("K-1");
  one.request_id = "r-1";
  store.write([&] {
    store.append(one);
    journal::Event second = event("K-1");
    store.append(second);
  });
  CHECK(store.by_request("r-1")->seq == 1);
  CHECK_FALSE(store.by_request("r-2"));
  CHECK_FALSE(store.by_request(""));
  CHECK(refusal([&] { store.write([&] { store.append(one); }); }) == "4 store.constraint");
  CHECK(store.last_seq() == 2);
}

TEST_CASE("no tool that respects triggers changes or removes an event or a document (AUD-1)") {
  const Desk desk;
  {
    Store store = desk.write();
    store.write([&] {
      journal::Event one = event("K-1");
      one.refs = {{"case", "C-9"}};
      one.request_id = "r";
      store.append(one);
      store.put_document("paper");
      store.put_contract({"K-1", 1, at(0), 1, "t", "s", "{}", "UTC"});
    });
  }
  for (const char* sql :
       {"UPDATE event SET actor = 'x'", "DELETE FROM event", "DELETE FROM event_ref",
        "UPDATE event_ref SET id = 'C-1'", "UPDATE document SET bytes = x'00'",
        "DELETE FROM document", "UPDATE desk SET drill = 1", "DELETE FROM desk",
        "UPDATE contract_version SET compiled = ''", "DELETE FROM contract_version",
        "INSERT OR REPLACE INTO event SELECT * FROM event",
        "INSERT OR REPLACE INTO document SELECT * FROM document",
        "INSERT OR REPLACE INTO contract_version SELECT * FROM contract_version",
        ("INSERT OR REPLACE INTO event SELECT 2, contract, subject_kind, subject_id, refs, type, "
         "version, at, recorded, actor, request_id, payload, hash FROM event"),
        ("INSERT INTO event SELECT 7, contract, subject_kind, subject_id, refs, type, version, at, "
         "recorded, actor, '', payload, hash FROM event")}) {
    CAPTURE(sql);
    CHECK_THROWS_AS(desk.raw(sql), SQLite::Exception);
  }
  CHECK(store::verify_chains(desk.read()).sound());
}

TEST_CASE("hostile text is a value and nothing else, byte for byte (F13, F14)") {
  const Desk desk;
  Store store = desk.write();
  const std::string hostile[] = {"'; DROP TABLE event; --",
                                 "\" OR 1=1",
                                 "%_*?[a-z]",
                                 std::string("nul\0inside", 10),
                                 "\xFF\xFE not utf-8",
                                 "\u202Eabc",
                                 std::string(100000, '\''),
                                 "x'00'"};
  for (const std::string& text : hostile) {
    store.write([&] {
      journal::Event one = event("K-1", "case.opened", text);
      one.actor = text;
      store.append(one);
    });
    CHECK(store.history({"case", text}).size() == 1);
    CHECK(store.history({"case", text}).front().actor == text);
    EventQuery query;
    query.actor = text;
    CHECK(store.events(query).size() == 1);
  }
  CHECK(store::verify_chains(store).sound());
}

TEST_CASE("numbers are drawn by kind, from 1, and never twice (decision 9)") {
  const Desk desk;
  Store store = desk.write();
  store.write([&] {
    CHECK(store.draw_number("case") == 1);
    CHECK(store.draw_number("case") == 2);
    CHECK(store.draw_number("notice") == 1);
  });
  store.write([&] {
    CHECK(store.draw_number("case") == 3);
    store.raise_number("case", 10);
    store.raise_number("case", 4);
    CHECK(store.draw_number("case") == 11);
    store.raise_number("part", 5);
    CHECK(store.draw_number("part") == 6);
  });
}

TEST_CASE("documents are kept by content, once (decision 8)") {
  const Desk desk;
  Store store = desk.write();
  const std::string bytes("\x00\x01%PDF 中文\xFF", 14);
  std::string name;
  store.write([&] {
    name = store.put_document(bytes);
    CHECK(store.put_document(bytes) == name);
    CHECK(store.put_document("") ==
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  });
  CHECK(store.document(name) == bytes);
  CHECK(store.document("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855") == "");
  CHECK_FALSE(store.document("00"));
  CHECK(desk.raw_number("SELECT count(*) FROM document") == 2);
}

TEST_CASE("a contract is found by version (decision 7)") {
  const Desk desk;
  Store store = desk.write();
  store.write([&] {
    store.put_contract({"K-1", 1, at(0), 1, "one", "aa", "{\"v\":1}", "UTC"});
    store.put_contract({"K-1", 2, at(100), 2, "two", "bb", "{\"v\":2}", "UTC"});
    store.put_contract({"K-2", 1, at(0), 3, "other", "cc", "{}", "UTC"});
  });
  CHECK(store.contract("K-1", 1)->title == "one");
  CHECK(store.contract("K-1", 2)->compiled == "{\"v\":2}");
  CHECK_FALSE(store.contract("K-1", 3));
  CHECK_FALSE(store.contract("K-9", 1));
  const auto all = store.contracts();
  REQUIRE(all.size() == 3);
  CHECK(all[1].title == "two");
  CHECK(all[1].compiled.empty());
  CHECK(
      refusal([&] {
        store.write([&] { store.put_contract({"K-1", 2, at(100), 2, "two", "bb", "{}", "UTC"}); });
      }) == "4 store.constraint");
}
