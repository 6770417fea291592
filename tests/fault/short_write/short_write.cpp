// SHORT_WRITE=pwrite64:7 lets the seventh pwrite(2) of the process take half of its bytes, as a
// file system may; SHORT_WRITE_DONE names a file that is made when that has happened.
#include <dlfcn.h>
#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <string>

namespace {

struct Order {
  std::string call;
  long nth = 0;

  Order() {
    const char* text = std::getenv("SHORT_WRITE");
    if (text == nullptr) return;
    call = text;
    const std::size_t colon = call.find(':');
    nth = std::strtol(call.c_str() + colon + 1, nullptr, 10);
    call.resize(colon);
  }
};

std::size_t granted(const char* call, std::size_t bytes) {
  static Order order;
  if (order.call != call || --order.nth != 0) return bytes;
  const char* mark = std::getenv("SHORT_WRITE_DONE");
  if (mark != nullptr) ::close(::open(mark, O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
  return bytes / 2;
}

template <class Function>
Function next(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" ssize_t write(int file, const void* bytes, std::size_t count) {
  static const auto real = next<ssize_t (*)(int, const void*, std::size_t)>("write");
  return real(file, bytes, granted("write", count));
}

extern "C" ssize_t pwrite64(int file, const void* bytes, std::size_t count, off64_t offset) {
  static const auto real = next<ssize_t (*)(int, const void*, std::size_t, off64_t)>("pwrite64");
  return real(file, bytes, granted("pwrite64", count), offset);
}

extern "C" ssize_t pwrite(int file, const void* bytes, std::size_t count, off_t offset) {
  return pwrite64(file, bytes, count, offset);
}
