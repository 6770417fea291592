// Which of very many ids come again later.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string_view>
#include <vector>

namespace svcdesk::cli {

// Keeps eight bytes of a hash of each: two ids of ten million have the same ones with a chance of
// one in some hundred thousand.
class Repeats {
 public:
  void add(std::string_view id);
  std::size_t size() const { return size_; }
  // Once all were added.
  void settle();
  // Whether that id, by the order of adding, comes again.
  bool later(std::size_t place) const { return !later_.empty() && later_[place]; }
  std::size_t count() const { return count_; }  // of those that do

 private:
  std::deque<std::uint64_t> keys_;
  std::vector<bool> later_;
  std::size_t size_ = 0;
  std::size_t count_ = 0;
};

}  // namespace svcdesk::cli
