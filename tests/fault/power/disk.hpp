// A disk as a power cut finds it: what was done to the files of one folder, in order, and what of
// it may be there afterwards. What was synced is; of the rest each sector of 512 bytes is there, is
// not, or holds rubbish, in any order; a name that was made or removed and whose folder was not
// synced may be there or not.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace svcdesk::fault {

using Dice = std::mt19937_64;
// The files of a folder by name.
using Image = std::map<std::string, std::string>;

class Disk {
 public:
  using Inode = std::size_t;

  // For proving that a cut does harm where syncs do nothing.
  enum class Obeys { all, no_sync, no_folder_sync };
  explicit Disk(Obeys obeys = Obeys::all) : obeys_(obeys) {}

  // A file that lay there before anything was recorded.
  Inode adopt(const std::string& name, std::string bytes);
  Inode create(const std::string& name);
  void unlink(const std::string& name);
  void rename(const std::string& from, const std::string& to);
  void write(Inode file, std::size_t offset, std::string_view bytes);
  void truncate(Inode file, std::size_t size);
  void sync(Inode file);
  void sync_folder();

  // The file that has the name now.
  std::optional<Inode> find(const std::string& name) const;
  // How much was recorded.
  std::size_t length() const { return log_.size(); }

  // What a cut after the first `length` things leaves.
  Image cut(std::size_t length, Dice& dice) const;

 private:
  struct Write {
    Inode file;
    std::size_t offset;
    std::string bytes;
  };
  struct Truncate {
    Inode file;
    std::size_t size;
  };
  struct Sync {
    Inode file;
  };
  struct Entry {  // a name, and what it now names; nothing: it is gone
    std::string name;
    std::optional<Inode> file;
    std::string gone_with_it;  // a rename: the other name, gone in the same moment
  };
  struct SyncFolder {};
  using Doing = std::variant<Write, Truncate, Sync, Entry, SyncFolder>;

  struct File {
    std::string durable;
    std::vector<const Doing*> pending;
  };
  class Replay;

  Obeys obeys_;
  std::vector<std::string> adopted_;  // bytes by inode; made files begin empty
  std::map<std::string, Inode> entries_, adopted_entries_;
  std::vector<Doing> log_;
};

}  // namespace svcdesk::fault
