#include <algorithm>

#include "svcdesk/base/hash.hpp"
#include "svcdesk/contract/sections.hpp"

namespace svcdesk::contract {
namespace {

// A name only: the file lies beside the contract, and a contract cannot reach for others.
bool is_plain(const std::string& name) {
  return !name.empty() && name.front() != '.' && name.find_first_of("/\\") == std::string::npos &&
         name.size() <= 255;
}

}  // namespace

std::optional<std::string> read_beside(const Slot& slot, FileUse use, const Sources& sources,
                                       Contract& to) {
  const std::string& name = slot.node.text;
  if (!is_plain(name)) {
    slot.error({"contract.file_elsewhere", {{"file", name}}});
    return std::nullopt;
  }
  auto bytes = sources.read ? sources.read(name) : std::nullopt;
  if (!bytes) {
    slot.error({"contract.file_missing", {{"file", name}}});
    return std::nullopt;
  }
  const bool known = std::any_of(to.files.begin(), to.files.end(),
                                 [&](const FileBeside& one) { return one.name == name; });
  if (!known) to.files.push_back({name, to_hex(sha256(*bytes)), use});
  return bytes;
}

}  // namespace svcdesk::contract
