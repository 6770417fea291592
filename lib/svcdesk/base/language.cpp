#include "svcdesk/base/language.hpp"

#include <algorithm>
#include <cctype>

namespace svcdesk {

std::string_view to_string(Language language) {
  switch (language) {
    case Language::en:
      return "en";
    case Language::zh_cn:
      return "zh-CN";
  }
  return "en";
}

std::optional<Language> parse_language(std::string_view text) {
  std::string tag(text.substr(0, text.find('.')));
  std::replace(tag.begin(), tag.end(), '_', '-');
  std::transform(tag.begin(), tag.end(), tag.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (tag == "en" || tag.starts_with("en-")) return Language::en;
  if (tag == "zh" || tag == "zh-cn" || tag == "zh-hans" || tag == "zh-sg") return Language::zh_cn;
  return std::nullopt;
}

const std::string& Name::in(Language language) const {
  const std::string& wanted = language == Language::zh_cn ? zh_cn : en;
  return wanted.empty() ? (language == Language::zh_cn ? en : zh_cn) : wanted;
}

}  // namespace svcdesk
