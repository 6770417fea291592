#include <algorithm>

#include "svcdesk/base/utf8.hpp"
#include "svcdesk/contract/tree.hpp"

namespace svcdesk::contract {
namespace {

// Walks over the bytes knowing only what TOML's strings and comments look like: enough to count
// values and depth before a parser, which recurses, has to.
class Surveyor {
 public:
  explicit Surveyor(std::string_view bytes) : bytes_(bytes) {}

  std::size_t values = 0;
  std::size_t deepest = 0;

  void run() {
    while (at_ < bytes_.size()) step();
  }

 private:
  void step() {
    const char c = bytes_[at_];
    if (c == '"' || c == '\'') return skip_string(c);
    if (c == '#') {
      at_ = std::min(bytes_.find('\n', at_), bytes_.size());
      return;
    }
    if (c == '[' || c == '{') {
      ++open_;
      note(open_);
      dots_ = 0;
    } else if (c == ']' || c == '}') {
      if (open_ > 0) --open_;
      dots_ = 0;
    } else if (c == '.') {
      ++dots_;
      note(open_ + dots_);
    } else if (c == '=' || c == ',') {
      ++values;
      dots_ = 0;
    } else if (c == '\n') {
      dots_ = 0;
    }
    ++at_;
  }

  void skip_string(char quote) {
    const std::string triple(3, quote);
    const bool block = bytes_.substr(at_, 3) == triple;
    at_ += block ? 3 : 1;
    while (at_ < bytes_.size()) {
      const char c = bytes_[at_];
      if (c == '\\' && quote == '"') {
        at_ += 2;
      } else if (block && bytes_.substr(at_, 3) == triple) {
        at_ += 3;
        return;
      } else if (!block && (c == quote || c == '\n')) {
        ++at_;
        return;
      } else {
        ++at_;
      }
    }
  }

  void note(std::size_t depth) { deepest = std::max(deepest, depth); }

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::size_t open_ = 0;
  std::size_t dots_ = 0;
};

int line_of(std::string_view bytes, std::size_t at) {
  const auto part = bytes.substr(0, at);
  return 1 + static_cast<int>(std::count(part.begin(), part.end(), '\n'));
}

// The first line that is no UTF-8.
int bad_line(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    if (!is_valid_utf8(bytes.substr(at, end - at))) return line_of(bytes, at);
    at = end + 1;
  }
  return 1;
}

}  // namespace

Bulk bulk_of(std::string_view bytes) {
  Surveyor survey(bytes);
  survey.run();
  return {bytes.size(), survey.values};
}

std::vector<Finding> check_bounds(std::string_view bytes, const std::string& file, Bulk before) {
  const auto refuse = [&](int line, Message text) {
    return std::vector<Finding>{{Severity::error, {file, line, line > 0 ? 1 : 0}, std::move(text)}};
  };
  const auto of = [](std::size_t number) { return std::to_string(number); };
  const std::size_t size = before.bytes + bytes.size();
  if (size > most_bytes) {
    return refuse(0, {"contract.too_large", {{"bytes", of(size)}, {"most", of(most_bytes)}}});
  }
  if (!is_valid_utf8(bytes)) return refuse(bad_line(bytes), {"contract.not_utf8", {}});
  Surveyor survey(bytes);
  survey.run();
  if (survey.deepest > most_depth) {
    return refuse(0, {"contract.too_deep", {{"most", of(most_depth)}}});
  }
  const std::size_t values = before.values + survey.values;
  if (values > most_values) {
    return refuse(0, {"contract.too_many", {{"values", of(values)}, {"most", of(most_values)}}});
  }
  return {};
}

}  // namespace svcdesk::contract
