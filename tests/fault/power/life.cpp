#include "life.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>

#include "svcdesk/desk/care.hpp"
#include "svcdesk/store/store.hpp"
#include "vfs.hpp"

namespace svcdesk::fault {

std::int64_t last_seq(const std::string& database) {
  return store::Store::open(database, store::Access::read).last_seq();
}

Life::Life(std::uint64_t seed, Disk::Obeys obeys, int steps)
    : disk_(obeys), story_(folder_ / "desk.db", seed) {
  const Recording recording(disk_, folder_.path());
  known_.push_back({});
  story_.begin();
  acknowledge();
  for (int i = 0; i < steps; ++i) {
    step();
    acknowledge();
  }
  const store::Store store = store::Store::open(story_.options.database, store::Access::read);
  for (const store::StoredEvent& one : store.stored_events(0, known_.back().last_seq)) {
    hashes_[one.event.seq] = one.hash;
  }
}

// Mostly what the story does; now and then a copy, many cases at once (more than SQLite's cache
// holds), or another tool that switches the file to a write-ahead log.
void Life::step() {
  switch (story_.below(40)) {
    case 0: {
      const std::string name = "copy-" + std::to_string(copies_.size()) + ".db";
      story_.desk().care().backup(folder_ / name);
      copies_.push_back(name);
      return;
    }
    case 1:
      return story_.import(400);
    case 2: {
      SQLite::Database other(story_.options.database, SQLite::OPEN_READWRITE);
      other.exec("PRAGMA journal_mode = WAL");
      return;
    }
    default:
      story_.step();
  }
}

void Life::acknowledge() {
  known_.push_back({disk_.length(), last_seq(story_.options.database), copies_});
}

const Acknowledged& Life::before(std::size_t length) const {
  return *std::prev(
      std::upper_bound(known_.begin(), known_.end(), length,
                       [](std::size_t at, const Acknowledged& known) { return at < known.from; }));
}

std::int64_t Life::last_seq_after(std::size_t length) const {
  const auto next =
      std::lower_bound(known_.begin(), known_.end(), length,
                       [](const Acknowledged& known, std::size_t at) { return known.from < at; });
  return next == known_.end() ? known_.back().last_seq : next->last_seq;
}

}  // namespace svcdesk::fault
