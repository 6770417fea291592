// A recorded life of a desk: every command, and what was acknowledged when.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "disk.hpp"
#include "story.hpp"
#include "svcdesk/base/hash.hpp"

namespace svcdesk::fault {

// From that place of the recording on the caller knows that the journal reaches to this event, and
// that these copies lie there.
struct Acknowledged {
  std::size_t from = 0;
  std::int64_t last_seq = 0;
  std::vector<std::string> copies;
};

class Life {
 public:
  Life(std::uint64_t seed, Disk::Obeys obeys, int steps);

  const Disk& disk() const { return disk_; }
  const desk::Options& options() const { return story_.options; }
  // What holds for a cut there, and what may hold already: the command under way is done or not.
  const Acknowledged& before(std::size_t length) const;
  std::int64_t last_seq_after(std::size_t length) const;
  // The hash of that event, as the whole journal has it.
  const Digest& hash(std::int64_t seq) const { return hashes_.at(seq); }

 private:
  void step();
  void acknowledge();

  Folder folder_;
  Disk disk_;
  Story story_;
  std::vector<Acknowledged> known_;
  std::vector<std::string> copies_;
  std::map<std::int64_t, Digest> hashes_;
};

// The end of the journal in that file.
std::int64_t last_seq(const std::string& database);

}  // namespace svcdesk::fault
