// Text files of other encodings as UTF-8, in pieces (iconv).
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace svcdesk::cli {

// What --encoding takes: names that iconv knows.
inline constexpr std::string_view encodings =
    "utf-8|utf-16le|utf-16be|gb18030|gbk|gb2312|big5|big5-hkscs|shift_jis|cp932|euc-jp|euc-kr|"
    "cp949|iso-8859-1|latin1|iso-8859-2|iso-8859-15|windows-1250|windows-1251|windows-1252|koi8-r";

// The next bytes, good until it is called again; none at the end.
using Pieces = std::function<std::string_view()>;

class Decoder {
 public:
  // A byte order mark decides (UTF-8, UTF-16, GB18030), whatever `encoding` says; with neither it
  // is UTF-8.
  Decoder(Pieces pieces, std::string encoding);

  // The next text without its mark, good until the next call; empty at the end, and where the
  // encoding has no such character: then broken() holds. UTF-8 is handed on as it stands. Throws
  // Error(failed) where the C library lacks the encoding.
  std::string_view next();
  bool broken() const { return broken_; }

  // What the text is read as.
  const std::string& encoding() const { return encoding_; }
  // Where nothing says how the file is encoded, and UTF-8 it is not: what it may be. UTF-16 where
  // every second byte of its beginning is zero, else GB18030; empty where mark or name decided.
  const std::string& guess() const { return guess_; }

 private:
  using Converter = std::unique_ptr<void, int (*)(void*)>;

  void begin();
  std::string_view converted(std::string_view slice);

  Pieces pieces_;
  std::string encoding_;
  std::string guess_;
  Converter converter_;         // none: UTF-8
  std::string_view piece_;      // what is left of the last piece
  std::vector<char> gathered_;  // the beginning, where it comes in crumbs
  std::vector<char> waiting_;   // bytes of a character that goes on in the next piece
  std::vector<char> text_;
  bool begun_ = false;
  bool ended_ = false;
  bool broken_ = false;
};

}  // namespace svcdesk::cli
