#include "bits.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <string>
#include <string_view>

#include "guards.hpp"
#include "story.hpp"
#include "svcdesk/store/verify.hpp"

namespace svcdesk::fault {
namespace {

enum class Stored { number, text, blob };
struct Column {
  const char* name;
  Stored as;
};
constexpr std::array<Column, 13> columns{{{"seq", Stored::number},
                                          {"contract", Stored::text},
                                          {"subject_kind", Stored::text},
                                          {"subject_id", Stored::text},
                                          {"refs", Stored::text},
                                          {"type", Stored::text},
                                          {"version", Stored::number},
                                          {"at", Stored::number},
                                          {"recorded", Stored::number},
                                          {"actor", Stored::text},
                                          {"request_id", Stored::text},
                                          {"payload", Stored::text},
                                          {"hash", Stored::blob}}};

// One value of one event: where its bits begin among all bits of the log.
struct Value {
  std::uint64_t first_bit;
  std::int64_t seq;
  const Column* column;
  std::string bytes;  // eight for a number, the lowest first
};

std::string as_bytes(std::int64_t number) {
  std::string out;
  for (int shift = 0; shift < 64; shift += 8) {
    out += static_cast<char>(static_cast<std::uint64_t>(number) >> shift);
  }
  return out;
}

std::int64_t as_number(const std::string& bytes) {
  std::uint64_t out = 0;
  for (int i = 7; i >= 0; --i) {
    out = out << 8 | static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]);
  }
  return static_cast<std::int64_t>(out);
}

class Log {
 public:
  explicit Log(const std::string& database) : unguarded_(database) {
    std::string sql = "SELECT ";
    for (const Column& column : columns) sql.append(column.name).append(", ");
    SQLite::Statement rows(unguarded_.database(), sql + "1 FROM event ORDER BY seq");
    while (rows.executeStep()) {
      for (std::size_t i = 0; i < columns.size(); ++i) {
        const SQLite::Column value = rows.getColumn(static_cast<int>(i));
        values_.push_back(
            {bits_, rows.getColumn(0).getInt64(), &columns[i],
             columns[i].as == Stored::number ? as_bytes(value.getInt64()) : value.getString()});
        bits_ += values_.back().bytes.size() * 8;
      }
    }
  }

  std::uint64_t bits() const { return bits_; }

  const Value& value_of(std::uint64_t bit) const {
    return *std::prev(std::upper_bound(
        values_.begin(), values_.end(), bit,
        [](std::uint64_t one, const Value& value) { return one < value.first_bit; }));
  }

  // False where another event stands in the place (of a seq or a request id).
  bool store(const Value& value, const std::string& bytes, std::int64_t seq) {
    SQLite::Statement& update = statement(*value.column);
    update.tryReset();  // reset() would tell of the last refusal again
    switch (value.column->as) {
      case Stored::number:
        update.bind(1, as_number(bytes));
        break;
      case Stored::text:
        update.bind(1, bytes);
        break;
      case Stored::blob:
        update.bind(1, static_cast<const void*>(bytes.data()), static_cast<int>(bytes.size()));
    }
    update.bind(2, seq);
    try {
      update.exec();
    } catch (const SQLite::Exception& exception) {
      if (exception.getErrorCode() == SQLITE_CONSTRAINT) return false;
      throw;
    }
    return true;
  }

 private:
  SQLite::Statement& statement(const Column& column) {
    const auto known = statements_.find(column.name);
    if (known != statements_.end()) return known->second;
    const std::string sql = std::string("UPDATE event SET ") + column.name + " = ? WHERE seq = ?";
    return statements_.emplace(column.name, SQLite::Statement(unguarded_.database(), sql))
        .first->second;
  }

  Unguarded unguarded_;
  std::map<std::string_view, SQLite::Statement> statements_;
  std::vector<Value> values_;
  std::uint64_t bits_ = 0;
};

bool unsound(const store::Store& store) {
  try {
    return !store::verify_chains(store).sound();
  } catch (const Error&) {
    return true;
  }
}

struct Flips {
  std::uint64_t flipped = 0, taken = 0, missed = 0;
};

void flip(Log& log, const store::Store& store, std::uint64_t bit, Flips& counts) {
  const Value& value = log.value_of(bit);
  const std::uint64_t at = bit - value.first_bit;
  std::string changed = value.bytes;
  changed[at / 8] = static_cast<char>(changed[at / 8] ^ (1 << (at % 8)));
  if (!log.store(value, changed, value.seq)) {
    ++counts.taken;
    return;
  }
  ++counts.flipped;
  if (!unsound(store)) {
    ++counts.missed;
    std::printf("missed %s of event %lld bit %llu\n", value.column->name,
                static_cast<long long>(value.seq), static_cast<unsigned long long>(at));
  }
  const bool moved = std::string_view(value.column->name) == "seq";
  log.store(value, value.bytes, moved ? as_number(changed) : value.seq);
}

}  // namespace

int flip_bits(std::uint64_t count, std::uint64_t seed, Part part) {
  const Folder folder;
  Story story(folder / "desk.db", seed);
  story.begin();
  while (store::Store::open(story.options.database, store::Access::read).last_seq() < log_events) {
    story.step();
  }
  // Opened while everything is as it should be: what is asked is what verifying alone finds.
  const store::Store store = store::Store::open(story.options.database, store::Access::read);
  Flips counts;
  Log log(story.options.database);
  if (count == 0) {
    for (std::uint64_t bit = part.number; bit < log.bits(); bit += part.of) {
      flip(log, store, bit, counts);
    }
  }
  for (std::uint64_t i = 0; i < count; ++i) {
    flip(log, store, static_cast<std::uint64_t>(story.below(static_cast<std::int64_t>(log.bits()))),
         counts);
  }
  const bool sound = store::verify_chains(store).sound();
  std::printf("bits %llu\nflipped %llu\ntaken %llu\nmissed %llu\nsound-after %d\n",
              static_cast<unsigned long long>(log.bits()),
              static_cast<unsigned long long>(counts.flipped),
              static_cast<unsigned long long>(counts.taken),
              static_cast<unsigned long long>(counts.missed), sound ? 1 : 0);
  return counts.missed == 0 && sound ? 0 : 1;
}

}  // namespace svcdesk::fault
