// The file of a log, read from its beginning to its end as often as is wanted, in pieces.
#pragma once

#include <istream>
#include <string>
#include <string_view>

namespace svcdesk::cli {

class LogFile {
 public:
  // "-" is standard input. What is no regular file is held in memory, and may be as large as
  // largest_file only. Throws Error(not_found), Error(failed).
  LogFile(const std::string& path, std::istream& standard_input);
  LogFile(const LogFile&) = delete;
  LogFile& operator=(const LogFile&) = delete;
  ~LogFile();

  const std::string& path() const { return path_; }
  // To the beginning again.
  void rewind();
  // Valid until the next call; empty at the end. Throws Error(failed).
  std::string_view next();

 private:
  std::string path_;
  int file_ = -1;      // -1: all of it is in held_
  std::string held_;   // else the last piece
  bool told_ = false;  // what is held was given already
};

}  // namespace svcdesk::cli
