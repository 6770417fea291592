// The languages that svcdesk speaks on screens and on paper.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace svcdesk {

enum class Language { en, zh_cn };

// "en", "zh-CN": the form used in contracts and by --lang.
std::string_view to_string(Language language);

// Reads "en", "en_US.UTF-8", "zh-CN", "zh_CN.UTF-8", "zh": nothing for any other language.
std::optional<Language> parse_language(std::string_view text);

// A name that a contract gives in both languages; either may be missing.
struct Name {
  std::string en;
  std::string zh_cn;

  // The name in that language, else the other one.
  const std::string& in(Language language) const;
  bool operator==(const Name&) const = default;
};

}  // namespace svcdesk
