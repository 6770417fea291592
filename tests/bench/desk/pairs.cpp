#include "pairs.hpp"

#include <cstdio>
#include <string>

namespace svcdesk::bench {
namespace {

void print_head(std::string_view name, std::string_view remark) {
  std::printf("%s\t%s\t", std::string(name).c_str(), std::string(remark).c_str());
}

void end_line() {
  std::printf("\n");
  std::fflush(stdout);
}

}  // namespace

void print(std::string_view name, const std::vector<Pair>& pairs, std::string_view remark) {
  print_head(name, remark);
  for (const Pair& pair : pairs) std::printf("%.1f:%.1f ", pair.ours.count(), pair.plain.count());
  end_line();
}

void print(std::string_view name, const std::vector<Micros>& times, std::string_view remark) {
  print_head(name, remark);
  for (const Micros& time : times) std::printf("%.1f ", time.count());
  end_line();
}

}  // namespace svcdesk::bench
