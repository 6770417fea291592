#include <doctest/doctest.h>
#include <signal.h>
#include <sys/mount.h>

#include <chrono>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <optional>
#include <thread>

#include "desk_folder.hpp"
#include "svcdesk/store/comparison.hpp"
#include "svcdesk/store/verify.hpp"

using namespace svcdesk;
using namespace svcdesk::test;
using store::Access;
using store::Store;

TEST_CASE("what a change wrote is there when it is done") {
  const Desk desk;
  Store store = desk.write();
  append(store, 3);
  CHECK(store.last_seq() == 3);
  CHECK(desk.read().last_seq() == 3);
}

TEST_CASE("any exception takes everything back") {
  const Desk desk;
  Store store = desk.write();
  append(store, 1);
  CHECK_THROWS_AS(store.write([&] {
    journal::Event one = event("K-1");
    store.append(one);
    CHECK(store.draw_number("case") == 1);
    throw std::runtime_error("no");
  }),
                  std::runtime_error);
  CHECK(store.last_seq() == 1);
  CHECK(store.head("K-1")->count == 1);
  append(store, 1);
  CHECK(store.last_seq() == 2);
  CHECK(store::verify_chains(store).sound());
}

TEST_CASE("a change inside a change is refused") {
  const Desk desk;
  Store store = desk.write();
  CHECK(refusal([&] { store.write([&] { store.write([] {}); }); }) == "1 store.nested");
  CHECK(refusal([&] { store.read([&] { store.write([] {}); }); }) == "1 store.nested");
  CHECK(refusal([&] { append(store, 1); }) == "");
}

TEST_CASE("a read inside a change or a read sees the same snapshot") {
  const Desk desk;
  Store store = desk.write();
  store.write([&] {
    journal::Event one = event("K-1");
    store.append(one);
    store.read([&] { CHECK(store.last_seq() == 1); });
  });
  store.read([&] { store.read([&] { CHECK(store.last_seq() == 1); }); });
}

TEST_CASE("every change outside write is refused") {
  const Desk desk;
  Store store = desk.write();
  journal::Event one = event("K-1");
  const std::string refused = "1 store.not_writing";
  CHECK(refusal([&] { store.append(one); }) == refused);
  CHECK(refusal([&] { store.draw_number("case"); }) == refused);
  CHECK(refusal([&] { store.raise_number("case", 1); }) == refused);
  CHECK(refusal([&] { store.put_document("x"); }) == refused);
  CHECK(refusal([&] { store.put_contract({}); }) == refused);
  CHECK(refusal([&] { store.put_case({}, ""); }) == refused);
  CHECK(refusal([&] { store.put_promise({}); }) == refused);
  CHECK(refusal([&] { store.replace_promises({"case", "C-1"}, {}); }) == refused);
  CHECK(refusal([&] { store.add_line({}); }) == refused);
  CHECK(refusal([&] { store.close_line("k", 1); }) == refused);
  CHECK(refusal([&] { store.put_notice({}); }) == refused);
  CHECK(refusal([&] { store.lease(at(0), at(1), "me", 1); }) == refused);
  CHECK(refusal([&] { store.clear_projections(); }) == refused);
  CHECK(refusal([&] { store.read([&] { store.append(one); }); }) == refused);
}

TEST_CASE("a database opened for reading takes no change") {
  const Desk desk;
  Store store = desk.read();
  CHECK(refusal([&] { store.write([] {}); }) == "1 store.opened_for_reading");
}

TEST_CASE("after each call no transaction is left open (SQLiteCpp#381)") {
  const Desk desk;
  Store store = desk.write();
  append(store, 2);
  static_cast<void>(store.history({"case", "C-1"}));
  static_cast<void>(store.event(1));
  static_cast<void>(store.cases({}));
  static_cast<void>(store.due_subjects(at(0), 1));
  static_cast<void>(store.info());
  store::Comparison(store).finish();
  static_cast<void>(store.heads());
  static_cast<void>(refusal([&] { store.write([&] { store.write([] {}); }); }));
  // Nothing of ours holds a lock: another tool gets the file alone at once.
  SQLite::Database other(desk.db, SQLite::OPEN_READWRITE, 0);
  CHECK_NOTHROW(other.exec("BEGIN EXCLUSIVE; ROLLBACK"));
}

TEST_CASE("a second writer waits for the first and then goes on") {
  const Desk desk;
  int pipe_ends[2];
  REQUIRE(::pipe(pipe_ends) == 0);
  const pid_t first = in_process([&] {
    Store store = desk.write();
    char byte = 'x';
    if (::write(pipe_ends[1], &byte, 1) != 1) return 1;
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    append(store, 1);
    return 0;
  });
  char byte = 0;
  REQUIRE(::read(pipe_ends[0], &byte, 1) == 1);
  {
    Store store = desk.write();
    CHECK(store.last_seq() == 1);
    append(store, 1);
  }
  CHECK(result_of(first) == 0);
  CHECK(desk.read().last_seq() == 2);
  ::close(pipe_ends[0]);
  ::close(pipe_ends[1]);
}

TEST_CASE("a second writer gives up as busy when its time is over, and leaves no waiter behind") {
  const Desk desk;
  {
    const Store first = desk.write();
    const auto before = std::chrono::steady_clock::now();
    CHECK(refusal([&] { Store::open(desk.db, Access::write, Seconds{1}); }) == "7 store.busy");
    const auto waited = std::chrono::steady_clock::now() - before;
    CHECK(waited >= std::chrono::milliseconds(900));
    CHECK(waited < std::chrono::seconds(10));
    CHECK(refusal([&] { Store::open(desk.db, Access::write, Seconds{0}); }) == "7 store.busy");
  }
  CHECK(refusal([&] { Store::open(desk.db, Access::write, Seconds{5}); }) == "");
}

TEST_CASE("a waiter that gave up or was killed lets nobody in too early") {
  const Desk desk;
  std::optional<Store> first(desk.write());
  CHECK(refusal([&] { Store::open(desk.db, Access::write, Seconds{0}); }) == "7 store.busy");
  const pid_t killed = in_process([&] {
    const Store store = desk.write();
    return 0;
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  ::kill(killed, SIGKILL);
  CHECK(result_of(killed) == -SIGKILL);
  CHECK(refusal([&] { Store::open(desk.db, Access::write, Seconds{1}); }) == "7 store.busy");
  first.reset();
  CHECK(refusal([&] { Store::open(desk.db, Access::write, Seconds{5}); }) == "");
}

TEST_CASE("writers get in by the order in which they came") {
  const Desk desk;
  // Until the counter in the lock file says that so many have drawn a ticket.
  const auto wait_for_tickets = [&](std::int64_t wanted) {
    for (int tries = 0; tries < 3000; ++tries) {
      std::int64_t counter = 0;
      const std::string bytes = bytes_of(desk.db + ".wlock");
      if (bytes.size() == sizeof counter) std::memcpy(&counter, bytes.data(), sizeof counter);
      if (counter == wanted) return;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    FAIL("nobody drew ticket ", wanted);
  };
  int release[2];
  REQUIRE(::pipe(release) == 0);
  // In a process of its own: a lock that is held while forking is held by the child too.
  std::vector<pid_t> children{in_process([&] {
    const Store store = desk.write();
    char byte = 0;
    return ::read(release[0], &byte, 1) == 1 ? 0 : 1;
  })};
  wait_for_tickets(1);
  for (int i = 1; i <= 6; ++i) {
    children.push_back(in_process([&] {
      Store store = desk.write();
      store.write([&] {
        journal::Event one = event("K-1", "case.noted", "C-" + std::to_string(i));
        store.append(one);
      });
      return 0;
    }));
    wait_for_tickets(i + 1);
  }
  REQUIRE(::write(release[1], "x", 1) == 1);
  for (const pid_t child : children) CHECK(result_of(child) == 0);
  for (const journal::Event& one : desk.read().events({})) {
    CHECK(one.subject.id == "C-" + std::to_string(one.seq));
  }
  CHECK(desk.read().last_seq() == 6);
  ::close(release[0]);
  ::close(release[1]);
}

TEST_CASE("a lock file with anything in it still excludes and still opens") {
  const Desk desk;
  for (const std::string& bytes :
       {std::string(8, '\xff'), std::string(3, 'x'), std::string(5000, 'y'), std::string()}) {
    put_file(desk.db + ".wlock", bytes);
    const Store first = desk.write();
    CHECK(refusal([&] { Store::open(desk.db, Access::write, Seconds{0}); }) == "7 store.busy");
  }
}

TEST_CASE("another tool that holds the database makes a writer busy, not broken") {
  const Desk desk;
  SQLite::Database other(desk.db, SQLite::OPEN_READWRITE, 0);
  other.exec("BEGIN IMMEDIATE");
  Store store = Store::open(desk.db, Access::write, Seconds{1});
  CHECK(refusal([&] { append(store, 1); }) == "7 store.busy");
  other.exec("ROLLBACK");
  CHECK(refusal([&] { append(store, 1); }) == "");
}

TEST_CASE("a reader goes on beside a writer that has not committed") {
  const Desk desk;
  Store store = desk.write();
  append(store, 1);
  store.write([&] {
    journal::Event one = event("K-1");
    store.append(one);
    CHECK(desk.read().last_seq() == 1);
  });
  CHECK(desk.read().last_seq() == 2);
}

TEST_CASE("a reader's snapshot does not move") {
  const Desk desk;
  Store writer = Store::open(desk.db, Access::write, Seconds{1});
  const Store reader = desk.read();
  reader.read([&] {
    CHECK(reader.last_seq() == 0);
    CHECK(refusal([&] { append(writer, 1); }) == "7 store.busy");
    CHECK(reader.last_seq() == 0);
  });
  append(writer, 1);
  CHECK(reader.last_seq() == 1);
}

TEST_CASE("eight processes write at once and nothing is lost (F6)") {
  const Desk desk;
  std::vector<pid_t> children;
  for (int p = 0; p < 8; ++p) {
    children.push_back(in_process([&] {
      for (int i = 0; i < 10; ++i) {
        Store store = desk.write();
        store.write([&] {
          journal::Event one =
              event("K-1", "case.opened", "C-" + std::to_string(store.draw_number("case")));
          store.append(one);
        });
      }
      return 0;
    }));
  }
  for (const pid_t child : children) CHECK(result_of(child) == 0);
  const Store store = desk.read();
  CHECK(store.last_seq() == 80);
  CHECK(store.head("K-1")->count == 80);
  CHECK(desk.raw_number("SELECT count(DISTINCT subject_id) FROM event") == 80);
  CHECK(store::verify_chains(store).sound());
}

TEST_CASE("a writer killed in the middle leaves nothing half done and no lock (F1)") {
  const Desk desk;
  {
    Store store = desk.write();
    append(store, 5);
  }
  for (int round = 0; round < 5; ++round) {
    const pid_t child = in_process([&] {
      Store store = desk.write();
      store.write([&] {
        // Enough to spill into the file before the commit.
        for (int i = 0; i < 3000; ++i) {
          journal::Event one = event("K-1");
          one.payload.set("text", std::string(1000, 'x'));
          store.append(one);
        }
        ::kill(::getpid(), SIGKILL);
      });
      return 0;
    });
    CHECK(result_of(child) == -SIGKILL);
    CHECK(std::filesystem::exists(desk.db + "-journal"));
    CHECK(desk.read().last_seq() == 5);
  }
  Store store = desk.write();
  CHECK(store.integrity_check().empty());
  append(store, 1);
  CHECK(store::verify_chains(store).events == 6);
  CHECK(store::verify_chains(store).sound());
}

TEST_CASE("a full disk takes the change back, says so, and needs no repair (F4)") {
  const Folder folder;
  const std::string disk = folder / "disk";
  std::filesystem::create_directory(disk);
  if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=900k") != 0) {
    std::cout << "skipped: no tmpfs can be mounted here\n";
    return;
  }
  const std::string db = disk + "/desk.db";
  {
    Store::create(db, {});
    Store store = Store::open(db, Access::write);
    append(store, 10);
    std::string said;
    int rounds = 0;
    while (said.empty() && ++rounds < 2000) said = refusal([&] { append(store, 50); });
    CHECK(said == "1 store.disk_full");
    const std::int64_t kept = 10 + 50 * (rounds - 1);
    CHECK(store.last_seq() == kept);
    CHECK(store.integrity_check().empty());
    CHECK(refusal([&] { store.backup(disk + "/copy.db"); }) == "1 store.disk_full");
    CHECK_FALSE(std::filesystem::exists(disk + "/copy.db"));
    CHECK(::mount("tmpfs", disk.c_str(), "tmpfs", MS_REMOUNT, "size=4m") == 0);
    CHECK(refusal([&] { append(store, 50); }) == "");
    CHECK(store.last_seq() == kept + 50);
    CHECK(store::verify_chains(store).sound());
  }
  CHECK(::umount2(disk.c_str(), MNT_DETACH) == 0);
}

TEST_CASE("a store that was moved from can go, and the new one works") {
  const Desk desk;
  Store first = desk.write();
  Store second = std::move(first);
  append(second, 1);
  CHECK(second.last_seq() == 1);
}
