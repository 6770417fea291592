// A folder of its own for each test, a database in it, and rows to put there.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "folder.hpp"
#include "svcdesk/base/error.hpp"
#include "svcdesk/store/store.hpp"

namespace svcdesk::test {

using Texts = std::vector<std::string>;
using Numbers = std::vector<std::int64_t>;

inline Instant at(std::int64_t seconds) { return Instant{Seconds{1'700'000'000 + seconds}}; }

// A folder with a new database in it.
class Desk : public Folder {
 public:
  Desk() : db(*this / "desk.db") {
    store::Store::create(db, {.drill = false, .group = "", .now = at(0)});
  }

  store::Store write() const { return store::Store::open(db, store::Access::write); }
  store::Store read() const { return store::Store::open(db, store::Access::read); }

  // As somebody with another tool, with none of our guards.
  void raw(const std::string& sql) const {
    SQLite::Database other(db, SQLite::OPEN_READWRITE, 5000);
    other.exec(sql);
  }
  std::int64_t raw_number(const std::string& sql) const {
    SQLite::Database other(db, SQLite::OPEN_READONLY, 5000);
    return other.execAndGet(sql).getInt64();
  }

  std::string db;
};

inline journal::Event event(const std::string& contract, const std::string& type = "case.noted",
                            const std::string& id = "C-1") {
  journal::Event out;
  out.contract = contract;
  out.subject = {"case", id};
  out.type = type;
  out.at = at(10);
  out.recorded = at(20);
  out.actor = "chen.wei";
  out.payload.set("text", "核心交换机 link down");
  return out;
}

inline void append(store::Store& desk, int count, const std::string& contract = "K-1") {
  desk.write([&] {
    for (int i = 0; i < count; ++i) {
      journal::Event one = event(contract);
      one.payload.set("n", std::int64_t{i});
      desk.append(one);
    }
  });
}

// The code and the message id of what the work throws; "" when it throws nothing.
inline std::string refusal(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    return std::to_string(static_cast<int>(error.code())) + " " + error.text().id;
  }
  return "";
}

inline void put_file(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

inline std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Runs the work in a process of its own; its result is the exit code, or minus the signal.
inline pid_t in_process(const std::function<int()>& work) {
  const pid_t child = ::fork();
  if (child != 0) return child;
  int code = 99;
  try {
    code = work();
  } catch (const Error& error) {
    code = 100 + static_cast<int>(error.code());
  } catch (...) {
  }
  ::_exit(code);
}

inline int result_of(pid_t child) {
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

}  // namespace svcdesk::test
