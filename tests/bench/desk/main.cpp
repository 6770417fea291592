// What tests/bench/run measures in process, through the library alone, and what it needs for the
// rest.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <map>
#include <string>

#include "measures.hpp"
#include "pairs.hpp"
#include "population.hpp"

namespace svcdesk::bench {
namespace {

int measure(const Bench& bench, int count, char** names) {
  const std::map<std::string, void (*)(const Bench&)> all{
      {"show", show}, {"list", list},     {"search", search}, {"probe", probe}, {"open", open},
      {"due", due},   {"verify", verify}, {"assets", assets}, {"depot", depot}};
  for (int i = 0; i < count; ++i) {
    const auto found = all.find(names[i]);
    if (found == all.end()) {
      std::fprintf(stderr, "bench_desk: no measure \"%s\"\n", names[i]);
      return 2;
    }
    found->second(bench);
  }
  return 0;
}

int run(int argc, char** argv) {
  const std::string what = argc > 1 ? argv[1] : "";
  if (what == "populate" && argc == 5) {
    const std::int64_t count = std::atoll(argv[4]);
    print("import", {timed([&] { populate(argv[2], argv[3], count); })});
    return 0;
  }
  if (what == "terms" && argc == 3) {
    terms(argv[2]);
    return 0;
  }
  if (what == "peak" && argc > 3) return peak(argv[2], argv + 3);
  if (what == "measure" && argc > 5) {
    return measure({argv[2], argv[3], std::atoi(argv[4])}, argc - 5, argv + 5);
  }
  std::fputs(
      "bench_desk populate DATABASE CONTRACT CASES\n"
      "bench_desk measure DATABASE BESIDE RUNS "
      "show|list|search|probe|open|due|verify|assets|depot...\n"
      "bench_desk terms DATABASE\n"
      "bench_desk peak FILE COMMAND...\n",
      stderr);
  return 2;
}

}  // namespace
}  // namespace svcdesk::bench

int main(int argc, char** argv) {
  try {
    return svcdesk::bench::run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_desk: %s\n", error.what());
    return 1;
  }
}
