// A desk with a life in it, the same for the same seed: what the drivers of the fault campaign
// record, damage and cut short.
#pragma once

#include <cstdint>
#include <random>
#include <string>

#include "folder.hpp"
#include "svcdesk/desk/desk.hpp"

namespace svcdesk::fault {

using test::Folder;

class Story {
 public:
  // Nothing is made yet; notices go to a file in the same folder.
  Story(const std::string& database, std::uint64_t seed);

  // A drill desk under the small contract of the desk's tests.
  void begin();
  // One changing command of many, some minutes later. False where a rule refused it.
  bool step();
  // Takes in that many cases of another desk, in one transaction.
  void import(std::int64_t count);

  std::int64_t below(std::int64_t limit);
  desk::Desk desk() const { return desk::Desk(options); }

  desk::Options options;

 private:
  void change(const std::string& id);
  void care();

  std::mt19937_64 random_;
  std::int64_t minute_ = 0, cases_ = 0, amendments_ = 0, imported_ = 0;
};

std::string bytes_of(const std::string& path);
void put_file(const std::string& path, std::string_view bytes);

}  // namespace svcdesk::fault
