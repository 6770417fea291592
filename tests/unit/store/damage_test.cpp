#include <doctest/doctest.h>

#include <algorithm>

#include "desk_folder.hpp"
#include "svcdesk/store/verify.hpp"

using namespace svcdesk;
using namespace svcdesk::test;
using store::Store;

namespace {

const std::string corrupt =
    std::to_string(static_cast<int>(ErrorCode::database)) + " store.corrupt";
constexpr std::size_t page_size = 4096;
constexpr std::size_t cell_pointers = 8;  // in the head of a leaf, two bytes each

// The last two rows of a table or an index that fills one page change places: their keys are as
// they were.
void swap_last_rows(const Desk& desk, const std::string& table, std::int64_t rows) {
  const std::int64_t root =
      desk.raw_number("SELECT rootpage FROM sqlite_schema WHERE name = '" + table + "'");
  std::string bytes = bytes_of(desk.db);
  const std::size_t page = static_cast<std::size_t>(root - 1) * page_size;
  REQUIRE((bytes[page] == '\x0d' || bytes[page] == '\x0a'));  // a leaf
  REQUIRE(bytes[page + 4] == static_cast<char>(rows));
  char* const last = &bytes[page + cell_pointers + 2 * static_cast<std::size_t>(rows - 1)];
  std::swap_ranges(last, last + 2, last - 2);
  put_file(desk.db, bytes);
}

}  // namespace

TEST_CASE("events that come back in a damaged table end every reader of pages (F10)") {
  const Desk desk;
  {
    Store store = desk.write();
    append(store, 3);
  }
  swap_last_rows(desk, "event", 3);
  const Store store = desk.read();
  CHECK(refusal([&] { store.events({}); }) == corrupt);
  store::EventQuery newest;
  newest.order = store::EventQuery::Order::newest_first;
  CHECK(refusal([&] { store.events(newest); }) == corrupt);
  CHECK(refusal([&] { store.stored_events(0, 10); }) == corrupt);
  // The last one read is event 2: after it, the table gives 3 and 2 again.
  CHECK(refusal([&] { store.stored_events(2, 10); }) == corrupt);
  CHECK(refusal([&] { store::verify_chains(store); }) == corrupt);
}

TEST_CASE("cases that come back in a damaged table end every reader of pages (F10)") {
  const Desk desk;
  {
    Store store = desk.write();
    store.write([&] {
      for (std::int64_t number = 1; number <= 3; ++number) {
        store::CaseRow row;
        row.number = number;
        store.put_case(row, "");
      }
    });
  }
  swap_last_rows(desk, "cases", 3);
  const Store store = desk.read();
  CHECK(refusal([&] { store.cases({}); }) == corrupt);
  CHECK(refusal([&] { store.cases_alive("K-1", at(0), at(100), 2, 10); }) == corrupt);
}

TEST_CASE("a case number that no event can have drawn is no measure for memory (F10)") {
  const Desk desk;
  Store store = desk.write();
  append(store, 1);
  store.write([&] {
    store::CaseRow row;
    row.number = std::int64_t{1} << 40;
    store.put_case(row, "");
  });
  CHECK(refusal([&] { store.cases_alive("K-1", at(0), at(100), 0, 10); }) == corrupt);
}

TEST_CASE("subjects that come back in a damaged index end whoever reads all histories (F10)") {
  const Desk desk;
  {
    Store store = desk.write();
    store.write([&] {
      for (const char* id : {"C-1", "C-2", "C-3"}) {
        journal::Event one = event("K-1", "case.noted", id);
        store.append(one);
      }
    });
  }
  swap_last_rows(desk, "event_by_subject", 3);
  CHECK(refusal([&] { desk.read().histories("case", "", 10); }) == corrupt);
}

TEST_CASE("promises that come back in a damaged index end whoever reads page by page (F10)") {
  const Desk desk;
  store::PromiseRow row;
  {
    Store store = desk.write();
    store.write([&] {
      for (const char* id : {"C-1", "C-2", "C-3"}) {
        row.subject = {"case", id};
        row.due = at(5);
        store.put_promise(row);
      }
    });
  }
  store::PromiseQuery query;
  query.due_to = at(9);
  query.after = row;
  query.after->subject.id = "C-1";
  CHECK(desk.read().promises(query).size() == 2);
  swap_last_rows(desk, "promise_open_by_due", 3);
  CHECK(refusal([&] { desk.read().promises(query); }) == corrupt);
}

TEST_CASE("documents that come back in a damaged table end verification (F10)") {
  const Desk desk;
  {
    Store store = desk.write();
    store.write([&] {
      for (const char* bytes : {"a", "b", "c"}) store.put_document(bytes);
    });
  }
  swap_last_rows(desk, "document", 3);
  CHECK(refusal([&] { store::verify_chains(desk.read()); }) == corrupt);
}
