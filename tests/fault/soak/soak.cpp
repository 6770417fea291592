// fault_soak DATABASE SECONDS: eight writers, a sweep each second, a backup that is restored and
// verified each thirty, all in one process that lives long. Prints one JSON line a second: what was
// done, the memory and the descriptors that the process holds. Ends with the first error, or after
// the time.
#include <fmt/core.h>
#include <malloc.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "svcdesk/desk/care.hpp"
#include "svcdesk/desk/cases.hpp"
#include "svcdesk/desk/sweeper.hpp"
#include "svcdesk/store/restore.hpp"

using namespace svcdesk;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int writers = 8;
constexpr auto pause_of_writer = 1s;

// What the threads share: when to end, what was done, the first thing that went wrong.
struct Run {
  std::string database;
  Clock::time_point end;
  std::atomic<long> changes{0}, sweeps{0}, restores{0};
  std::atomic<bool> stop{false};
  std::mutex mutex;
  std::string problem;

  bool over() const { return stop || Clock::now() >= end; }

  void fail(const std::string& what) {
    const std::lock_guard guard(mutex);
    if (problem.empty()) problem = what;
    stop = true;
  }

  desk::Options options(const std::string& file) const {
    desk::Options out;
    out.database = file;
    out.actor = "zheng";
    return out;
  }
};

template <class Work>
std::thread worker(Run& run, Work work) {
  return std::thread([&run, work] {
    try {
      while (!run.over()) work();
    } catch (const Error& error) {
      std::string text = error.text().id;
      for (const auto& [name, value] : error.text().args) text += " " + name + "=" + value;
      run.fail(text);
    } catch (const std::exception& error) {
      run.fail(error.what());
    }
  });
}

// A case from opening to closing, by a desk that stays.
std::thread writer(Run& run) {
  return worker(run, [&run, desk = std::make_shared<desk::Desk>(run.options(run.database))] {
    desk::Cases counter = desk->cases();
    cases::Open open;
    open.title = "soak";
    open.reporter = "yang";
    open.level = "P3";
    const std::string id = counter.open(open).state.id.str();
    const std::vector<desk::CaseRequest> steps = {
        cases::Assign{"wang", ""}, cases::Respond{"now"}, cases::Note{"a word", ""},
        cases::Resolve{"done", ""}, cases::Confirm{"yang", "telephone"}};
    ++run.changes;
    for (const desk::CaseRequest& step : steps) {
      std::this_thread::sleep_for(pause_of_writer);
      counter.apply(id, step);
      ++run.changes;
    }
    counter.close(id, std::nullopt, {});
    ++run.changes;
  });
}

std::thread sweeper(Run& run) {
  return worker(run, [&run, desk = std::make_shared<desk::Desk>(run.options(run.database))] {
    desk->sweeper().sweep();
    ++run.sweeps;
    std::this_thread::sleep_for(1s);
  });
}

std::thread keeper(Run& run) {
  return worker(run, [&run] {
    const std::string copy = run.database + ".backup", again = run.database + ".restored";
    desk::Desk(run.options(run.database)).care().backup(copy);
    store::restore(copy, again, {});
    if (!desk::Desk(run.options(again)).care().verify().faults.empty()) {
      throw Error(ErrorCode::failed, {"the restored database does not verify", {}});
    }
    for (const std::string& file : {copy, again}) std::filesystem::remove(file);
    ++run.restores;
    for (int i = 0; i < 300 && !run.over(); ++i) std::this_thread::sleep_for(100ms);
  });
}

// What the process needs. What the allocator keeps of what was freed is given back before: it grows
// with the largest database that was ever verified, and says nothing about what is held.
long resident_kilobytes() {
  ::malloc_trim(0);
  std::ifstream file("/proc/self/statm");
  long all = 0, resident = 0;
  file >> all >> resident;
  return resident * (::sysconf(_SC_PAGESIZE) / 1024);
}

long descriptors() {
  const std::filesystem::directory_iterator held("/proc/self/fd");
  return std::distance(begin(held), end(held));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  Run run;
  run.database = argv[1];
  const auto begin = Clock::now();
  run.end = begin + std::chrono::seconds(std::stol(argv[2]));
  std::vector<std::thread> threads;
  for (int i = 0; i < writers; ++i) threads.push_back(writer(run));
  threads.push_back(sweeper(run));
  threads.push_back(keeper(run));
  for (auto next = begin + 1s; !run.over(); next += 1s) {
    std::this_thread::sleep_until(next);
    fmt::print(R"({{"changes":{},"sweeps":{},"restores":{},"kilobytes":{},"descriptors":{}}})"
               "\n",
               run.changes.load(), run.sweeps.load(), run.restores.load(), resident_kilobytes(),
               descriptors());
    std::fflush(stdout);
  }
  for (std::thread& thread : threads) thread.join();
  if (!run.problem.empty()) fmt::print(stderr, "{}\n", run.problem);
  return run.problem.empty() ? 0 : 1;
}
