#include "pairs.hpp"

#include <algorithm>
#include <cstdio>

namespace svcdesk::bench {
namespace {

double at(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  const auto last = static_cast<double>(values.size() - 1);
  return values[static_cast<std::size_t>(last * share + 0.5)];
}

}  // namespace

void print(std::string_view name, const std::vector<Pair>& pairs) {
  std::vector<double> ours, plain, ratios;
  for (const Pair& pair : pairs) {
    ours.push_back(pair.ours.count());
    plain.push_back(pair.plain.count());
    ratios.push_back(pair.ours / pair.plain);
  }
  std::printf("%.*s\t%.1f\t%.1f\t%.2f\t%.2f\t%.2f\n", static_cast<int>(name.size()), name.data(),
              at(ours, 0.5), at(plain, 0.5), at(ratios, 0.5), at(ratios, 0.1), at(ratios, 0.9));
  std::fflush(stdout);
}

void print(std::string_view name, Micros ours, std::string_view remark) {
  std::printf("%.*s\t%.1f\t\t\t\t\t%.*s\n", static_cast<int>(name.size()), name.data(),
              ours.count(), static_cast<int>(remark.size()), remark.data());
  std::fflush(stdout);
}

}  // namespace svcdesk::bench
