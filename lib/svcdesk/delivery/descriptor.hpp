// File descriptors that close themselves and are not inherited.
#pragma once

#include <fcntl.h>
#include <unistd.h>

#include <utility>

namespace svcdesk::delivery {

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    reset();
    number_ = std::exchange(other.number_, -1);
    return *this;
  }
  ~Descriptor() { reset(); }

  int get() const { return number_; }
  explicit operator bool() const { return number_ >= 0; }
  void reset() {
    if (number_ >= 0) close(number_);
    number_ = -1;
  }

 private:
  int number_ = -1;
};

struct Pipe {
  Descriptor read;
  Descriptor write;

  // Both ends are above the standard streams, even where those are closed. Sets errno where it
  // fails.
  bool open() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return false;
    const Descriptor low_read(ends[0]);
    const Descriptor low_write(ends[1]);
    read = Descriptor(fcntl(low_read.get(), F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
    write = Descriptor(fcntl(low_write.get(), F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
    return read && write;
  }
};

inline bool set_nonblocking(const Descriptor& file) {
  return fcntl(file.get(), F_SETFL, fcntl(file.get(), F_GETFL) | O_NONBLOCK) == 0;
}

}  // namespace svcdesk::delivery
