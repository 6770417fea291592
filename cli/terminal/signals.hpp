// Ctrl-C and broken pipes.
#pragma once

#include <string>

namespace svcdesk::cli {

// SIGINT and SIGTERM end the process with 130 and 143: what was not committed is rolled back by the
// next one that opens the database, kernel locks go with the process. SIGPIPE becomes a write
// error.
void handle_signals();

// While one of these lives, an interrupt removes that half-written file. An empty path guards
// nothing.
class UnlinkedWhenInterrupted {
 public:
  explicit UnlinkedWhenInterrupted(const std::string& path);
  ~UnlinkedWhenInterrupted();
  UnlinkedWhenInterrupted(const UnlinkedWhenInterrupted&) = delete;
  UnlinkedWhenInterrupted& operator=(const UnlinkedWhenInterrupted&) = delete;
};

// Standard descriptors that the caller closed are opened on /dev/null the wrong way round, so that
// no database file gets their number and writing to them is an error (as GNU stdopen).
void hold_standard_descriptors();

}  // namespace svcdesk::cli
