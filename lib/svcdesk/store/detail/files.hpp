// New files that appear whole or not at all: made under another name, synced, then named.
#pragma once

#include <sys/types.h>

#include <string>

#include "svcdesk/store/rows.hpp"

namespace svcdesk::store {

struct Ownership {
  mode_t mode = 0600;
  gid_t group = static_cast<gid_t>(-1);  // -1: the process's own
};

// 0600, or 0660 with that group. Throws Error(usage) for a group that the system does not know.
Ownership ownership_for(const CreateOptions& options);

// An empty file beside `target` that goes again, with its journal, unless it is published. One
// whose process was killed is taken away by the next draft of the same target.
class Draft {
 public:
  // Throws Error(failed) with the cause where the folder takes no file.
  Draft(std::string target, const Ownership& ownership);
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;
  ~Draft();

  const std::string& path() const { return path_; }

  // Syncs the file, gives it the target's name and syncs the folder. Throws Error(refused) where
  // that name was taken meanwhile: nothing is ever replaced. After any error there is no file.
  void publish();

 private:
  int make(const Ownership& ownership);
  void let_go();

  std::string target_;
  std::string path_;
  int held_ = -1;  // locked with flock(2) as long as somebody works on it
};

}  // namespace svcdesk::store
