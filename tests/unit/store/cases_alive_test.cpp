#include <doctest/doctest.h>

#include "desk_folder.hpp"

using namespace svcdesk;
using namespace svcdesk::test;
using store::Store;

namespace {

void put_alive(Store& store, std::int64_t number, Instant opened, std::optional<Instant> closed,
               const std::string& contract = "K-1") {
  store::CaseRow row;
  row.number = number;
  row.contract = contract;
  row.opened = opened;
  row.closed = closed;
  store.put_case(row, "x");
}

void owed(Store& store, const std::string& id, Instant started, std::optional<Instant> settled) {
  store::PromiseRow row;
  row.contract = "K-1";
  row.subject = {"case", id};
  row.obligation = "analysis";
  row.occurrence = "1";
  row.phase = "running";
  row.started = started;
  row.settled_at = settled;
  store.put_promise(row);
}

}  // namespace

TEST_CASE(
    "cases alive in a stretch of time are found, and those that owe something in it (RPT-1)") {
  const Desk desk;
  Store store = desk.write();
  append(store, 9);  // no case has a higher number than there are events
  store.write([&] {
    put_alive(store, 1, at(0), at(5));                // over before
    put_alive(store, 2, at(0), at(10));               // closed at its beginning
    put_alive(store, 3, at(0), std::nullopt);         // open
    put_alive(store, 4, at(20), std::nullopt);        // opened at its end
    put_alive(store, 5, at(15), at(30));              // opened in it
    put_alive(store, 6, at(0), std::nullopt, "K-2");  // another contract's
    put_alive(store, 7, at(0), at(5));                // over before, but owes an analysis
    put_alive(store, 8, at(0), at(5));                // that was settled before, too
    put_alive(store, 9, at(0), at(5));                // that begins later
    owed(store, "C-7", at(5), std::nullopt);
    owed(store, "C-8", at(5), at(9));
    owed(store, "C-9", at(20), std::nullopt);
  });
  const auto all = store.cases_alive("K-1", at(10), at(20), 0, 100);
  CHECK(all.numbers == Numbers{2, 3, 5, 7});
  CHECK(all.last == 9);
  const auto some = store.cases_alive("K-1", at(10), at(20), 2, 2);
  CHECK(some.numbers == Numbers{3});
  CHECK(some.last == 4);
  CHECK(store.cases_alive("K-1", at(10), at(20), 9, 100).last == 0);
}
