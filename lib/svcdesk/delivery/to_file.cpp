#include <sys/file.h>
#include <sys/stat.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>

#include "svcdesk/delivery/channels.hpp"
#include "svcdesk/delivery/descriptor.hpp"

namespace svcdesk::delivery {
namespace {

Result failed(const std::string& path, const std::string& what) {
  return {Result::Outcome::try_again, path + ": " + what};
}

// 0, or why it cannot be locked: EWOULDBLOCK where somebody else holds it all that time.
int lock(const Descriptor& file, Seconds longest) {
  const auto deadline = std::chrono::steady_clock::now() + longest;
  while (flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
    const bool held = errno == EWOULDBLOCK || errno == EINTR;
    if (!held || std::chrono::steady_clock::now() >= deadline) return errno;
    std::this_thread::sleep_for(std::chrono::milliseconds{10});
  }
  return 0;
}

bool write_all(const Descriptor& file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t size = write(file.get(), text.data(), text.size());
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(size));
  }
  return fsync(file.get()) == 0;
}

}  // namespace

Result deliver_to_file(const Channel& channel, const Parcel& parcel) {
  const auto found = channel.settings.find("path");
  if (found == channel.settings.end() || found->second.empty()) {
    return {Result::Outcome::try_again, "channel settings: setting \"path\" is missing"};
  }
  const std::string& path = found->second;
  // O_NONBLOCK: opening a FIFO must not wait for a reader.
  const Descriptor file(open(
      path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600));
  if (!file) return failed(path, std::strerror(errno));
  struct stat about {};
  if (fstat(file.get(), &about) != 0) return failed(path, std::strerror(errno));
  if (!S_ISREG(about.st_mode)) return failed(path, "not a regular file");
  if (about.st_nlink > 1) return failed(path, "the file has a second name (hard link)");
  if (const int cause = lock(file, channel.timeout / 2); cause != 0) {
    return failed(path, cause == EWOULDBLOCK ? "locked by somebody else" : std::strerror(cause));
  }
  const off_t before = lseek(file.get(), 0, SEEK_END);
  if (!write_all(file, parcel_json(parcel) + "\n")) {
    const int problem = errno;
    // Half a line would spoil the next one. Where even that fails, the reader sees a broken line.
    if (before < 0 || ftruncate(file.get(), before) != 0) {
      return failed(path, std::string(std::strerror(problem)) + ", and a broken line is left");
    }
    return failed(path, std::strerror(problem));
  }
  return {Result::Outcome::delivered, path};
}

}  // namespace svcdesk::delivery
