#include "svcdesk/contract/compiled.hpp"

#include <algorithm>
#include <limits>

#include "svcdesk/base/error.hpp"
#include "svcdesk/contract/fields.hpp"
#include "svcdesk/contract/words.hpp"

namespace svcdesk::contract {
namespace {

// "svcdesk contract", then the number of this format: any change of a struct raises it.
constexpr std::string_view mark = "SVCDC\x02";

// A date or wall reading outside the years 1 to 9999 comes from no contract.
constexpr std::int64_t most_days = 4'000'000;
constexpr std::int64_t most_seconds = most_days * 86'400;
// Longer lists grow as they are read: a wrong count never reserves much.
constexpr std::size_t most_reserved = 64;

[[noreturn]] void broken() { throw Error(ErrorCode::database, {"contract.compiled_broken", {}}); }

class Writer {
 public:
  std::string bytes{mark};

  template <class T>
  void operator()(std::string_view, const T& value) {
    put(value);
  }

 private:
  void number(std::int64_t value) {
    const auto wide = static_cast<std::uint64_t>(value);
    std::uint64_t left = (wide << 1) ^ (value < 0 ? ~std::uint64_t{0} : 0);
    while (left >= 0x80) {
      bytes.push_back(static_cast<char>((left & 0x7f) | 0x80));
      left >>= 7;
    }
    bytes.push_back(static_cast<char>(left));
  }
  void size(std::size_t value) { number(static_cast<std::int64_t>(value)); }

  void put(const std::string& value) {
    size(value.size());
    bytes += value;
  }
  template <std::integral T>
  void put(T value) {
    number(static_cast<std::int64_t>(value));
  }
  template <class T>
  requires std::is_enum_v<T>
  void put(T value) { number(static_cast<std::int64_t>(value)); }
  void put(Date value) { number(value.time_since_epoch().count()); }
  void put(LocalSeconds value) { number(value.time_since_epoch().count()); }
  template <class T>
  void put(const std::optional<T>& value) {
    number(value ? 1 : 0);
    if (value) put(*value);
  }
  template <class K, class T>
  void put(const std::pair<K, T>& value) {
    put(value.first);
    put(value.second);
  }
  template <class T>
  requires requires(const T& all) { all.begin(), all.size(); }
  void put(const T& all) {
    size(all.size());
    for (const auto& one : all) put(one);
  }
  template <class T>
  requires requires(Writer& to, const T& value) { fields(to, value); }
  void put(const T& value) { fields(*this, value); }
};

class Scanner {
 public:
  explicit Scanner(std::string_view bytes) : left_(bytes) {}

  template <class T>
  void operator()(std::string_view, T& value) {
    get(value);
  }
  bool done() const { return left_.empty(); }

 private:
  std::int64_t number() {
    // Nearly every number is a small count or choice: one byte.
    if (!left_.empty() && static_cast<unsigned char>(left_.front()) < 0x80) {
      const auto byte = static_cast<unsigned char>(left_.front());
      left_.remove_prefix(1);
      return (byte >> 1) ^ -(byte & 1);
    }
    std::uint64_t found = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (left_.empty()) broken();
      const auto byte = static_cast<unsigned char>(left_.front());
      left_.remove_prefix(1);
      found |= std::uint64_t{byte & 0x7fU} << shift;
      if (byte < 0x80) {
        return static_cast<std::int64_t>((found >> 1) ^ (~(found & 1) + 1));
      }
    }
    broken();
  }
  std::int64_t between(std::int64_t low, std::int64_t high) {
    const std::int64_t value = number();
    if (value < low || value > high) broken();
    return value;
  }
  // Everything counted takes at least one byte: a wrong count is found before anything is read.
  std::size_t size() {
    const std::int64_t value = number();
    if (value < 0 || value > std::ssize(left_)) broken();
    return static_cast<std::size_t>(value);
  }

  void get(std::string& value) {
    const std::size_t length = size();
    value.assign(left_.data(), length);
    left_.remove_prefix(length);
  }
  void get(bool& value) { value = between(0, 1) == 1; }
  template <std::integral T>
  void get(T& value) {
    value = static_cast<T>(
        between(std::numeric_limits<T>::min() / 2, std::numeric_limits<T>::max() / 2));
  }
  template <class T>
  requires std::is_enum_v<T>
  void get(T& value) {
    value = static_cast<T>(between(0, static_cast<std::int64_t>(words<T>.size()) - 1));
  }
  void get(Date& value) { value = Date(std::chrono::days(between(-most_days, most_days))); }
  void get(LocalSeconds& value) {
    value = LocalSeconds(Seconds(between(-most_seconds, most_seconds)));
  }
  void get(time::Duration& value) {
    fields(*this, value);
    if (value.count < 0 || value.count > most_seconds) broken();
  }
  void get(time::Hours& value) {
    fields(*this, value);
    constexpr std::int32_t two_days = 2 * 86'400;
    if (value.open < 0 || value.close < 0 || value.open > two_days || value.close > two_days) {
      broken();
    }
  }
  template <class T>
  void get(std::optional<T>& value) {
    if (between(0, 1) == 0) return value.reset();
    get(value.emplace());
  }
  template <class T>
  void get(std::vector<T>& all) {
    all.clear();
    const std::size_t count = size();
    all.reserve(std::min(count, most_reserved));
    for (std::size_t left = count; left > 0; --left) get(all.emplace_back());
  }
  template <class T, std::size_t N>
  void get(std::array<T, N>& all) {
    if (size() != N) broken();
    for (T& one : all) get(one);
  }
  template <class T>
  void get(std::set<T>& all) {
    for (std::size_t left = size(); left > 0; --left) {
      T one;
      get(one);
      all.insert(all.end(), one);
    }
  }
  template <class K, class T>
  void get(std::map<K, T>& all) {
    for (std::size_t left = size(); left > 0; --left) {
      K key;
      get(key);
      get(all.try_emplace(all.end(), std::move(key))->second);
    }
  }
  template <class T>
  requires requires(Scanner& to, T& value) { fields(to, value); }
  void get(T& value) { fields(*this, value); }

  std::string_view left_;
};

}  // namespace

std::string compile(const Contract& contract) {
  Writer to;
  fields(to, contract);
  return std::move(to.bytes);
}

Contract decompile(std::string_view bytes) {
  if (!bytes.starts_with(mark)) broken();
  Scanner from(bytes.substr(mark.size()));
  Contract contract;
  fields(from, contract);
  if (!from.done()) broken();
  return contract;
}

}  // namespace svcdesk::contract
