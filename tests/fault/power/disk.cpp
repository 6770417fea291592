#include "disk.hpp"

#include <algorithm>
#include <array>

namespace svcdesk::fault {
namespace {

constexpr std::size_t sector = 512;

std::size_t below(Dice& dice, std::size_t limit) {
  return std::uniform_int_distribution<std::size_t>(0, limit - 1)(dice);
}

bool chance(Dice& dice, double share) { return std::bernoulli_distribution(share)(dice); }

void put(std::string& bytes, std::size_t offset, std::string_view part) {
  if (bytes.size() < offset + part.size()) bytes.resize(offset + part.size(), '\0');
  bytes.replace(offset, part.size(), part);
}

template <std::size_t N>
double one_of(Dice& dice, const std::array<double, N>& all) {
  return all[below(dice, N)];
}

// How the unsynced part of a cut fares: a disk whose cache was nearly flushed, one that had done
// nothing yet, and all between.
constexpr std::array<double, 6> shares_kept{0.0, 0.1, 0.5, 0.9, 0.99, 1.0};
constexpr std::array<double, 3> shares_of_rubbish{0.0, 0.0, 0.3};

std::string rubbish_of(Dice& dice, std::size_t size) {
  std::string out(size, '\0');
  if (chance(dice, 0.5)) return out;
  for (char& c : out) c = static_cast<char>(below(dice, 256));
  return out;
}

}  // namespace

// The state of everything after a part of the log.
class Disk::Replay {
 public:
  Replay(const Disk& disk, Dice& dice)
      : obeys_(disk.obeys_),
        dice_(dice),
        kept_(one_of(dice, shares_kept)),
        rubbish_(one_of(dice, shares_of_rubbish)),
        durable_(disk.adopted_entries_) {
    for (const std::string& bytes : disk.adopted_) files_.push_back({bytes, {}});
  }

  void take(const Doing& doing) {
    if (const auto* write = std::get_if<Write>(&doing)) {
      files_[write->file].pending.push_back(&doing);
    } else if (const auto* truncate = std::get_if<Truncate>(&doing)) {
      files_[truncate->file].pending.push_back(&doing);
    } else if (const auto* sync = std::get_if<Sync>(&doing)) {
      if (obeys_ != Obeys::no_sync) settle(files_[sync->file]);
    } else if (const auto* entry = std::get_if<Entry>(&doing)) {
      pending_.push_back(entry);
    } else if (obeys_ == Obeys::all) {
      for (const Entry* one : pending_) apply(*one);
      pending_.clear();
    }
  }

  Image image() {
    choose_entries();
    Image out;
    for (const auto& [name, inode] : durable_) out.emplace(name, bytes_of(files_[inode]));
    return out;
  }

 private:
  static void apply(const Doing& doing, std::string& bytes) {
    if (const auto* write = std::get_if<Write>(&doing)) {
      put(bytes, write->offset, write->bytes);
    } else {
      bytes.resize(std::get<Truncate>(doing).size, '\0');
    }
  }

  static void settle(File& file) {
    for (const Doing* one : file.pending) apply(*one, file.durable);
    file.pending.clear();
  }

  void apply(const Entry& entry) {
    if (entry.file) {
      durable_[entry.name] = *entry.file;
    } else {
      durable_.erase(entry.name);
    }
    if (!entry.gone_with_it.empty()) durable_.erase(entry.gone_with_it);
  }

  // A journalling file system keeps the order of names; others keep each name to itself. A rename
  // is one thing on both, and what hangs on it comes after it.
  void choose_entries() {
    const bool renamed = std::any_of(pending_.begin(), pending_.end(),
                                     [](const Entry* one) { return !one->gone_with_it.empty(); });
    if (renamed || chance(dice_, 0.5)) {
      const std::size_t done = below(dice_, pending_.size() + 1);
      for (std::size_t i = 0; i < done; ++i) apply(*pending_[i]);
      return;
    }
    std::map<std::string, std::vector<const Entry*>> by_name;
    for (const Entry* one : pending_) by_name[one->name].push_back(one);
    for (const auto& [name, all] : by_name) {
      const std::size_t done = below(dice_, all.size() + 1);
      for (std::size_t i = 0; i < done; ++i) apply(*all[i]);
    }
  }

  std::string bytes_of(const File& file) {
    std::string bytes = file.durable;
    for (const Doing* one : file.pending) {
      if (const auto* write = std::get_if<Write>(one)) {
        tear(*write, bytes);
      } else if (chance(dice_, kept_)) {
        apply(*one, bytes);
      }
    }
    return bytes;
  }

  void tear(const Write& write, std::string& bytes) {
    for (std::size_t at = 0; at < write.bytes.size();) {
      const std::size_t size =
          std::min(sector - (write.offset + at) % sector, write.bytes.size() - at);
      if (chance(dice_, kept_)) {
        put(bytes, write.offset + at, std::string_view(write.bytes).substr(at, size));
      } else if (chance(dice_, rubbish_)) {
        put(bytes, write.offset + at, rubbish_of(dice_, size));
      }
      at += size;
    }
  }

  Obeys obeys_;
  Dice& dice_;
  double kept_;
  double rubbish_;
  std::vector<File> files_;
  std::map<std::string, Inode> durable_;
  std::vector<const Entry*> pending_;
};

Disk::Inode Disk::adopt(const std::string& name, std::string bytes) {
  adopted_.push_back(std::move(bytes));
  entries_[name] = adopted_entries_[name] = adopted_.size() - 1;
  return adopted_.size() - 1;
}

Disk::Inode Disk::create(const std::string& name) {
  adopted_.emplace_back();
  const Inode inode = adopted_.size() - 1;
  entries_[name] = inode;
  log_.push_back(Entry{name, inode, {}});
  return inode;
}

void Disk::unlink(const std::string& name) {
  if (entries_.erase(name) > 0) log_.push_back(Entry{name, std::nullopt, {}});
}

void Disk::rename(const std::string& from, const std::string& to) {
  const auto found = entries_.find(from);
  if (found == entries_.end()) return;
  const Inode inode = found->second;
  entries_.erase(found);
  entries_[to] = inode;
  log_.push_back(Entry{to, inode, from});
}

void Disk::write(Inode file, std::size_t offset, std::string_view bytes) {
  log_.push_back(Write{file, offset, std::string(bytes)});
}
void Disk::truncate(Inode file, std::size_t size) { log_.push_back(Truncate{file, size}); }
void Disk::sync(Inode file) { log_.push_back(Sync{file}); }
void Disk::sync_folder() { log_.push_back(SyncFolder{}); }

std::optional<Disk::Inode> Disk::find(const std::string& name) const {
  const auto found = entries_.find(name);
  return found == entries_.end() ? std::nullopt : std::optional(found->second);
}

Image Disk::cut(std::size_t length, Dice& dice) const {
  Replay replay(*this, dice);
  for (std::size_t i = 0; i < length; ++i) replay.take(log_[i]);
  return replay.image();
}

}  // namespace svcdesk::fault
