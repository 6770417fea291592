// A folder that goes away with everything in it: in memory where the machine has it, as a test
// needs no disk.
#pragma once

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace svcdesk::test {

class Folder {
 public:
  Folder() {
    const char* memory = "/dev/shm";
    path_ =
        (::access(memory, W_OK) == 0 ? memory : std::filesystem::temp_directory_path().string()) +
        "/svcdesk-test-XXXXXX";
    if (::mkdtemp(path_.data()) == nullptr) throw std::runtime_error("mkdtemp");
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  std::string operator/(const std::string& name) const { return path_ + "/" + name; }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace svcdesk::test
