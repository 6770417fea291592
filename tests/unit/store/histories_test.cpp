#include <doctest/doctest.h>

#include "desk_folder.hpp"

using namespace svcdesk;
using namespace svcdesk::test;
using store::Store;

namespace {

journal::Event referring(const std::string& type, const journal::Subject& subject,
                         const std::vector<journal::Subject>& refs) {
  journal::Event out = event("K-1", type);
  out.subject = subject;
  out.refs = refs;
  return out;
}

Desk& told_apart(Desk& desk) {
  Store store = desk.write();
  store.write([&] {
    for (journal::Event one :
         {event("K-1", "case.opened", "C-2"), event("K-1", "case.opened", "C-10"),
          referring("report.issued", {"report", "R-1"}, {{"case", "C-2"}, {"case", "C-3"}}),
          event("K-1", "case.noted", "C-2"),
          referring("notice.queued", {"notice", "N-1"}, {{"case", "C-2"}}),
          referring("notice.dropped", {"contract", "K-1"}, {}),
          referring("case.linked", {"case", "C-10"}, {{"case", "C-2"}, {"case", "C-10"}})}) {
      store.append(one);
    }
  });
  return desk;
}

Texts all(const Store& store, const char* kind, std::int64_t events) {
  Texts out;
  std::string after;
  for (auto page = store.histories(kind, after, events); !page.empty();
       page = store.histories(kind, after, events)) {
    for (const store::SubjectHistory& one : page) {
      std::string text = one.subject.str();
      for (const journal::Event& event : one.events) text += " " + std::to_string(event.seq);
      out.push_back(text);
    }
    after = page.back().subject.id;
  }
  return out;
}

}  // namespace

TEST_CASE("histories come by id, whole, and are the same in pages of any size") {
  Desk desk;
  const Store store = told_apart(desk).read();
  for (const std::int64_t events : {1, 2, 100}) {
    CHECK(all(store, "case", events) == Texts{"case/C-10 2 7", "case/C-2 1 3 4 7"});
    CHECK(all(store, "contract", events) == Texts{"contract/K-1 6"});
    CHECK(all(store, "notice", events) == Texts{"notice/N-1 5"});
    CHECK(all(store, "asset", events).empty());
  }
  for (const store::SubjectHistory& one : store.histories("case", "", 100)) {
    const auto alone = store.history(one.subject);
    REQUIRE(alone.size() == one.events.size());
    for (std::size_t i = 0; i < alone.size(); ++i) CHECK(alone[i].seq == one.events[i].seq);
  }
}

TEST_CASE("a page of histories ends where it holds as much as a page may (F21)") {
  Desk desk;
  Store store = desk.write();
  store.write([&] {
    for (const char* id : {"C-1", "C-1", "C-2", "C-3"}) {
      journal::Event one = event("K-1", "case.noted", id);
      one.payload = Json::object({{"text", std::string(store::bytes_a_page / 2, 'x')}});
      store.append(one);
    }
  });
  const auto first = store.histories("case", "", 100);
  REQUIRE(first.size() == 1);
  CHECK(first.front().events.size() == 2);
  CHECK(store.histories("case", "C-1", 100).size() == 2);
}
