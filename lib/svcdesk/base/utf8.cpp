#include "svcdesk/base/utf8.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <numeric>

namespace svcdesk {
namespace {

struct Step {
  std::int32_t code = -1;  // -1: an invalid byte
  std::size_t size = 1;
};

Step step_at(std::string_view text, std::size_t at) {
  utf8proc_int32_t code = -1;
  const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                                     static_cast<utf8proc_ssize_t>(text.size() - at), &code);
  if (size <= 0) return {};
  return {code, static_cast<std::size_t>(size)};
}

std::size_t columns_of(std::int32_t code) {
  const int width = utf8proc_charwidth(code);
  return width > 0 ? static_cast<std::size_t>(width) : 0;
}

std::string make_printable(std::string_view text, bool keep_lines) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (text.substr(at, 2) == "\r\n") ++at;  // one line end
    const Step step = step_at(text, at);
    if (step.code < 0) {
      out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[at]));
    } else if (step.code == '\n' && keep_lines) {
      out += '\n';
    } else if (step.code == '\n' || step.code == '\t') {
      out += ' ';
    } else if (is_hidden(step.code)) {
      out += fmt::format("\\u{{{:x}}}", step.code);
    } else {
      out += text.substr(at, step.size);
    }
    at += step.size;
  }
  return out;
}

bool is_term_character(std::int32_t code) {
  const auto category = utf8proc_category(code);
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
  std::iota(d[0].begin(), d[0].end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
  }
  return d[a.size()][b.size()];
}

}  // namespace

bool is_hidden(std::int32_t code) {
  switch (utf8proc_category(code)) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CN:
      return true;
    default:
      return false;
  }
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const Step step = step_at(text, at);
    if (step.code < 0) return false;
    at += step.size;
  }
  return true;
}

std::string to_valid_utf8(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Step step = step_at(text, at);
    out += step.code < 0 ? std::string_view("\xEF\xBF\xBD") : text.substr(at, step.size);
    at += step.size;
  }
  return out;
}

std::string_view first_bytes(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0u) == 0x80u) --most;
  return text.substr(0, most);
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Step step = step_at(text, at);
    width += step.code < 0 ? 1 : columns_of(step.code);
    at += step.size;
  }
  return width;
}

std::string fit_width(std::string_view text, std::size_t columns) {
  if (display_width(text) <= columns) return std::string(text);
  if (columns == 0) return {};
  std::string out;
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Step step = step_at(text, at);
    const std::size_t wide = step.code < 0 ? 1 : columns_of(step.code);
    if (width + wide > columns - 1) break;
    out += text.substr(at, step.size);
    width += wide;
    at += step.size;
  }
  return out + "…";
}

std::string printable(std::string_view text) { return make_printable(text, false); }

std::string printable_lines(std::string_view text) { return make_printable(text, true); }

std::string fold_case(std::string_view text) {
  std::string valid = to_valid_utf8(text);
  utf8proc_uint8_t* raw = nullptr;
  const auto size = utf8proc_map(
      reinterpret_cast<const utf8proc_uint8_t*>(valid.data()),
      static_cast<utf8proc_ssize_t>(valid.size()), &raw,
      static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(raw, &std::free);
  if (size < 0) return valid;
  return {reinterpret_cast<const char*>(owned.get()), static_cast<std::size_t>(size)};
}

std::vector<std::string> words(std::string_view text) {
  const std::string folded = fold_case(text);
  std::vector<std::string> out;
  std::string word;
  for (std::size_t at = 0; at < folded.size();) {
    const Step step = step_at(folded, at);
    if (is_term_character(step.code)) {
      word += folded.substr(at, step.size);
    } else if (!word.empty()) {
      out.push_back(std::move(word));
      word.clear();
    }
    at += step.size;
  }
  if (!word.empty()) out.push_back(std::move(word));
  return out;
}

std::vector<std::string> split_words(std::string_view words) {
  std::vector<std::string> out;
  while (!words.empty()) {
    const std::size_t end = words.find(' ');
    if (end != 0) out.emplace_back(words.substr(0, end));
    words.remove_prefix(end == std::string_view::npos ? words.size() : end + 1);
  }
  return out;
}

std::string joined(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) out.append(out.empty() ? "" : ", ").append(item);
  return out;
}

std::vector<std::string> bigrams(std::string_view text) {
  const std::string folded = fold_case(text);
  std::vector<std::string> out;
  std::string previous;
  for (std::size_t at = 0; at < folded.size();) {
    const Step step = step_at(folded, at);
    const std::string current = folded.substr(at, step.size);
    at += step.size;
    if (!is_term_character(step.code)) {
      previous.clear();
      continue;
    }
    if (!previous.empty()) out.push_back(previous + current);
    previous = current;
  }
  return out;
}

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(word.size() / 3, 1) + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t d = distance(word, candidate);
    if (d < best_distance) {
      best = candidate;
      best_distance = d;
    }
  }
  return best;
}

}  // namespace svcdesk
