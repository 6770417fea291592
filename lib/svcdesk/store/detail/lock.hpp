// The one writer at a time: an exclusive flock(2) on <db>.wlock, taken in the order of arrival.
#pragma once

#include <sys/stat.h>

#include <chrono>
#include <string>

namespace svcdesk::store {

using Deadline = std::chrono::steady_clock::time_point;

class WriteLock {
 public:
  WriteLock() = default;  // holds nothing

  // Waits its turn until the deadline. The file gets the mode and the group of the
  // database and is never removed. Throws Error(busy), Error(failed) where it cannot be made.
  static WriteLock acquire(const std::string& database, const struct stat& like, Deadline deadline);

  WriteLock(WriteLock&& other) noexcept;
  WriteLock& operator=(WriteLock&& other) noexcept;
  ~WriteLock();

 private:
  explicit WriteLock(int file) : file_(file) {}
  int file_ = -1;
};

}  // namespace svcdesk::store
