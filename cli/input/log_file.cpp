#include "cli/input/log_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "cli/input/files.hpp"
#include "svcdesk/base/error.hpp"

namespace svcdesk::cli {
namespace {

constexpr std::size_t piece = std::size_t{1} << 18U;

[[noreturn]] void unreadable(const std::string& path) {
  throw Error(ErrorCode::failed,
              {"cli.file.unreadable", {{"file", path}, {"problem", std::strerror(errno)}}});
}

// -1 where it is no regular file.
int open_regular(const std::string& path) {
  struct stat status {};
  if (path == "-" || ::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return -1;
  const int file = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (file < 0) unreadable(path);
  if (::fstat(file, &status) == 0 && S_ISREG(status.st_mode)) return file;
  ::close(file);
  return -1;
}

}  // namespace

LogFile::LogFile(const std::string& path, std::istream& standard_input)
    : path_(path), file_(open_regular(path)) {
  if (file_ < 0) held_ = read_file(path, standard_input);
}

LogFile::~LogFile() {
  if (file_ >= 0) ::close(file_);
}

void LogFile::rewind() {
  told_ = false;
  if (file_ >= 0 && ::lseek(file_, 0, SEEK_SET) < 0) unreadable(path_);
}

std::string_view LogFile::next() {
  if (file_ < 0) {
    if (told_) return {};
    told_ = true;
    return held_;
  }
  held_.resize(piece);
  while (true) {
    const ssize_t count = ::read(file_, held_.data(), held_.size());
    if (count >= 0) return std::string_view(held_).substr(0, static_cast<std::size_t>(count));
    if (errno != EINTR) unreadable(path_);
  }
}

}  // namespace svcdesk::cli
