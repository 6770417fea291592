#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>

#include "desk_folder.hpp"
#include "svcdesk/store/restore.hpp"
#include "svcdesk/store/verify.hpp"

using namespace svcdesk;
using namespace svcdesk::test;
using store::Access;
using store::Store;

namespace {

// Takes the guards away, changes something, and puts them back, as somebody with the file could.
void tamper(const Desk& desk, const std::string& sql) {
  SQLite::Database other(desk.db, SQLite::OPEN_READWRITE);
  std::vector<std::string> guards;
  SQLite::Statement rows(other, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'");
  std::vector<std::string> names;
  while (rows.executeStep()) {
    names.push_back(rows.getColumn(0).getString());
    guards.push_back(rows.getColumn(1).getString());
  }
  rows.reset();
  for (const std::string& name : names) other.exec("DROP TRIGGER " + name);
  other.exec(sql);
  for (const std::string& guard : guards) other.exec(guard);
}

store::ChainReport verified(const Desk& desk) { return store::verify_chains(desk.read()); }

std::vector<std::string> faults(const Desk& desk) {
  std::vector<std::string> out;
  for (const store::ChainFault& fault : verified(desk).faults) {
    out.push_back(fault.text.id + " " + std::to_string(fault.seq));
  }
  return out;
}

void fill(const Desk& desk) {
  Store store = desk.write();
  append(store, 3, "K-1");
  append(store, 3, "K-2");
  store.write([&] {
    journal::Event one = event("K-1");
    one.refs = {{"asset", "SW-1"}};
    one.request_id = "r-1";
    store.append(one);
  });
  store.write([&] { store.put_document("paper"); });
}

}  // namespace

TEST_CASE("an untouched journal verifies, and names its heads (AUD-2)") {
  const Desk desk;
  fill(desk);
  std::int64_t told = 0;
  const auto report = store::verify_chains(desk.read(), [&](std::int64_t done) { told = done; });
  CHECK(report.sound());
  CHECK(report.events == 7);
  CHECK(report.documents == 1);
  CHECK(told == 7);
  REQUIRE(report.heads.size() == 2);
  CHECK(report.heads[0].contract == "K-1");
  CHECK(report.heads[0].hash == desk.read().head("K-1")->hash);
  CHECK(report.heads[1].count == 3);
}

TEST_CASE("an empty journal verifies") {
  const Desk desk;
  CHECK(verified(desk).sound());
  CHECK(verified(desk).events == 0);
}

TEST_CASE("verifying works inside a change that is going on") {
  const Desk desk;
  Store store = desk.write();
  append(store, 2);
  store.write([&] { CHECK(store::verify_chains(store).sound()); });
}

TEST_CASE("a removed, inserted, swapped or cut-off event is found (F11)") {
  SUBCASE("removed in the middle") {
    const Desk desk;
    fill(desk);
    tamper(desk, "DELETE FROM event WHERE seq = 2");
    const Texts found = faults(desk);
    REQUIRE(found.size() >= 2);
    CHECK(found[0] == "store.verify.gap 3");
    CHECK(found[1] == "store.verify.link 3");
  }
  SUBCASE("removed, and the rest moved up") {
    const Desk desk;
    fill(desk);
    tamper(desk, "DELETE FROM event WHERE seq = 2; UPDATE event SET seq = seq - 1 WHERE seq = 3");
    CHECK_FALSE(faults(desk).empty());
  }
  SUBCASE("inserted") {
    const Desk desk;
    fill(desk);
    tamper(desk,
           "INSERT INTO event SELECT 8, contract, subject_kind, subject_id, refs, type, version, "
           "at, recorded, actor, '', payload, hash FROM event WHERE seq = 6");
    CHECK(faults(desk) == Texts{"store.verify.link 8", "store.verify.head 6"});
  }
  SUBCASE("swapped") {
    const Desk desk;
    fill(desk);
    tamper(desk,
           "UPDATE event SET seq = 99 WHERE seq = 1; UPDATE event SET seq = 1 WHERE seq = 2; "
           "UPDATE event SET seq = 2 WHERE seq = 99");
    CHECK(faults(desk).size() >= 2);
  }
  SUBCASE("cut off at the end") {
    const Desk desk;
    fill(desk);
    tamper(desk, "DELETE FROM event WHERE seq > 5");
    CHECK(faults(desk).size() >= 2);
  }
  SUBCASE("a whole chain cut off") {
    const Desk desk;
    fill(desk);
    tamper(desk, "DELETE FROM event WHERE contract = 'K-2'");
    CHECK_FALSE(faults(desk).empty());
  }
  SUBCASE("everything gone but the heads") {
    const Desk desk;
    fill(desk);
    tamper(desk, "DELETE FROM event_ref; DELETE FROM event");
    CHECK(faults(desk).size() == 2);
  }
}

TEST_CASE("a head that was removed or replaced is found (F11)") {
  for (const char* sql : {"DELETE FROM chain_head WHERE contract = 'K-1'",
                          "UPDATE chain_head SET count = 99 WHERE contract = 'K-1'",
                          "UPDATE chain_head SET hash = zeroblob(32) WHERE contract = 'K-1'",
                          "INSERT INTO chain_head VALUES ('K-9', 7, 1, zeroblob(32))"}) {
    const Desk desk;
    fill(desk);
    desk.raw(sql);
    CAPTURE(sql);
    CHECK(faults(desk).size() == 1);
  }
}

TEST_CASE("a reference that was hidden, added or bent is found") {
  for (const char* sql :
       {"DELETE FROM event_ref", "INSERT INTO event_ref VALUES ('case', 'C-2', 1)",
        "UPDATE event_ref SET id = 'SW-2'"}) {
    const Desk desk;
    fill(desk);
    tamper(desk, sql);
    CAPTURE(sql);
    CHECK_FALSE(faults(desk).empty());
  }
}

TEST_CASE("a changed document is found (decision 8)") {
  const Desk desk;
  fill(desk);
  tamper(desk, "UPDATE document SET bytes = x'00'");
  CHECK(faults(desk) == Texts{"store.verify.document 0"});
}

TEST_CASE("a document that an event names is missed when it is gone (decision 8)") {
  const Desk desk;
  {
    Store store = desk.write();
    store.write([&] {
      journal::Event one = event("K-1");
      one.payload.set("sha256", store.put_document("signed"));
      one.request_id = "r-1";
      one.payload.set("request_sha256", std::string(64, '0'));
      store.append(one);
      store.put_document("nobody names it");
    });
  }
  CHECK(verified(desk).sound());
  tamper(desk, "DELETE FROM document WHERE bytes = CAST('nobody names it' AS BLOB)");
  CHECK(verified(desk).sound());
  tamper(desk, "DELETE FROM document");
  CHECK(faults(desk) == Texts{"store.verify.document_missing 1"});
}

TEST_CASE("a notice that waits and stands in no outbox is found") {
  const Desk desk;
  {
    Store store = desk.write();
    store.write([&] {
      store::NoticeRow notice;
      notice.number = 1;
      notice.state = "queued";
      store.put_notice(notice);
    });
  }
  CHECK(verified(desk).sound());
  desk.raw("DELETE FROM outbox");
  CHECK(faults(desk) == Texts{"store.verify.outbox 0"});
}

TEST_CASE("what is no JSON is a broken link, and reading it says that the file is damaged") {
  const Desk desk;
  fill(desk);
  tamper(desk, "UPDATE event SET payload = '{\"sha256\":\"' WHERE seq = 2");
  CHECK(faults(desk) == Texts{"store.verify.link 2"});
  CHECK(refusal([&] { desk.read().event(2); }) == "6 store.corrupt");
  CHECK(refusal([&] { desk.read().history({"case", "C-1"}); }) == "6 store.corrupt");
}

TEST_CASE("a moment that cannot be is told as damage, not counted with (F10)") {
  for (const char* moment : {"9223372036854775807", "-9223372036854775808", "568971820800"}) {
    const Desk desk;
    fill(desk);
    tamper(desk, std::string("UPDATE event SET at = ") + moment + " WHERE seq = 2");
    CHECK(faults(desk) == Texts{"store.verify.link 2"});
    CHECK(refusal([&] { desk.read().event(2); }) == "6 store.corrupt");
  }
}

TEST_CASE("every bit of every column of every event is under the chain (F11)") {
  const Desk desk;
  fill(desk);
  Store checked = desk.write();
  SQLite::Database other(desk.db, SQLite::OPEN_READWRITE);
  // Without triggers for the whole run; the store that checks was opened before.
  SQLite::Statement names(other, "SELECT name FROM sqlite_schema WHERE type = 'trigger'");
  std::vector<std::string> triggers;
  while (names.executeStep()) triggers.push_back(names.getColumn(0).getString());
  names.reset();
  for (const std::string& name : triggers) other.exec("DROP TRIGGER " + name);
  int flips = 0;
  const auto flipped = [&](const std::string& column, std::int64_t seq, auto before, auto after) {
    const auto set = [&](const auto& value, std::int64_t where) {
      SQLite::Statement update(other, "UPDATE event SET " + column + " = ? WHERE seq = ?");
      if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::string>) {
        if (column == "hash") {
          update.bind(1, static_cast<const void*>(value.data()), static_cast<int>(value.size()));
        } else {
          update.bind(1, value);
        }
      } else {
        update.bind(1, value);
      }
      update.bind(2, where);
      update.exec();
    };
    set(after, seq);
    ++flips;
    std::string said;
    try {
      if (store::verify_chains(checked).sound()) said = "not found";
    } catch (const Error&) {
    }
    set(before, seq);
    CHECK_MESSAGE(said.empty(), column, " of event ", seq);
  };
  for (const std::int64_t seq : {1, 7}) {
    for (const char* column : {"contract", "subject_kind", "subject_id", "refs", "type", "actor",
                               "request_id", "payload", "hash"}) {
      const std::string before = other
                                     .execAndGet(std::string("SELECT ") + column +
                                                 " FROM event WHERE seq = " + std::to_string(seq))
                                     .getString();
      for (std::size_t bit = 0; bit < before.size() * 8; ++bit) {
        std::string after = before;
        after[bit / 8] = static_cast<char>(after[bit / 8] ^ (1 << (bit % 8)));
        flipped(column, seq, before, after);
      }
      if (std::string(column) != "hash") flipped(column, seq, before, before + "x");
    }
    for (const char* column : {"version", "at", "recorded"}) {
      const std::int64_t before = other
                                      .execAndGet(std::string("SELECT ") + column +
                                                  " FROM event WHERE seq = " + std::to_string(seq))
                                      .getInt64();
      // Numbers have 64 bits, in the hash too; below 1 is no version.
      for (int bit = 0; bit < 64; ++bit) {
        const auto after = static_cast<std::int64_t>(static_cast<std::uint64_t>(before) ^
                                                     (std::uint64_t{1} << bit));
        if (after > 0 || std::string(column) != "version") flipped(column, seq, before, after);
      }
    }
  }
  CHECK(flips > 1500);
  CHECK(store::verify_chains(checked).sound());
}

TEST_CASE("a backup is a whole database, private, and opens at once") {
  const Desk desk;
  fill(desk);
  desk.read().backup(desk / "copy.db");
  struct stat file {};
  REQUIRE(::stat((desk / "copy.db").c_str(), &file) == 0);
  CHECK((file.st_mode & 07777) == 0600);
  Store copy = Store::open(desk / "copy.db", Access::write);
  CHECK(store::verify_chains(copy).sound());
  CHECK(copy.info().identity == desk.read().info().identity);
  append(copy, 1);
  CHECK(copy.last_seq() == 8);
  CHECK(desk.read().last_seq() == 7);
}

TEST_CASE("a backup replaces nothing and leaves nothing behind when refused") {
  const Desk desk;
  put_file(desk / "copy.db", "precious");
  CHECK(refusal([&] { desk.read().backup(desk / "copy.db"); }) == "4 store.exists");
  CHECK(bytes_of(desk / "copy.db") == "precious");
  std::filesystem::create_symlink(desk / "target", desk / "link.db");
  CHECK(refusal([&] { desk.read().backup(desk / "link.db"); }) == "4 store.exists");
  CHECK_FALSE(std::filesystem::exists(desk / "target"));
  CHECK(refusal([&] { desk.read().backup(desk.db); }) == "4 store.exists");
  CHECK(refusal([&] { desk.read().backup(desk / "no/copy.db"); }) == "6 store.missing");
  for (const auto& entry : std::filesystem::directory_iterator(desk.path())) {
    CHECK(entry.path().string().find(".new-") == std::string::npos);
  }
}

TEST_CASE("a backup goes on while others write") {
  const Desk desk;
  fill(desk);
  const pid_t writer = in_process([&] {
    for (int i = 0; i < 20; ++i) {
      Store store = desk.write();
      append(store, 1);
    }
    return 0;
  });
  for (int i = 0; i < 5; ++i) {
    const std::string copy = desk / ("copy" + std::to_string(i));
    desk.read().backup(copy);
    CHECK(store::verify_chains(Store::open(copy, Access::read)).sound());
  }
  CHECK(result_of(writer) == 0);
}

TEST_CASE("restoring puts a backup where nothing is, and only there") {
  const Desk desk;
  fill(desk);
  desk.read().backup(desk / "copy.db");
  store::restore(desk / "copy.db", desk / "new.db", {});
  CHECK(Store::open(desk / "new.db", Access::write).last_seq() == 7);
  CHECK(refusal([&] { store::restore(desk / "copy.db", desk.db, {}); }) == "4 store.exists");
  CHECK(refusal([&] { store::restore(desk / "none.db", desk / "x.db", {}); }) == "6 store.missing");
  put_file(desk / "text", std::string(5000, 'x'));
  CHECK(refusal([&] { store::restore(desk / "text", desk / "x.db", {}); }) ==
        "6 store.not_database");
  CHECK_FALSE(std::filesystem::exists(desk / "x.db"));
  put_file(desk / "y.db-journal", "x");
  CHECK(refusal([&] { store::restore(desk / "copy.db", desk / "y.db", {}); }) ==
        "4 store.leftover");
}

TEST_CASE("restoring refuses a damaged backup") {
  const Desk desk;
  {
    Store store = desk.write();
    append(store, 500);
  }
  desk.read().backup(desk / "copy.db");
  std::string bytes = bytes_of(desk / "copy.db");
  for (std::size_t i = bytes.size() / 2; i < bytes.size() / 2 + 9000; ++i) bytes[i] = 'x';
  put_file(desk / "copy.db", bytes);
  CHECK(refusal([&] { store::restore(desk / "copy.db", desk / "x.db", {}); }) == "6 store.corrupt");
  CHECK_FALSE(std::filesystem::exists(desk / "x.db"));
}

TEST_CASE("clearing leaves the record and works out the heads again (AUD-3)") {
  const Desk desk;
  fill(desk);
  Store store = desk.write();
  store.write([&] {
    store::CaseRow row;
    row.number = 1;
    store.put_case(row, "中断");
    store.draw_number("case");
    store.put_contract({"K-1", 1, at(0), 1, "t", "s", "{}", "UTC"});
  });
  const auto heads = store.head("K-1")->hash;
  store.write([&] {
    journal::Event one = event("K-2");
    store.append(one);
    store.clear_projections();
    CHECK(store.heads().size() == 2);
  });
  for (const char* table : {"cases", "case_text", "counter", "promise", "notice", "notice_line"}) {
    CHECK(desk.raw_number(std::string("SELECT count(*) FROM ") + table) == 0);
  }
  CHECK(store.head("K-1")->hash == heads);
  CHECK(store.head("K-2")->count == 4);
  CHECK_FALSE(store.case_row(1));
  store::CaseQuery query;
  query.search = "中断";
  CHECK(store.cases(query).empty());
  CHECK(store.contracts().size() == 1);
  CHECK(store.last_seq() == 8);
  CHECK(store::verify_chains(store).sound());
  store.write([&] {
    store::CaseRow row;
    row.number = 1;
    store.put_case(row, "中断");
  });
  CHECK(store.cases(query).size() == 1);
}

TEST_CASE("a rebuild that is taken back leaves everything as it was") {
  const Desk desk;
  fill(desk);
  Store store = desk.write();
  store.write([&] {
    store::CaseRow row;
    row.number = 1;
    store.put_case(row, "链路");
  });
  const auto head = store.head("K-1")->hash;
  CHECK_THROWS_AS(store.write([&] {
    store.clear_projections();
    throw std::runtime_error("only looking");
  }),
                  std::runtime_error);
  CHECK(store.case_row(1));
  CHECK(store.head("K-1")->hash == head);
  store::CaseQuery query;
  query.search = "链路";
  CHECK(store.cases(query).size() == 1);
}

TEST_CASE("a sound database has nothing to report") {
  const Desk desk;
  fill(desk);
  CHECK(desk.read().integrity_check().empty());
}

TEST_CASE("a new database appears with its first contents or not at all") {
  const Folder folder;
  const auto half = [](Store& store) {
    append(store, 1, "K-1");
    throw Error(ErrorCode::invalid, {"test.stop", {}});
  };
  CHECK(refusal([&] { Store::create(folder / "d.db", {}, half); }) == "5 test.stop");
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("the draft of a process that was killed goes with the next one; one in use stays") {
  const Folder folder;
  const std::string target = folder / "d.db";
  const std::string abandoned = target + ".new-0123456789abcdef";
  put_file(abandoned, "half");
  put_file(abandoned + "-journal", "half");
  put_file(target + ".new-of-mine", "not ours");
  std::string in_use;
  Store::create(target, {}, [&](Store&) {
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
      const std::string name = entry.path().filename().string();
      if (name.starts_with("d.db.new-") && name != "d.db.new-of-mine") in_use = entry.path();
    }
    const Store other = [&] {
      Store::create(folder / "other.db", {});
      return Store::open(folder / "other.db", Access::read);
    }();
    other.backup(target);
    CHECK(std::filesystem::exists(in_use));
    std::filesystem::remove(target);
  });
  CHECK_FALSE(std::filesystem::exists(abandoned));
  CHECK_FALSE(std::filesystem::exists(abandoned + "-journal"));
  CHECK_FALSE(std::filesystem::exists(in_use));
  CHECK(std::filesystem::exists(target + ".new-of-mine"));
}

TEST_CASE("a database knows the backup that it was restored from, later changes or not") {
  const Desk desk;
  fill(desk);
  desk.read().backup(desk / "backup.db");
  CHECK_FALSE(store::is_restored(desk / "backup.db", desk / "restored.db"));
  store::restore(desk / "backup.db", desk / "restored.db", {});
  CHECK(store::is_restored(desk / "backup.db", desk / "restored.db"));
  Store restored = Store::open(desk / "restored.db", Access::write);
  append(restored, 1, "K-9");
  CHECK(store::is_restored(desk / "backup.db", desk / "restored.db"));
  const Desk other;
  CHECK_FALSE(store::is_restored(desk / "backup.db", other.db));
}
