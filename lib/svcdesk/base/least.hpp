// The least of many values, the others counted: a list that a person reads, out of what no memory
// holds.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace svcdesk {

template <class T, class Before>
class Least {
 public:
  explicit Least(std::size_t most) : most_(most) {}

  void add(T value) {
    ++count_;
    kept_.push_back(std::move(value));
    if (kept_.size() >= 2 * most_) cut();
  }

  std::int64_t count() const { return count_; }

  // In order, equal ones as they came in; nothing may be added any more.
  std::vector<T> take() {
    cut();
    std::stable_sort(kept_.begin(), kept_.end(), Before{});
    return std::move(kept_);
  }

 private:
  void cut() {
    if (kept_.size() <= most_) return;
    const auto end = kept_.begin() + static_cast<std::ptrdiff_t>(most_);
    std::nth_element(kept_.begin(), end, kept_.end(), Before{});
    kept_.erase(end, kept_.end());
  }

  std::size_t most_;
  std::vector<T> kept_;
  std::int64_t count_ = 0;
};

}  // namespace svcdesk
