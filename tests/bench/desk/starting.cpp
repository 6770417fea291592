#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>

#include "measures.hpp"

namespace svcdesk::bench {

int peak(const char* file, char** command) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::execvp(command[0], command);
    ::_exit(127);
  }
  int status = 0;
  struct rusage used {};
  if (child < 0 || ::wait4(child, &status, 0, &used) < 0) return 1;
  std::FILE* told = std::fopen(file, "w");
  if (told == nullptr) return 1;
  std::fprintf(told, "%ld\n", used.ru_maxrss);
  std::fclose(told);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

}  // namespace svcdesk::bench
