#include <doctest/doctest.h>

#include "desk_folder.hpp"

using namespace svcdesk;
using namespace svcdesk::test;
using store::NoticeLine;
using store::NoticeQuery;
using store::NoticeRow;
using store::Store;

namespace {

NoticeLine line(const std::string& key) {
  NoticeLine out;
  out.key = key;
  out.contract = "K-1";
  out.subject = {"case", "C-1"};
  out.obligation = "response";
  out.occurrence = "1";
  out.person = "li.na";
  out.channel = "sms";
  out.planned = at(1);
  out.fired = at(2);
  out.event = 3;
  return out;
}

NoticeRow notice(std::int64_t number, const std::string& state = "queued") {
  NoticeRow out;
  out.number = number;
  out.contract = "K-1";
  out.person = "li.na";
  out.channel = "email";
  out.message_id = "<" + std::to_string(number) + "@desk>";
  out.state = state;
  out.about = {"C-" + std::to_string(number)};
  out.queued = at(0);
  out.next_try = at(number);
  return out;
}

void put_notice(Store& store, const NoticeRow& row) {
  store.write([&] { store.put_notice(row); });
}

std::vector<std::int64_t> leased(Store& store, Instant now, Instant until, std::int64_t limit,
                                 const std::string& owner = "me") {
  std::vector<std::int64_t> out;
  store.write([&] {
    for (const NoticeRow& row : store.lease(now, until, owner, limit)) out.push_back(row.number);
  });
  return out;
}

}  // namespace

TEST_CASE("a line is added once, whoever tries (decision 16)") {
  const Desk desk;
  Store store = desk.write();
  store.write([&] {
    CHECK(store.add_line(line("k")));
    CHECK_FALSE(store.add_line(line("k")));
    NoticeLine moved = line("k");
    moved.planned = at(99);
    CHECK_FALSE(store.add_line(moved));
    CHECK(store.add_line(line("k2")));
  });
  CHECK(store.open_lines(at(5), 10).size() == 2);
  CHECK(store.open_lines(at(5), 10)[0].planned == at(1));
}

TEST_CASE("open lines come page by page, by the end of their quiet hours, then by event and key") {
  const Desk desk;
  Store store = desk.write();
  store.write([&] {
    for (const char* key : {"d", "b", "c", "a"}) store.add_line(line(key));
    NoticeLine held = line("0");
    held.hold_until = at(3);
    store.add_line(held);
  });
  std::string order;
  std::optional<NoticeLine> last;
  for (auto page = store.open_lines(at(5), 2); !page.empty();
       page = store.open_lines(at(5), 2, last)) {
    for (const NoticeLine& one : page) order += one.key;
    last = page.back();
  }
  CHECK(order == "abcd0");
}

TEST_CASE("a closed or dropped line stays known and is no longer open") {
  const Desk desk;
  Store store = desk.write();
  store.write([&] {
    store.add_line(line("a"));
    store.add_line(line("b"));
    store.close_line("a", 7);
    store.close_line("b", 0);
    CHECK_FALSE(store.add_line(line("a")));
    CHECK_FALSE(store.add_line(line("b")));
  });
  CHECK(store.open_lines(at(5), 10).empty());
}

TEST_CASE("a line comes back whole, and waits until its quiet hours are over (ruling 25)") {
  const Desk desk;
  Store store = desk.write();
  NoticeLine one = line("a");
  one.step = 2;
  one.repeat = 3;
  one.level = "P1";
  one.or_channels = {"email", "duty,hook"};
  one.hold_until = at(100);
  one.urgent = true;
  one.reminder = true;
  one.joined = 4;
  store.write([&] {
    store.add_line(one);
    store.add_line(line("b"));
  });
  CHECK(store.open_lines(at(99), 10).size() == 1);
  const auto open = store.open_lines(at(100), 10);
  REQUIRE(open.size() == 2);
  const NoticeLine& back = open[1];
  CHECK(back.key == "a");
  CHECK(back.subject == one.subject);
  CHECK(back.step == 2);
  CHECK(back.repeat == 3);
  CHECK(back.level == "P1");
  CHECK(back.or_channels == one.or_channels);
  CHECK(back.hold_until == at(100));
  CHECK(back.urgent);
  CHECK(back.reminder);
  CHECK(back.joined == 4);
  CHECK(back.event == 3);
  CHECK(store.open_lines(at(100), 1).size() == 1);
}

TEST_CASE("a notice comes back whole") {
  const Desk desk;
  Store store = desk.write();
  NoticeRow one = notice(1);
  one.address = "li.na@example.org";
  one.title = "标题";
  one.body = "line\nline";
  one.urgent = true;
  one.or_channels = {"sms"};
  one.tries = 2;
  one.last_try = at(8);
  one.last_error = "550";
  one.lease_owner = "w";
  one.lease_until = at(9);
  put_notice(store, one);
  const auto back = store.notice(1);
  REQUIRE(back);
  CHECK(back->address == one.address);
  CHECK(back->title == one.title);
  CHECK(back->body == one.body);
  CHECK(back->message_id == one.message_id);
  CHECK(back->urgent);
  CHECK(back->or_channels == one.or_channels);
  CHECK(back->about == one.about);
  CHECK(back->tries == 2);
  CHECK(back->last_try == at(8));
  CHECK(back->last_error == "550");
  CHECK(back->next_try == at(1));
  CHECK(back->lease_until == at(9));
  CHECK(back->lease_owner == "w");
  CHECK_FALSE(store.notice(2));
}

TEST_CASE("a message id is given once (the receiver's dedup key)") {
  const Desk desk;
  Store store = desk.write();
  put_notice(store, notice(1));
  NoticeRow twin = notice(2);
  twin.message_id = notice(1).message_id;
  CHECK(refusal([&] { put_notice(store, twin); }) == "4 store.constraint");
}

TEST_CASE("an unknown state is refused") {
  const Desk desk;
  Store store = desk.write();
  CHECK(refusal([&] { put_notice(store, notice(1, "lost")); }) == "4 store.constraint");
}

TEST_CASE("what a notice is about can be put anew; others keep their names") {
  const Desk desk;
  Store store = desk.write();
  NoticeRow one = notice(1);
  put_notice(store, one);
  put_notice(store, notice(2));
  one.about = {"C-7", "C-8", "C-7"};
  put_notice(store, one);
  put_notice(store, one);
  const auto found = [&](const char* about) {
    return store.notices({.contract = "", .person = "", .state = "", .about = about}).size();
  };
  CHECK(found("C-1") == 0);
  CHECK(found("C-7") == 1);
  CHECK(found("C-8") == 1);
  CHECK(found("C-2") == 1);
  CHECK(desk.raw_number("SELECT count(*) FROM notice_about") == 3);
}

TEST_CASE("notices are found by contract, person, state and what they are about") {
  const Desk desk;
  Store store = desk.write();
  put_notice(store, notice(1));
  NoticeRow other = notice(2, "sent");
  other.contract = "K-2";
  other.person = "wang";
  other.about = {"C-1", "C-2"};
  put_notice(store, other);
  put_notice(store, notice(3, "dead"));
  const auto count = [&](const NoticeQuery& query) { return store.notices(query).size(); };
  CHECK(count({}) == 3);
  CHECK(store.notices({})[0].number == 3);
  CHECK(count({.contract = "K-2", .person = "", .state = "", .about = ""}) == 1);
  CHECK(count({.contract = "", .person = "wang", .state = "", .about = ""}) == 1);
  CHECK(count({.contract = "", .person = "", .state = "dead", .about = ""}) == 1);
  CHECK(count({.contract = "", .person = "", .state = "sent", .about = ""}) == 1);
  CHECK(count({.contract = "", .person = "", .state = "", .about = "C-1"}) == 2);
  CHECK(count({.contract = "K-1", .person = "", .state = "queued", .about = "C-1"}) == 1);
  CHECK(count({.contract = "", .person = "", .state = "", .about = "C-9"}) == 0);
  other.about = {"C-9"};
  put_notice(store, other);
  CHECK(count({.contract = "", .person = "", .state = "", .about = "C-1"}) == 1);
}

TEST_CASE("a lease takes what is due, once, until it runs out (NTF-1)") {
  const Desk desk;
  Store store = desk.write();
  for (int i = 1; i <= 4; ++i) put_notice(store, notice(i));
  CHECK(leased(store, at(0), at(60), 10).empty());
  CHECK(leased(store, at(2), at(60), 10) == Numbers{1, 2});
  CHECK(leased(store, at(3), at(60), 10, "other") == Numbers{3});
  CHECK(store.notice(3)->lease_owner == "other");
  CHECK(leased(store, at(59), at(100), 10) == Numbers{4});
  CHECK(leased(store, at(60), at(200), 10, "later") == Numbers{1, 2, 3});
  CHECK(store.notice(1)->lease_owner == "later");
}

TEST_CASE("a lease is bounded, and urgent notices go first") {
  const Desk desk;
  Store store = desk.write();
  for (int i = 1; i <= 5; ++i) {
    NoticeRow one = notice(i);
    one.urgent = i == 4;
    put_notice(store, one);
  }
  CHECK(leased(store, at(10), at(60), 2) == Numbers{4, 1});
  CHECK(leased(store, at(10), at(60), 0).empty());
  CHECK(leased(store, at(10), at(60), -1) == Numbers{2, 3, 5});
}

TEST_CASE("what is sent, dead or dropped is never leased again") {
  const Desk desk;
  Store store = desk.write();
  for (const char* state : {"sent", "dead", "dropped"}) {
    put_notice(store, notice(1));
    put_notice(store, notice(1, state));
    CHECK(leased(store, at(10), at(60), 10).empty());
    CHECK(store.notice(1)->state == state);
  }
  put_notice(store, notice(1));
  CHECK(leased(store, at(10), at(60), 10) == Numbers{1});
}

TEST_CASE("two processes never hold the same notice (F8)") {
  const Desk desk;
  {
    Store store = desk.write();
    for (int i = 1; i <= 40; ++i) put_notice(store, notice(i));
  }
  std::vector<pid_t> children;
  for (int p = 0; p < 4; ++p) {
    children.push_back(in_process([&] {
      int taken = 0;
      for (int round = 0; round < 4; ++round) {
        Store store = desk.write();
        taken += static_cast<int>(leased(store, at(100), at(200), 3).size());
      }
      return taken;
    }));
  }
  int taken = 0;
  for (const pid_t child : children) taken += result_of(child);
  CHECK(taken == 40);
}

TEST_CASE("emptying takes every row out, of tables with tens of thousands too (AUD-3)") {
  const Desk desk;
  Store store = desk.write();
  store.write([&] {
    for (std::int64_t number = 1; number <= 20'001; ++number) store.put_notice(notice(number));
  });
  store.write([&] { store.clear_projections(); });
  for (const char* table : {"outbox", "notice_about", "notice"}) {
    CAPTURE(table);
    CHECK(desk.raw_number(std::string("SELECT count(*) FROM ") + table) == 0);
  }
}
