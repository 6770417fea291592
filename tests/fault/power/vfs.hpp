// SQLite's way to the files of one folder, recorded: a VFS in front of the system's own, and the
// few calls that the library itself makes of files that SQLite then fills.
#pragma once

#include <string>

#include "disk.hpp"

namespace svcdesk::fault {

// While this lives SQLite's default VFS tells the disk what it does in that folder.
class Recording {
 public:
  Recording(Disk& disk, const std::string& folder);
  Recording(const Recording&) = delete;
  Recording& operator=(const Recording&) = delete;
  ~Recording();
};

}  // namespace svcdesk::fault
