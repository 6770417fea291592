#include <array>
#include <string>
#include <utility>

#include "svcdesk/time/detail/duration_text.hpp"
#include "svcdesk/time/detail/written.hpp"

namespace svcdesk::time::detail {
namespace {

// The longer first where one holds another.
constexpr std::array chinese_units{
    UnitWord{"个小时", "h"}, UnitWord{"小时", "h"}, UnitWord{"分钟", "m"},
    UnitWord{"个星期", "w"}, UnitWord{"星期", "w"}, UnitWord{"周", "w"},
    UnitWord{"天", "d"},     UnitWord{"秒钟", "s"}, UnitWord{"秒", "s"},
};

constexpr std::array before_now{"以前", "之前", "前"};
constexpr std::array after_now{"以后", "之后", "后"};

template <class Endings>
bool take_ending(std::string_view& text, const Endings& endings) {
  for (const std::string_view ending : endings) {
    if (!text.ends_with(ending)) continue;
    text.remove_suffix(ending.size());
    return true;
  }
  return false;
}

std::string with_latin_units(std::string_view text) {
  std::string out(text);
  std::erase(out, ' ');
  for (const auto& [word, unit] : chinese_units) {
    for (auto at = out.find(word); at != std::string::npos; at = out.find(word, at)) {
      out.replace(at, word.size(), unit);
    }
  }
  return out;
}

}  // namespace

std::optional<Seconds> read_distance(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) {
    const auto length = read_length(text.substr(1));
    return length && text.front() == '-' ? std::optional(-*length) : length;
  }
  if (text.ends_with(" ago")) {
    const auto length = read_length(text.substr(0, text.size() - 4));
    return length ? std::optional(-*length) : std::nullopt;
  }
  if (take_ending(text, before_now)) {
    const auto length = read_length(with_latin_units(text));
    return length ? std::optional(-*length) : std::nullopt;
  }
  return take_ending(text, after_now) ? read_length(with_latin_units(text)) : std::nullopt;
}

}  // namespace svcdesk::time::detail
