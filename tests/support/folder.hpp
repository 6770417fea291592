// A folder that goes away with everything in it: in memory where the machine has it, as a test
// needs no disk.
#pragma once

#include <string>

namespace svcdesk::test {

class Folder {
 public:
  Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder();

  std::string operator/(const std::string& name) const { return path_ + "/" + name; }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace svcdesk::test
