#include "folder.hpp"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>

namespace svcdesk::test {

Folder::Folder() {
  const char* memory = "/dev/shm";
  path_ = ::access(memory, W_OK) == 0 ? memory : std::filesystem::temp_directory_path().string();
  path_ += "/svcdesk-test-XXXXXX";
  if (::mkdtemp(path_.data()) == nullptr) throw std::runtime_error("mkdtemp");
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace svcdesk::test
