#include "cli/input/decoder.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "svcdesk/base/error.hpp"

namespace svcdesk::cli {
namespace {

constexpr std::string_view utf8 = "utf-8";
constexpr std::size_t enough_to_tell = 1024;
constexpr std::size_t longest_slice = std::size_t{1} << 18U;

struct Mark {
  std::string_view bytes;
  std::string_view encoding;
};
constexpr std::array<Mark, 4> marks = {{{"\xEF\xBB\xBF", utf8},
                                        {"\xFF\xFE", "utf-16le"},
                                        {"\xFE\xFF", "utf-16be"},
                                        {"\x84\x31\x95\x33", "gb18030"}}};

// Latin letters, digits, commas and line ends are in UTF-16 half zeros; Chinese text has fewer.
std::string guessed(std::string_view beginning) {
  beginning = beginning.substr(0, enough_to_tell);
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < beginning.size(); ++i) zeros[i % 2] += beginning[i] == '\0' ? 1 : 0;
  const std::size_t enough = std::max<std::size_t>(2, beginning.size() / 16);
  if (zeros[0] == 0 && zeros[1] >= enough) return "utf-16le";
  if (zeros[1] == 0 && zeros[0] >= enough) return "utf-16be";
  return "gb18030";
}

std::unique_ptr<void, int (*)(void*)> converter_from(const std::string& encoding) {
  iconv_t opened = ::iconv_open("UTF-8", encoding.c_str());
  if (reinterpret_cast<std::intptr_t>(opened) == -1) {
    throw Error(ErrorCode::failed, {"cli.csv.no_converter", {{"encoding", encoding}}});
  }
  return {opened, ::iconv_close};
}

}  // namespace

Decoder::Decoder(Pieces pieces, std::string encoding)
    : pieces_(std::move(pieces)),
      encoding_(std::move(encoding)),
      converter_(nullptr, ::iconv_close) {}

// Looks at the first bytes, and leaves piece_ behind the mark.
void Decoder::begin() {
  begun_ = true;
  while (piece_.size() < enough_to_tell && !ended_) {
    const std::string_view more = pieces_();
    ended_ = more.empty();
    piece_ = more;
    if (gathered_.empty() && more.size() >= enough_to_tell) break;
    gathered_.insert(gathered_.end(), more.begin(), more.end());
    piece_ = {gathered_.data(), gathered_.size()};
  }
  const auto* mark =
      std::ranges::find_if(marks, [&](const Mark& one) { return piece_.starts_with(one.bytes); });
  if (mark != marks.end()) {
    piece_.remove_prefix(mark->bytes.size());
    encoding_ = mark->encoding;
  } else if (encoding_.empty()) {
    guess_ = guessed(piece_);
    encoding_ = utf8;
  }
  if (encoding_ != utf8) converter_ = converter_from(encoding_);
}

std::string_view Decoder::next() {
  if (!begun_) begin();
  while (!broken_) {
    if (piece_.empty() && !ended_) {
      piece_ = pieces_();
      ended_ = piece_.empty();
    }
    if (!converter_) return std::exchange(piece_, {});
    const std::string_view slice = piece_.substr(0, longest_slice);
    piece_.remove_prefix(slice.size());
    const std::string_view text = converted(slice);
    if (!text.empty() || slice.empty()) return text;
  }
  return {};
}

// An empty slice is the end.
std::string_view Decoder::converted(std::string_view slice) {
  waiting_.insert(waiting_.end(), slice.begin(), slice.end());
  text_.resize(std::max(text_.size(), 2 * waiting_.size() + 16));  // enough for most
  char* from = waiting_.data();
  std::size_t left = waiting_.size();
  // Some encodings hold a character back until they see the next one.
  const bool last = waiting_.empty();
  std::size_t used = 0;
  while (true) {
    char* to = text_.data() + used;
    std::size_t room = text_.size() - used;
    const std::size_t result = ::iconv(converter_.get(), last ? nullptr : &from, &left, &to, &room);
    const int problem = result == static_cast<std::size_t>(-1) ? errno : 0;
    used = text_.size() - room;
    if (problem != E2BIG) {
      broken_ = problem == EILSEQ || (problem == EINVAL && slice.empty());
      break;
    }
    text_.resize(2 * text_.size());
  }
  waiting_.erase(waiting_.begin(), waiting_.end() - static_cast<std::ptrdiff_t>(left));
  return {text_.data(), used};
}

}  // namespace svcdesk::cli
