// Where the helper program lies in the build tree, and files that go away again.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include "folder.hpp"
#include "svcdesk/delivery/delivery.hpp"

namespace svcdesk::test {

inline svcdesk::delivery::Helper helper() {
  const auto program = std::filesystem::read_symlink("/proc/self/exe");
  return {program.parent_path().parent_path() / "libexec/svcdesk/svcdesk-helper"};
}

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
