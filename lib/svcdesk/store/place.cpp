#include "svcdesk/store/detail/place.hpp"

#include <sys/vfs.h>

#include <array>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string_view>

#include "svcdesk/base/error.hpp"

namespace svcdesk::store {
namespace {

struct FileSystem {
  std::uint32_t magic;
  std::string_view name;
};

// statfs(2) and linux/magic.h: file systems whose locks SQLite cannot rely on.
constexpr std::array<FileSystem, 9> unreliable{{{0x6969, "NFS"},
                                                {0xFF534D42, "CIFS"},
                                                {0xFE534D42, "SMB"},
                                                {0x517B, "SMB"},
                                                {0x01021997, "9p"},
                                                {0x65735546, "FUSE"},
                                                {0x5346414F, "AFS"},
                                                {0x00C36400, "Ceph"},
                                                {0x0BD00BD0, "Lustre"}}};

Error wrong(std::string id, const std::string& path) {
  return Error(ErrorCode::database, {std::move(id), {{"path", path}}});
}

Error not_there(const std::string& path, int cause) {
  if (cause == EACCES) return wrong("store.denied", path);
  if (cause == ENOENT || cause == ENOTDIR) {
    return wrong("store.missing", path).hint({"store.hint.init", {{"path", path}}});
  }
  return Error(ErrorCode::database,
               {"store.io", {{"path", path}, {"cause", std::strerror(cause)}}});
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

std::uint32_t big_endian(std::span<const unsigned char, 100> bytes, std::size_t at) {
  return (std::uint32_t{bytes[at]} << 24) | (std::uint32_t{bytes[at + 1]} << 16) |
         (std::uint32_t{bytes[at + 2]} << 8) | std::uint32_t{bytes[at + 3]};
}

// Two names of one file would have two different journals, and a crash would lose data; under a
// journal's second name lies somebody else's file, which SQLite would write over.
void require_plain(const struct stat& found, const std::string& path) {
  if (S_ISLNK(found.st_mode)) throw wrong("store.symlink", path);
  if (!S_ISREG(found.st_mode)) throw wrong("store.not_regular", path);
  if (found.st_nlink > 1) throw wrong("store.hard_link", path);
}

bool is_sqlite(std::span<const unsigned char, 100> header) {
  constexpr std::string_view magic("SQLite format 3\0", 16);
  return std::memcmp(header.data(), magic.data(), magic.size()) == 0;
}

}  // namespace

std::string resolve_place(const std::string& path) {
  const std::string name = path.substr(path.rfind('/') + 1);
  if (name.empty() || name == "." || name == "..") throw wrong("store.not_regular", path);
  if (path.find('\0') != std::string::npos) throw wrong("store.missing", name);
  const std::unique_ptr<char, decltype(&std::free)> folder(
      ::realpath(folder_of(path).c_str(), nullptr), &std::free);
  if (folder == nullptr) throw not_there(path, errno);
  const std::string_view resolved = folder.get();
  return std::string(resolved == "/" ? "" : resolved) + "/" + name;
}

struct stat inspect_file(const std::string& path) {
  struct stat found {};
  if (::lstat(path.c_str(), &found) != 0) throw not_there(path, errno);
  require_plain(found, path);
  if (found.st_size == 0) throw wrong("store.empty", path);
  for (const char* ending : {"-journal", "-wal", "-shm"}) {
    const std::string beside = path + ending;
    struct stat other {};
    if (::lstat(beside.c_str(), &other) == 0) require_plain(other, beside);
  }
  return found;
}

void refuse_network(const std::string& path, NetworkFiles network) {
  if (network == NetworkFiles::allow) return;
  struct statfs system {};
  if (::statfs(folder_of(path).c_str(), &system) != 0) return;
  for (const FileSystem& one : unreliable) {
    if (static_cast<std::uint32_t>(system.f_type) != one.magic) continue;
    throw Error(ErrorCode::refused,
                {"store.network", {{"path", path}, {"system", std::string(one.name)}}})
        .hint({"store.hint.local", {}});
  }
}

int schema_in_header(std::span<const unsigned char, 100> header, const std::string& path) {
  if (!is_sqlite(header)) throw wrong("store.not_database", path);
  if (!ours_in_header(header)) throw wrong("store.foreign", path);
  const std::uint32_t version = big_endian(header, 60);
  return version > INT_MAX ? INT_MAX : static_cast<int>(version);
}

bool ours_in_header(std::span<const unsigned char, 100> header) {
  return is_sqlite(header) && big_endian(header, 68) == static_cast<std::uint32_t>(application_id);
}

bool wal_in_header(std::span<const unsigned char, 100> header) {
  return header[18] > 1 || header[19] > 1;
}

void refuse_taken(const std::string& path) {
  struct stat found {};
  if (::lstat(path.c_str(), &found) == 0) {
    throw Error(ErrorCode::refused, {"store.exists", {{"path", path}}});
  }
  for (const char* ending : {"-journal", "-wal"}) {
    const std::string beside = path + ending;
    if (::lstat(beside.c_str(), &found) == 0) {
      throw Error(ErrorCode::refused, {"store.leftover", {{"path", beside}}});
    }
  }
}

}  // namespace svcdesk::store
