#include "acts.hpp"

#include <array>
#include <cstdio>
#include <functional>
#include <map>
#include <string>

#include "bits.hpp"
#include "guards.hpp"
#include "story.hpp"
#include "svcdesk/desk/care.hpp"
#include "svcdesk/journal/chain.hpp"

namespace svcdesk::fault {
namespace {

// The file in the hands of somebody else, and dice.
struct Hands {
  const std::string& database;
  const desk::Options& options;
  std::function<std::int64_t(std::int64_t limit)> below;

  std::string any() const { return std::to_string(1 + below(log_events)); }
  // Gives how many rows the last statement changed.
  int exec(const std::string& sql) const { return Unguarded(database).exec(sql); }
};

void remove_one(const Hands& hands) { hands.exec("DELETE FROM event WHERE seq = " + hands.any()); }

// As if it had never been: those behind move up.
void remove_and_close_up(const Hands& hands) {
  const std::string seq = hands.any();
  hands.exec("DELETE FROM event WHERE seq = " + seq + "; UPDATE event SET seq = -seq WHERE seq > " +
             seq + "; UPDATE event SET seq = -seq - 1 WHERE seq < 0");
}

void insert_copy(const Hands& hands) {
  const std::string seq = hands.any();
  hands.exec("UPDATE event SET seq = -seq WHERE seq > " + seq +
             "; UPDATE event SET seq = 1 - seq WHERE seq < 0; INSERT INTO event SELECT " + seq +
             " + 1, contract, subject_kind, subject_id, refs, type, version, at, recorded, actor, "
             "'', payload, hash FROM event WHERE seq = " +
             seq);
}

void swap_two(const Hands& hands) {
  const std::int64_t one = 1 + hands.below(log_events);
  const std::int64_t other = 1 + (one + hands.below(log_events - 1)) % log_events;
  const std::string a = std::to_string(one), b = std::to_string(other);
  hands.exec("UPDATE event SET seq = -1 WHERE seq = " + a + "; UPDATE event SET seq = " + a +
             " WHERE seq = " + b + "; UPDATE event SET seq = " + b + " WHERE seq = -1");
}

void cut_off(const Hands& hands) {
  hands.exec("DELETE FROM event WHERE seq >= " + std::to_string(2 + hands.below(log_events - 1)));
}

void replace_head(const Hands& hands) {
  hands.exec("UPDATE chain_head SET hash = (SELECT hash FROM event WHERE seq = " +
             std::to_string(1 + hands.below(log_events / 2)) + ") WHERE contract = 'T-1'");
}

void forge_row(const Hands& hands) {
  constexpr std::array<const char*, 10> rows{
      "UPDATE contract_version SET compiled = compiled || 'x'",
      "UPDATE contract_version SET effective = effective + 60 WHERE version = 1",
      "UPDATE desk SET drill = 1 - drill",
      "DELETE FROM document WHERE rowid = (SELECT max(rowid) FROM document)",
      "UPDATE promise SET verdict = 'kept', breached_at = NULL WHERE verdict = 'broken'",
      "UPDATE cases SET opened = opened + 60 WHERE number = 1",
      "UPDATE counter SET last = last + 1",
      "DELETE FROM notice_line WHERE rowid = (SELECT max(rowid) FROM notice_line)",
      "UPDATE notice SET state = 'sent', last_error = '' WHERE state <> 'sent'",
      "DELETE FROM chain_head WHERE contract = 'T-1'",
  };
  while (hands.exec(rows[static_cast<std::size_t>(hands.below(rows.size()))]) == 0) {
  }
}

// Hashes, heads and tables as our own program would have made them of these events.
void chain_anew(const Hands& hands) {
  {
    Unguarded unguarded(hands.database);
    std::map<std::string, Digest> heads;
    SQLite::Statement rows(unguarded.database(),
                           "SELECT seq, contract, subject_kind, subject_id, refs, type, version, "
                           "at, recorded, actor, request_id, payload FROM event ORDER BY seq");
    SQLite::Statement update(unguarded.database(), "UPDATE event SET hash = ? WHERE seq = ?");
    while (rows.executeStep()) {
      journal::Event event;
      event.seq = rows.getColumn(0).getInt64();
      event.contract = rows.getColumn(1).getString();
      event.subject = {rows.getColumn(2).getString(), rows.getColumn(3).getString()};
      event.type = rows.getColumn(5).getString();
      event.version = rows.getColumn(6).getInt64();
      event.at = Instant{Seconds{rows.getColumn(7).getInt64()}};
      event.recorded = Instant{Seconds{rows.getColumn(8).getInt64()}};
      event.actor = rows.getColumn(9).getString();
      event.request_id = rows.getColumn(10).getString();
      Digest& head = heads[event.contract];
      head =
          journal::link(head, event, rows.getColumn(4).getString(), rows.getColumn(11).getString());
      update.reset();
      update.bind(1, static_cast<const void*>(head.data()), static_cast<int>(head.size()));
      update.bind(2, event.seq);
      update.exec();
    }
  }
  desk::Desk(hands.options).care().rebuild();
}

void rewrite_one(const Hands& hands) {
  hands.exec("UPDATE event SET actor = 'somebody-else' WHERE seq = " + hands.any());
  chain_anew(hands);
}

// The end cut off, and everything that would tell of it.
void cut_off_and_rewrite(const Hands& hands) {
  const std::string last = std::to_string(log_events / 2 + hands.below(log_events / 2));
  hands.exec("DELETE FROM event WHERE seq > " + last + "; DELETE FROM event_ref WHERE seq > " +
             last + "; DELETE FROM contract_version WHERE applied_seq > " + last);
  chain_anew(hands);
}

struct Act {
  const char* name;
  void (*carry_out)(const Hands& hands);
};
constexpr std::array<Act, 9> acts{{{"remove", remove_one},
                                   {"remove-and-close-up", remove_and_close_up},
                                   {"insert", insert_copy},
                                   {"swap", swap_two},
                                   {"cut-off", cut_off},
                                   {"replace-head", replace_head},
                                   {"forge-row", forge_row},
                                   {"rewrite", rewrite_one},
                                   {"cut-off-and-rewrite", cut_off_and_rewrite}}};

bool found(const desk::Options& options, const std::vector<std::string>& heads) {
  try {
    return !desk::Desk(options).care().verify(heads).faults.empty();
  } catch (const Error&) {
    return true;
  }
}

struct Counts {
  std::uint64_t done = 0, found = 0, found_with_head = 0;
};

}  // namespace

int act(std::uint64_t count, std::uint64_t seed) {
  const Folder folder;
  Story story(folder / "desk.db", seed);
  story.begin();
  while (story.desk().care().verify().events < log_events) {
    for (int i = 0; i < 50; ++i) story.step();
  }
  story.options.request_id.clear();
  const desk::VerifyResult before = story.desk().care().verify();
  std::vector<std::string> heads;
  for (const store::ChainHead& head : before.heads) heads.push_back(to_hex(head.hash));
  const std::string original = bytes_of(story.options.database);
  const Hands hands{story.options.database, story.options,
                    [&](std::int64_t limit) { return story.below(limit); }};
  std::map<std::string, Counts> counts;
  for (std::uint64_t i = 0; i < count; ++i) {
    const Act& one = acts[i % acts.size()];
    put_file(story.options.database, original);
    one.carry_out(hands);
    Counts& tally = counts[one.name];
    ++tally.done;
    tally.found += found(story.options, {}) ? 1 : 0;
    tally.found_with_head += found(story.options, heads) ? 1 : 0;
  }
  std::printf("sound-before %d\n", before.faults.empty() ? 1 : 0);
  for (const auto& [name, tally] : counts) {
    std::printf("act %s %llu %llu %llu\n", name.c_str(),
                static_cast<unsigned long long>(tally.done),
                static_cast<unsigned long long>(tally.found),
                static_cast<unsigned long long>(tally.found_with_head));
  }
  return 0;
}

}  // namespace svcdesk::fault
