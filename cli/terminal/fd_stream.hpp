// Streams over file descriptors that remember why a write failed.
#pragma once

#include <array>
#include <istream>
#include <ostream>
#include <streambuf>

namespace svcdesk::cli {

class FdBuffer : public std::streambuf {
 public:
  explicit FdBuffer(int fd);
  ~FdBuffer() override;
  FdBuffer(const FdBuffer&) = delete;
  FdBuffer& operator=(const FdBuffer&) = delete;

  // errno of the first failed write; 0 while all went well.
  int problem() const { return problem_; }

 protected:
  int_type overflow(int_type character) override;
  int_type underflow() override;
  int sync() override;

 private:
  bool write_out();

  int fd_;
  int problem_ = 0;
  std::array<char, 32768> bytes_;
};

}  // namespace svcdesk::cli
