#include "cli/terminal/fd_stream.hpp"

#include <unistd.h>

#include <cerrno>

namespace svcdesk::cli {

FdBuffer::FdBuffer(int fd) : fd_(fd) { setp(bytes_.data(), bytes_.data() + bytes_.size()); }

FdBuffer::~FdBuffer() { write_out(); }

bool FdBuffer::write_out() {
  const char* at = pbase();
  while (at < pptr() && problem_ == 0) {
    const ssize_t count = ::write(fd_, at, static_cast<std::size_t>(pptr() - at));
    if (count < 0 && errno != EINTR) problem_ = errno;
    if (count > 0) at += count;
  }
  setp(bytes_.data(), bytes_.data() + bytes_.size());
  return problem_ == 0;
}

FdBuffer::int_type FdBuffer::overflow(int_type character) {
  if (!write_out()) return traits_type::eof();
  if (!traits_type::eq_int_type(character, traits_type::eof())) {
    *pptr() = traits_type::to_char_type(character);
    pbump(1);
  }
  return traits_type::not_eof(character);
}

FdBuffer::int_type FdBuffer::underflow() {
  ssize_t count = 0;
  do {
    count = ::read(fd_, bytes_.data(), bytes_.size());
  } while (count < 0 && errno == EINTR);
  if (count <= 0) return traits_type::eof();
  setg(bytes_.data(), bytes_.data(), bytes_.data() + count);
  return traits_type::to_int_type(*gptr());
}

int FdBuffer::sync() { return write_out() ? 0 : -1; }

}  // namespace svcdesk::cli
