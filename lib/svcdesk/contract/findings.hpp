// Collecting mistakes while a contract file is read and checked; nothing stops at the first one.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/base/error.hpp"
#include "svcdesk/contract/tree.hpp"

namespace svcdesk::contract {

// The mistakes of one contract file and of the files it names.
class Findings {
 public:
  explicit Findings(std::string file) : file_(std::move(file)) {}

  void error(At at, Message text);
  void warning(At at, Message text);
  // In another file, as a whole.
  void error_in(const std::string& file, Message text);
  void warning_in(const std::string& file, Message text);
  void add(Finding one) { all_.push_back(std::move(one)); }
  void add(std::vector<Finding> more);

  // unknown(), with a hint as long as that does not take long: a hostile file has many wrong names
  // and many that each could have been.
  Message unknown_name(std::string_view what, const std::string& name,
                       const std::vector<std::string>& known);

  bool has_errors() const;
  // In the order of the file; what concerns other files comes last, file by file. Each finding
  // once.
  std::vector<Finding> sorted() const;

 private:
  std::string file_;
  std::vector<Finding> all_;
  std::size_t compared_ = 0;  // names that a wrong one could have been
};

// Where everything in the file stands: by its keys and, in lists, its number from 0, joined by '/'.
class Places {
 public:
  Places(const Node& root, std::string file);

  // What a file beside the contract brings, as if it stood at the path.
  void add(const std::string& path, const Node& node, At at, const std::string& file);
  // A file beside the contract could not be read: what would have come from it is unknown.
  void leave_out() { whole_ = false; }
  bool whole() const { return whole_; }

  // The value's place, or that of the nearest table around it.
  Place of(std::string path) const;
  bool has(const std::string& path) const { return at_.count(path) > 0; }
  // Whether a list with something in it stands below.
  bool has_items_under(const std::string& path) const;

 private:
  void note(const Node& node, const std::string& path);
  const std::string& file_of(std::string path) const;

  std::string file_;
  std::map<std::string, At> at_;
  std::map<std::string, std::string> files_;  // path of what another file brought -> that file
  bool whole_ = true;
};

// "obligations/3/escalate/0/to"
template <class... Parts>
std::string path_of(const Parts&... parts) {
  std::string path;
  const auto add = [&](const auto& part) {
    if (!path.empty()) path += '/';
    if constexpr (std::is_integral_v<std::remove_cvref_t<decltype(part)>>) {
      path += std::to_string(part);
    } else {
      path += part;
    }
  };
  (add(parts), ...);
  return path;
}

// "contract.unknown.<what>", or with the nearest candidate "contract.unknown.<what>.near".
Message unknown(std::string_view what, const std::string& name,
                const std::vector<std::string>& known);

}  // namespace svcdesk::contract
