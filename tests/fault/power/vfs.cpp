#include "vfs.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <new>
#include <stdexcept>

#include "story.hpp"

namespace svcdesk::fault {
namespace {

// One recording at a time: SQLite's methods know nothing but their file.
Disk* g_disk = nullptr;
std::string g_folder;
sqlite3_vfs* g_real = nullptr;

// The file's name where it lies in the folder that is recorded, else "".
std::string name_in_folder(const char* path) {
  if (path == nullptr || g_disk == nullptr) return {};
  const std::filesystem::path whole(path);
  return whole.parent_path() == g_folder ? whole.filename().string() : std::string();
}

struct Recorded {
  sqlite3_file base;  // first: this is what SQLite holds
  bool told;          // to the disk
  bool new_journal;   // whose first sync also syncs the folder, as os_unix.c has it
  Disk::Inode inode;

  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
  static Recorded& of(sqlite3_file* file) { return *reinterpret_cast<Recorded*>(file); }
};

const sqlite3_io_methods& real_methods(sqlite3_file* file) {
  return *Recorded::of(file).real()->pMethods;
}
sqlite3_file* real(sqlite3_file* file) { return Recorded::of(file).real(); }

int close_file(sqlite3_file* file) {
  const int result = real_methods(file).xClose(real(file));
  file->pMethods = nullptr;
  return result;
}
int read_file(sqlite3_file* file, void* to, int size, sqlite3_int64 offset) {
  return real_methods(file).xRead(real(file), to, size, offset);
}
int write_file(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
  const int result = real_methods(file).xWrite(real(file), bytes, size, offset);
  const Recorded& own = Recorded::of(file);
  if (result == SQLITE_OK && own.told) {
    g_disk->write(own.inode, static_cast<std::size_t>(offset),
                  {static_cast<const char*>(bytes), static_cast<std::size_t>(size)});
  }
  return result;
}
int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
  const int result = real_methods(file).xTruncate(real(file), size);
  const Recorded& own = Recorded::of(file);
  if (result == SQLITE_OK && own.told) {
    g_disk->truncate(own.inode, static_cast<std::size_t>(size));
  }
  return result;
}
int sync_file(sqlite3_file* file, int flags) {
  const int result = real_methods(file).xSync(real(file), flags);
  Recorded& own = Recorded::of(file);
  if (result == SQLITE_OK && own.told) {
    g_disk->sync(own.inode);
    if (own.new_journal) g_disk->sync_folder();
    own.new_journal = false;
  }
  return result;
}
int file_size(sqlite3_file* file, sqlite3_int64* size) {
  return real_methods(file).xFileSize(real(file), size);
}
int lock(sqlite3_file* file, int level) { return real_methods(file).xLock(real(file), level); }
int unlock(sqlite3_file* file, int level) { return real_methods(file).xUnlock(real(file), level); }
int check_lock(sqlite3_file* file, int* held) {
  return real_methods(file).xCheckReservedLock(real(file), held);
}
int control(sqlite3_file* file, int what, void* argument) {
  return real_methods(file).xFileControl(real(file), what, argument);
}
int sector_size(sqlite3_file* file) { return real_methods(file).xSectorSize(real(file)); }
int device(sqlite3_file* file) { return real_methods(file).xDeviceCharacteristics(real(file)); }
int map_shared(sqlite3_file* file, int page, int size, int extend, void volatile** to) {
  return real_methods(file).xShmMap(real(file), page, size, extend, to);
}
int lock_shared(sqlite3_file* file, int offset, int count, int flags) {
  return real_methods(file).xShmLock(real(file), offset, count, flags);
}
void barrier(sqlite3_file* file) { real_methods(file).xShmBarrier(real(file)); }
int unmap_shared(sqlite3_file* file, int remove) {
  return real_methods(file).xShmUnmap(real(file), remove);
}

// Version 2: without memory mapping, so that every write comes by here.
constexpr sqlite3_io_methods methods{2,         close_file,   read_file, write_file, truncate_file,
                                     sync_file, file_size,    lock,      unlock,     check_lock,
                                     control,   sector_size,  device,    map_shared, lock_shared,
                                     barrier,   unmap_shared, nullptr,   nullptr};

constexpr int lasting =
    SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL | SQLITE_OPEN_WAL;

// A file that the disk does not know yet: just made empty by the library, or there from the start.
Disk::Inode inode_of(const std::string& name, const char* path) {
  if (const auto known = g_disk->find(name)) return *known;
  std::string bytes = bytes_of(path);
  return bytes.empty() ? g_disk->create(name) : g_disk->adopt(name, std::move(bytes));
}

int open_file(sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* got) {
  const std::string name = (flags & lasting) != 0 ? name_in_folder(path) : std::string();
  const bool there = path != nullptr && ::access(path, F_OK) == 0;
  auto* own = new (file) Recorded{{nullptr}, false, false, 0};
  own->real()->pMethods = nullptr;
  const int result = g_real->xOpen(g_real, path, own->real(), flags, got);
  if (own->real()->pMethods == nullptr) return result;
  own->base.pMethods = &methods;
  if (result == SQLITE_OK && !name.empty()) {
    own->told = true;
    own->new_journal = !there && (flags & SQLITE_OPEN_MAIN_DB) == 0;
    own->inode = inode_of(name, path);
  }
  return result;
}

int delete_file(sqlite3_vfs*, const char* path, int sync_folder) {
  const int result = g_real->xDelete(g_real, path, sync_folder);
  const std::string name = name_in_folder(path);
  if (result == SQLITE_OK && !name.empty()) {
    g_disk->unlink(name);
    if (sync_folder != 0) g_disk->sync_folder();
  }
  return result;
}
int access_file(sqlite3_vfs*, const char* path, int flags, int* result) {
  return g_real->xAccess(g_real, path, flags, result);
}
int full_path(sqlite3_vfs*, const char* path, int size, char* out) {
  return g_real->xFullPathname(g_real, path, size, out);
}
int randomness(sqlite3_vfs*, int size, char* out) { return g_real->xRandomness(g_real, size, out); }
int sleep_for(sqlite3_vfs*, int microseconds) { return g_real->xSleep(g_real, microseconds); }
int current_time(sqlite3_vfs*, double* now) { return g_real->xCurrentTime(g_real, now); }
int last_error(sqlite3_vfs*, int size, char* out) {
  return g_real->xGetLastError(g_real, size, out);
}
int current_milliseconds(sqlite3_vfs*, sqlite3_int64* now) {
  return g_real->xCurrentTimeInt64(g_real, now);
}

sqlite3_vfs& recording_vfs() {
  static sqlite3_vfs vfs = [] {
    sqlite3_vfs made{};
    made.iVersion = 2;
    made.szOsFile = static_cast<int>(sizeof(Recorded)) + g_real->szOsFile;
    made.mxPathname = g_real->mxPathname;
    made.zName = "recording";
    made.xOpen = open_file;
    made.xDelete = delete_file;
    made.xAccess = access_file;
    made.xFullPathname = full_path;
    made.xRandomness = randomness;
    made.xSleep = sleep_for;
    made.xCurrentTime = current_time;
    made.xGetLastError = last_error;
    made.xCurrentTimeInt64 = current_milliseconds;
    return made;
  }();
  return vfs;
}

std::string path_of(int file) {
  std::array<char, 4096> out{};
  const std::string link = "/proc/self/fd/" + std::to_string(file);
  const ssize_t size = ::readlink(link.c_str(), out.data(), out.size() - 1);
  return size < 0 ? std::string() : std::string(out.data(), static_cast<std::size_t>(size));
}

}  // namespace

Recording::Recording(Disk& disk, const std::string& folder) {
  if (g_real == nullptr) g_real = sqlite3_vfs_find(nullptr);
  g_disk = &disk;
  g_folder = folder;
  if (sqlite3_vfs_register(&recording_vfs(), 1) != SQLITE_OK) throw std::runtime_error("no VFS");
}

Recording::~Recording() {
  sqlite3_vfs_register(g_real, 1);
  g_disk = nullptr;
}

}  // namespace svcdesk::fault

// How the library publishes a file that SQLite has filled: the linker brings these calls here.
using svcdesk::fault::g_disk;
using svcdesk::fault::name_in_folder;

extern "C" {

// NOLINTBEGIN(bugprone-reserved-identifier): the names are the linker's
int __real_fsync(int file);
int __wrap_fsync(int file) {
  const int result = __real_fsync(file);
  if (result != 0 || g_disk == nullptr) return result;
  const std::string path = svcdesk::fault::path_of(file);
  if (path == svcdesk::fault::g_folder) g_disk->sync_folder();
  if (const auto inode = g_disk->find(name_in_folder(path.c_str()))) g_disk->sync(*inode);
  return result;
}

int __real_renameat2(int from_folder, const char* from, int to_folder, const char* to,
                     unsigned flags);
int __wrap_renameat2(int from_folder, const char* from, int to_folder, const char* to,
                     unsigned flags) {
  const int result = __real_renameat2(from_folder, from, to_folder, to, flags);
  if (result == 0 && g_disk != nullptr) g_disk->rename(name_in_folder(from), name_in_folder(to));
  return result;
}

int __real_unlink(const char* path);
int __wrap_unlink(const char* path) {
  const int result = __real_unlink(path);
  if (result == 0 && g_disk != nullptr) g_disk->unlink(name_in_folder(path));
  return result;
}
// NOLINTEND(bugprone-reserved-identifier)

}  // extern "C"
