#include "cli/input/repeats.hpp"

#include <algorithm>
#include <cstring>

#include "svcdesk/base/hash.hpp"

namespace svcdesk::cli {
namespace {

// Each once.
std::vector<std::uint64_t> repeated(const std::deque<std::uint64_t>& keys) {
  std::vector<std::uint64_t> sorted(keys.begin(), keys.end());
  std::sort(sorted.begin(), sorted.end());
  std::size_t kept = 0;
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    if (sorted[i] != sorted[i - 1] || (kept > 0 && sorted[kept - 1] == sorted[i])) continue;
    sorted[kept++] = sorted[i];
  }
  sorted.resize(kept);
  return sorted;
}

}  // namespace

void Repeats::add(std::string_view id) {
  const Digest digest = blake2b(id);
  std::uint64_t key = 0;
  std::memcpy(&key, digest.data(), sizeof key);
  keys_.push_back(key);
  ++size_;
}

void Repeats::settle() {
  const std::vector<std::uint64_t> twice = repeated(keys_);
  if (!twice.empty()) {
    later_.resize(keys_.size());
    std::vector<bool> seen(twice.size());
    for (std::size_t i = keys_.size(); i-- > 0;) {
      const auto found = std::lower_bound(twice.begin(), twice.end(), keys_[i]);
      if (found == twice.end() || *found != keys_[i]) continue;
      const auto place = static_cast<std::size_t>(found - twice.begin());
      later_[i] = seen[place];
      count_ += seen[place] ? 1 : 0;
      seen[place] = true;
    }
  }
  keys_ = {};
}

}  // namespace svcdesk::cli
