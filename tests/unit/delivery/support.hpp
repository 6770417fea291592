// Where the helper program lies in the build tree, and files that go away again.
#pragma once

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include "svcdesk/delivery/delivery.hpp"

namespace svcdesk::test {

inline svcdesk::delivery::Helper helper() {
  const auto program = std::filesystem::read_symlink("/proc/self/exe");
  return {program.parent_path().parent_path() / "libexec/svcdesk/svcdesk-helper"};
}

class Folder {
 public:
  Folder() {
    std::string pattern = std::filesystem::temp_directory_path() / "svcdesk-delivery-XXXXXX";
    path_ = mkdtemp(pattern.data());
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string operator/(std::string_view name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

inline std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

inline svcdesk::delivery::Parcel parcel() {
  return {"n1@desk.test", "li@example.test", "C-1 due", "C-1 is due.", svcdesk::Instant{}, false};
}

}  // namespace svcdesk::test
