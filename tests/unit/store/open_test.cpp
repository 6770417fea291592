#include <doctest/doctest.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <iostream>

#include "desk_folder.hpp"
#include "svcdesk/base/embedded.hpp"
#include "svcdesk/base/hash.hpp"
#include "svcdesk/store/detail/place.hpp"
#include "svcdesk/store/detail/schema.hpp"
#include "svcdesk/store/process.hpp"
#include "svcdesk/store/verify.hpp"

using namespace svcdesk;
using namespace svcdesk::test;
using store::Access;
using store::Store;

namespace {

mode_t mode_of(const std::string& path) {
  struct stat file {};
  return ::lstat(path.c_str(), &file) == 0 ? file.st_mode & 07777 : 0;
}

std::string open_refusal(const std::string& path, Access access = Access::read) {
  return refusal([&] { Store::open(path, access, Seconds{1}); });
}

std::string refused_name(const std::string& path) {
  try {
    Store::open(path, Access::read);
  } catch (const Error& error) {
    return error.text().args.back().second;
  }
  return "";
}

}  // namespace

TEST_CASE("a program that says late that it has one thread changes nothing") {
  const Desk desk;
  const Store store = desk.read();
  store::for_one_thread();
  CHECK(sqlite3_threadsafe() != 0);
  CHECK(sqlite3_mutex_alloc(SQLITE_MUTEX_STATIC_MAIN) != nullptr);
  CHECK(store.info().schema == 1);
}

TEST_CASE("a new database is private to its owner and knows what it is") {
  const Desk desk;
  CHECK(mode_of(desk.db) == 0600);
  const store::DeskInfo info = desk.read().info();
  CHECK(info.identity.size() == 32);
  CHECK(info.schema == 1);
  CHECK(info.created == at(0));
  CHECK_FALSE(info.drill);
  CHECK(info.journal_mode == "delete");
  CHECK(info.bytes > 0);
  CHECK(info.path == std::filesystem::canonical(desk.db).string());
}

TEST_CASE("a database is there with what has to be in it from the start, or not at all (F5)") {
  const Folder folder;
  const auto files = [&] {
    const std::filesystem::directory_iterator all(folder.path());
    return std::distance(begin(all), end(all));
  };
  const std::string db = folder / "d.db";
  CHECK(refusal([&] {
          Store::create(db, {}, [&](Store& made) {
            append(made, 1);
            CHECK_FALSE(std::filesystem::exists(db));
            throw Error(ErrorCode::failed, {"store.nested", {}});
          });
        }) == "1 store.nested");
  CHECK(files() == 0);
  Store::create(db, {}, [](Store& made) { append(made, 1); });
  CHECK(files() == 1);
  CHECK(Store::open(db, Access::read).last_seq() == 1);
}

TEST_CASE(
    "a database whose first page was torn by a power cut is recovered from its journal (F5)") {
  const Desk desk;
  Store::open(desk.db, Access::write).write([&] {});
  {
    Store store = desk.write();
    append(store, 7);
  }
  // Somebody who is cut off in the middle of a change that began to reach the file.
  const pid_t writer = in_process([&] {
    SQLite::Database other(desk.db, SQLite::OPEN_READWRITE);
    other.exec("PRAGMA cache_size = 1; BEGIN IMMEDIATE; PRAGMA user_version = 9");
    for (int i = 0; i < 20; ++i) {
      other.exec("INSERT INTO document VALUES (hex(randomblob(32)), randomblob(100000))");
    }
    std::_Exit(0);
    return 0;
  });
  REQUIRE(result_of(writer) == 0);
  REQUIRE_FALSE(bytes_of(desk.db + "-journal").empty());
  std::string bytes = bytes_of(desk.db);
  SUBCASE("rubbish where its head was") { std::fill_n(bytes.begin(), 512, '\x5a'); }
  SUBCASE("the head of the change that never was") { bytes[63] = 9; }
  put_file(desk.db, bytes);
  CHECK(desk.read().last_seq() == 7);
  CHECK(store::verify_chains(desk.read()).sound());
  CHECK_FALSE(std::filesystem::exists(desk.db + "-journal"));
}

TEST_CASE("a journal is not rolled back into a file that is not ours (F10)") {
  const Desk desk;
  const std::string other = desk / "other.db";
  put_file(other, std::string(8192, 'x'));
  std::string journal("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7\0\0\0\1\0\0\0\7\0\0\0\2\0\0\2\0\0\0\x10\0",
                      28);
  journal.resize(512 + 4 + 4096 + 4, 'y');
  journal.replace(512, 4, std::string("\0\0\0\1", 4));
  put_file(other + "-journal", journal);
  CHECK(refusal([&] { Store::open(other, Access::read); }) == "6 store.not_database");
  CHECK(refusal([&] { Store::open(other, Access::write); }) == "6 store.not_database");
  CHECK(bytes_of(other) == std::string(8192, 'x'));
  CHECK(bytes_of(other + "-journal") == journal);
}

TEST_CASE("two databases have two identities") {
  const Desk one, other;
  CHECK(one.read().info().identity != other.read().info().identity);
}

TEST_CASE("a drill database says so (decision 11)") {
  const Folder folder;
  Store::create(folder / "d.db", {.drill = true, .group = "", .now = at(0)});
  CHECK(Store::open(folder / "d.db", Access::read).info().drill);
}

TEST_CASE("a shared database is open to its group, whatever the umask") {
  const Folder folder;
  const mode_t before = ::umask(077);
  Store::create(folder / "d.db", {.drill = false, .group = "root", .now = at(0)});
  { const Store held = Store::open(folder / "d.db", Access::write); }
  ::umask(before);
  CHECK(mode_of(folder / "d.db") == 0660);
  CHECK(mode_of(folder / "d.db.wlock") == 0660);
}

TEST_CASE("a group that nobody knows is wrong usage, and no file is left") {
  const Folder folder;
  CHECK(refusal([&] {
          Store::create(folder / "d.db", {.drill = false, .group = "no-such-group", .now = at(0)});
        }) == "2 store.no_group");
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("creating never touches a file that is there") {
  const Folder folder;
  put_file(folder / "d.db", "precious");
  CHECK(refusal([&] { Store::create(folder / "d.db", {}); }) == "4 store.exists");
  CHECK(bytes_of(folder / "d.db") == "precious");
}

TEST_CASE("creating refuses a dangling symbolic link and a leftover journal") {
  const Folder folder;
  std::filesystem::create_symlink(folder / "elsewhere", folder / "d.db");
  CHECK(refusal([&] { Store::create(folder / "d.db", {}); }) == "4 store.exists");
  CHECK_FALSE(std::filesystem::exists(folder / "elsewhere"));
  put_file(folder / "e.db-journal", "x");
  CHECK(refusal([&] { Store::create(folder / "e.db", {}); }) == "4 store.leftover");
}

TEST_CASE("creating leaves one file and nothing beside it") {
  const Desk desk;
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(desk.path())) {
    ++files;
    CHECK(entry.path().filename() == "desk.db");
  }
  CHECK(files == 1);
}

TEST_CASE("creating where the folder is missing or may not be written says so") {
  const Folder folder;
  CHECK(refusal([&] { Store::create(folder / "no/d.db", {}); }) == "6 store.missing");
  CHECK(refusal([&] { Store::create("/proc/d.db", {}); }) == "1 store.not_made");
}

TEST_CASE("opening what is no database of ours names what it is (F10, F19)") {
  const Folder folder;
  CHECK(open_refusal(folder / "none.db") == "6 store.missing");
  CHECK(open_refusal(folder / "no/none.db") == "6 store.missing");
  CHECK(open_refusal(folder.path()) == "6 store.not_regular");
  CHECK(open_refusal(folder.path() + "/") == "6 store.not_regular");
  CHECK(open_refusal("") == "6 store.not_regular");
  ::mkfifo((folder / "fifo").c_str(), 0600);
  CHECK(open_refusal(folder / "fifo") == "6 store.not_regular");
  CHECK(open_refusal("/dev/zero") == "6 store.not_regular");
  put_file(folder / "empty", "");
  CHECK(open_refusal(folder / "empty") == "6 store.empty");
  put_file(folder / "short", "SQLite format 3");
  CHECK(open_refusal(folder / "short") == "6 store.not_database");
  put_file(folder / "text", "CREATE TABLE event (seq);\n" + std::string(4000, '-'));
  CHECK(open_refusal(folder / "text") == "6 store.not_database");
  CHECK(open_refusal(folder / "text", Access::write) == "6 store.not_database");
}

TEST_CASE("a stranger's database is refused and keeps every byte") {
  const Folder folder;
  {
    SQLite::Database other(folder / "o.db", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    other.exec("CREATE TABLE t (x); PRAGMA application_id = 7");
  }
  const std::string before = bytes_of(folder / "o.db");
  CHECK(open_refusal(folder / "o.db", Access::write) == "6 store.foreign");
  CHECK(bytes_of(folder / "o.db") == before);
}

TEST_CASE("a symbolic link and a second name are not followed (F19)") {
  const Desk desk;
  std::filesystem::create_symlink(desk.db, desk / "link.db");
  CHECK(open_refusal(desk / "link.db") == "6 store.symlink");
  std::filesystem::create_hard_link(desk.db, desk / "hard.db");
  CHECK(open_refusal(desk.db) == "6 store.hard_link");
}

TEST_CASE("what SQLite would use beside a database is no link, second name or pipe (F19)") {
  for (const char* ending : {"-journal", "-wal", "-shm"}) {
    const Desk desk;
    const std::string beside = desk.db + ending;
    put_file(desk / "victim", "");
    CAPTURE(ending);
    std::filesystem::create_hard_link(desk / "victim", beside);
    CHECK(open_refusal(desk.db, Access::write) == "6 store.hard_link");
    std::filesystem::remove(beside);
    std::filesystem::create_symlink(desk / "victim", beside);
    CHECK(open_refusal(desk.db) == "6 store.symlink");
    std::filesystem::remove(beside);
    ::mkfifo(beside.c_str(), 0600);
    CHECK(open_refusal(desk.db) == "6 store.not_regular");
    CHECK(bytes_of(desk / "victim").empty());
  }
}

TEST_CASE("a pipe that comes after the check is not waited for (F19)") {
  const Desk desk;
  CHECK(open_refusal(desk.db) == "");
  ::mkfifo((desk / "pipe").c_str(), 0600);
  sqlite3_vfs* const files = sqlite3_vfs_find(nullptr);
  const auto open_as_sqlite =
      reinterpret_cast<int (*)(const char*, int, int)>(files->xGetSystemCall(files, "open"));
  const int pipe = open_as_sqlite((desk / "pipe").c_str(), O_RDONLY, 0);
  CHECK(pipe >= 0);
  ::close(pipe);
}

TEST_CASE("a linked folder on the way is fine") {
  const Desk desk;
  const Folder other;
  std::filesystem::create_directory_symlink(desk.path(), other / "way");
  CHECK(open_refusal(other / "way/desk.db", Access::write) == "");
}

TEST_CASE("a newer database is refused and told from an older one") {
  const Desk desk;
  desk.raw("PRAGMA user_version = 2");
  CHECK(open_refusal(desk.db) == "6 store.newer");
  CHECK(refusal([&] { Store::migrate(desk.db); }) == "6 store.newer");
  desk.raw("PRAGMA user_version = -1");
  CHECK(open_refusal(desk.db) == "6 store.newer");
  desk.raw("PRAGMA user_version = 0");
  CHECK(open_refusal(desk.db) == "6 store.older");
}

TEST_CASE("migrating a database of today changes nothing") {
  const Desk desk;
  const std::string before = bytes_of(desk.db);
  CHECK(Store::migrate(desk.db) == 1);
  CHECK(bytes_of(desk.db) == before);
}

TEST_CASE("what a released version's migrations make never changes") {
  // BLAKE2b of the catalogue of each; a database of that version is refused when this moves.
  const std::vector<std::string> released{
      "3d074c29acf3d7409618f5c085811cd54879d73c9fe69642b7561d701f1f8e39"};
  std::vector<std::string> made;
  for (const auto& objects : embedded::schemas()) {
    std::string text;
    for (const embedded::Object& object : objects) {
      for (const auto& part : {object.type, object.name, object.table, object.sql}) {
        text.append(part).push_back('\0');
      }
    }
    made.push_back(to_hex(blake2b(text)));
  }
  CHECK(made == released);
  const Desk desk;
  CHECK(open_refusal(desk.db) == "");
}

TEST_CASE("a trigger, a view, a table or a changed index that somebody added is refused (F21)") {
  for (const char* sql :
       {"CREATE TRIGGER evil AFTER INSERT ON event BEGIN DELETE FROM promise; END",
        "CREATE VIEW evil AS SELECT 1", "CREATE TABLE evil (x)", "DROP INDEX event_by_subject",
        "DROP TRIGGER event_kept", "ALTER TABLE cases ADD COLUMN evil TEXT"}) {
    const Desk desk;
    desk.raw(sql);
    CAPTURE(sql);
    CHECK(open_refusal(desk.db) == "6 store.schema_changed");
    CHECK(open_refusal(desk.db, Access::write) == "6 store.schema_changed");
  }
}

TEST_CASE("a refused schema names the first thing that is not as it was made (AUD-3)") {
  struct Change {
    const char* sql;
    const char* name;
  };
  for (const Change& change : {Change{"CREATE VIEW evil AS SELECT 1", "evil"},
                               Change{"DROP INDEX event_by_subject", "event_by_subject"},
                               Change{"ALTER TABLE cases ADD COLUMN evil TEXT", "cases"}}) {
    const Desk desk;
    desk.raw(change.sql);
    CAPTURE(change.sql);
    CHECK(refused_name(desk.db) == change.name);
  }
}

TEST_CASE("a table or an index that lies where another one does is refused (F21)") {
  for (const char* other : {"cases", "event_by_subject"}) {
    const Desk desk;
    desk.raw(
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM "
        "sqlite_schema WHERE name = 'event') WHERE name = '" +
        std::string(other) + "'");
    CAPTURE(other);
    CHECK(open_refusal(desk.db).starts_with("6 "));
    CHECK(open_refusal(desk.db, Access::write).starts_with("6 "));
  }
}

TEST_CASE("a trigger that goes by the name of SQLite's statistics is refused (F21)") {
  const Desk desk;
  desk.raw(
      "PRAGMA writable_schema = ON; INSERT INTO sqlite_schema VALUES ('trigger', 'sqlite_stat1', "
      "'event', 0, 'CREATE TRIGGER evil AFTER INSERT ON event BEGIN DELETE FROM promise; END')");
  CHECK(open_refusal(desk.db, Access::write).starts_with("6 "));
}

TEST_CASE("statistics that somebody had SQLite gather do no harm") {
  const Desk desk;
  desk.raw("ANALYZE");
  CHECK(open_refusal(desk.db, Access::write) == "");
}

TEST_CASE("a database that somebody made WAL is switched back by the next change") {
  const Desk desk;
  desk.raw("PRAGMA journal_mode = WAL; INSERT INTO counter VALUES ('x', 3)");
  CHECK(desk.read().info().schema == 1);
  {
    Store store = desk.write();
    CHECK(store.info().journal_mode == "delete");
    append(store, 1);
  }
  CHECK_FALSE(std::filesystem::exists(desk.db + "-wal"));
  CHECK(desk.raw_number("SELECT last FROM counter") == 3);
  CHECK(bytes_of(desk.db)[18] == 1);
}

TEST_CASE("the lock file has the mode of the database and stays") {
  const Desk desk;
  { const Store store = desk.write(); }
  CHECK(mode_of(desk.db + ".wlock") == 0600);
  { const Store store = desk.write(); }
  CHECK(std::filesystem::exists(desk.db + ".wlock"));
}

TEST_CASE("readers leave no lock file") {
  const Desk desk;
  { const Store store = desk.read(); }
  CHECK_FALSE(std::filesystem::exists(desk.db + ".wlock"));
}

TEST_CASE("a lock file that has a second name is not written to (F19)") {
  const Desk desk;
  put_file(desk / "victim", "precious");
  std::filesystem::create_hard_link(desk / "victim", desk.db + ".wlock");
  CHECK(open_refusal(desk.db, Access::write) == "1 store.lock_failed");
  CHECK(bytes_of(desk / "victim") == "precious");
}

TEST_CASE("a lock file that is a link, a folder or a pipe is refused without waiting (F19)") {
  const Desk desk;
  put_file(desk / "victim", "precious");
  std::filesystem::create_symlink(desk / "victim", desk.db + ".wlock");
  CHECK(open_refusal(desk.db, Access::write) == "1 store.lock_failed");
  CHECK(bytes_of(desk / "victim") == "precious");
  std::filesystem::remove(desk.db + ".wlock");
  std::filesystem::create_directory(desk.db + ".wlock");
  CHECK(open_refusal(desk.db, Access::write) == "1 store.lock_failed");
  std::filesystem::remove(desk.db + ".wlock");
  ::mkfifo((desk.db + ".wlock").c_str(), 0600);
  CHECK(open_refusal(desk.db, Access::write) == "1 store.lock_failed");
}

TEST_CASE("a network file system is told by its magic number (F22)") {
  CHECK_NOTHROW(store::refuse_network("/tmp/x.db", store::NetworkFiles::refuse));
  CHECK_NOTHROW(store::refuse_network("/no/such/place.db", store::NetworkFiles::allow));
}

TEST_CASE("a damaged file is a database error, never a crash (F10)") {
  const Desk desk;
  {
    Store store = desk.write();
    append(store, 200);
  }
  const std::string sound = bytes_of(desk.db);
  int refused = 0;
  for (std::size_t place = 100; place < sound.size(); place += 997) {
    std::string damaged = sound;
    for (std::size_t i = place; i < std::min(place + 64, damaged.size()); ++i) {
      damaged[i] = static_cast<char>(damaged[i] ^ 0x5a);
    }
    put_file(desk.db, damaged);
    const std::string said = refusal([&] {
      const Store store = desk.read();
      for (const std::string& fault : store.integrity_check()) {
        refused += fault.empty() ? 0 : 1;
        break;
      }
      static_cast<void>(store.events({}));
    });
    if (!said.empty()) ++refused;
    CHECK((said.empty() || said.starts_with("6 ") || said.starts_with("5 ")));
  }
  CHECK(refused > 20);
}

TEST_CASE("a truncated file is a database error") {
  const Desk desk;
  const std::string sound = bytes_of(desk.db);
  for (const std::size_t size : {99UL, 100UL, 512UL, 4096UL, 8192UL, sound.size() - 4096}) {
    put_file(desk.db, sound.substr(0, size));
    CAPTURE(size);
    CHECK(refusal([&] {
            const Store store = desk.read();
            if (!store.integrity_check().empty()) {
              throw Error(ErrorCode::database, {"found", {}});
            }
          }).starts_with("6 "));
  }
}

TEST_CASE("a store opened for reading takes the lock, writes, and gives it back") {
  const Desk desk;
  Store store = desk.read();
  CHECK(refusal([&] { store.write([] {}); }) == "1 store.opened_for_reading");
  store.acquire(Seconds{1});
  CHECK(open_refusal(desk.db, Access::write) == "7 store.busy");
  store.write([&] { store.draw_number("case"); });
  store.release();
  CHECK(open_refusal(desk.db, Access::write) == "");
  CHECK(refusal([&] { store.write([] {}); }) == "1 store.opened_for_reading");
}

TEST_CASE("a store knows when another file, or none, lies at its path") {
  const Desk desk;
  const Store store = desk.read();
  CHECK(store.in_place());
  desk.read().backup(desk / "copy.db");
  std::filesystem::rename(desk.db, desk / "away.db");
  CHECK_FALSE(store.in_place());
  std::filesystem::rename(desk / "copy.db", desk.db);
  CHECK_FALSE(store.in_place());
  std::filesystem::rename(desk / "away.db", desk.db);
  CHECK(store.in_place());
}
