#include "cli/input/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "cli/terminal/signals.hpp"
#include "svcdesk/base/error.hpp"
#include "svcdesk/base/hash.hpp"

namespace svcdesk::cli {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }
  int release() { return std::exchange(fd_, -1); }

 private:
  int fd_;
};

[[noreturn]] void fail(std::string_view id, const std::string& path, int number) {
  throw Error(ErrorCode::failed,
              {std::string(id), {{"file", path}, {"problem", std::strerror(number)}}});
}

void require_size(std::size_t size, std::size_t largest, const std::string& path) {
  if (size <= largest) return;
  throw Error(ErrorCode::failed, {"cli.file.too_large",
                                  {{"file", path}, {"mebibytes", std::to_string(largest >> 20U)}}});
}

std::string read_all(int fd, std::size_t largest, const std::string& path) {
  // Refused before it is read, where the file says how large it is.
  struct stat status {};
  const bool known = ::fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
  require_size(known ? static_cast<std::size_t>(status.st_size) : 0, largest, path);
  std::string bytes;
  if (known) bytes.reserve(static_cast<std::size_t>(status.st_size) + 1);
  char buffer[65536];
  while (true) {
    const ssize_t count = ::read(fd, buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail("cli.file.unreadable", path, errno);
    if (count == 0) return bytes;
    bytes.append(buffer, static_cast<std::size_t>(count));
    require_size(bytes.size(), largest, path);
  }
}

void write_all(int fd, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(fd, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail("cli.file.unwritable", path, errno);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

// A pipe, a terminal or another device, by itself or behind a link (/dev/stdout), is written to as
// it is: -1 for all else. A pipe that nobody reads is not waited for.
int open_special(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0 || S_ISREG(status.st_mode) || S_ISDIR(status.st_mode)) {
    return -1;
  }
  const int fd = ::open(path.c_str(), O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0) fail("cli.file.unwritable", path, errno);
  // It may have become another one meanwhile: what is regular is never written over in place.
  if (::fstat(fd, &status) != 0 || S_ISREG(status.st_mode) || ::fcntl(fd, F_SETFL, 0) != 0) {
    ::close(fd);
    fail("cli.file.unwritable", path, EBUSY);
  }
  return fd;
}

// The file is there and complete; that its name is on the disk too is as much as can be done.
void sync_folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (opened.get() >= 0) static_cast<void>(::fsync(opened.get()));
}

// What a contract names is no way to make the program wait for a pipe or read a device.
std::optional<std::string> read_beside(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  if (file.get() < 0) {
    if (errno == ENOENT || errno == ENOTDIR) return std::nullopt;
    fail("cli.file.unreadable", path, errno);
  }
  struct stat status {};
  if (::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) {
    throw Error(ErrorCode::failed, {"cli.file.not_regular", {{"file", path}}});
  }
  return read_all(file.get(), largest_file, path);
}

// A name beside the contract: relative, and never upwards.
bool stays_beside(std::string_view name) {
  if (name.empty() || name.starts_with('/')) return false;
  while (!name.empty()) {
    const std::size_t end = std::min(name.find('/'), name.size());
    if (name.substr(0, end) == "..") return false;
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return true;
}

}  // namespace

std::optional<std::string> read_file_if_there(const std::string& path, std::size_t largest) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) {
    if (errno == ENOENT || errno == ENOTDIR) return std::nullopt;
    fail("cli.file.unreadable", path, errno);
  }
  return read_all(file.get(), largest, path);
}

std::string read_file(const std::string& path, std::size_t largest) {
  std::optional<std::string> bytes = read_file_if_there(path, largest);
  if (!bytes) throw Error(ErrorCode::not_found, {"cli.file.missing", {{"file", path}}});
  return *std::move(bytes);
}

std::string read_file(const std::string& path, std::istream& standard_input, std::size_t largest) {
  if (path != "-") return read_file(path, largest);
  std::string bytes;
  char buffer[65536];
  while (standard_input.read(buffer, sizeof buffer) || standard_input.gcount() > 0) {
    bytes.append(buffer, static_cast<std::size_t>(standard_input.gcount()));
    require_size(bytes.size(), largest, path);
  }
  return bytes;
}

void write_file(const std::string& path, std::string_view bytes) {
  if (const Descriptor there(open_special(path)); there.get() >= 0) {
    return write_all(there.get(), bytes, path);
  }
  struct stat old {};
  const bool replaces = ::lstat(path.c_str(), &old) == 0;
  if (replaces && S_ISLNK(old.st_mode)) {
    throw Error(ErrorCode::failed, {"cli.file.link", {{"file", path}}});
  }
  const std::string name = path + "." + random_hex(6) + ".part";
  const UnlinkedWhenInterrupted guard(name);
  Descriptor file(::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (file.get() < 0) fail("cli.file.unwritable", path, errno);
  try {
    write_all(file.get(), bytes, path);
    // Who has opened a file of ours to others means the next one too.
    const bool ours = replaces && S_ISREG(old.st_mode) && old.st_uid == ::geteuid();
    if ((ours && ::fchmod(file.get(), old.st_mode & 0777) != 0) || ::fsync(file.get()) != 0 ||
        ::close(file.release()) != 0 || ::rename(name.c_str(), path.c_str()) != 0) {
      fail("cli.file.unwritable", path, errno);
    }
  } catch (...) {
    ::unlink(name.c_str());
    throw;
  }
  sync_folder_of(path);
}

void make_folder_of(const std::string& path) {
  for (std::size_t at = path.find('/', 1); at != std::string::npos; at = path.find('/', at + 1)) {
    const std::string folder = path.substr(0, at);
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) {
      fail("cli.file.unwritable", folder, errno);
    }
  }
}

desk::ContractFile contract_file(const std::string& path, std::istream& standard_input,
                                 const delivery::Helper& helper) {
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : path.substr(0, slash + 1);
  desk::ContractFile file;
  file.name = path;
  file.bytes = read_file(path, standard_input);
  file.sources.read = [folder](std::string_view name) -> std::optional<std::string> {
    if (!stays_beside(name)) return std::nullopt;
    return read_beside(folder + std::string(name));
  };
  file.sources.ics = delivery::ics_reader(helper);
  return file;
}

}  // namespace svcdesk::cli
