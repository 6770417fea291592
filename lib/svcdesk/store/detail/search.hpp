// Searching in words without spaces: every two neighbouring characters are a term (decision 24).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace svcdesk::store {

// What is kept of a case's text: its words, folded, one space between.
std::string searchable(std::string_view text);

// The terms of kept words, each once, with a space between, for the index. The last character of
// every word is a term too, so that a single character is the beginning of some term.
std::string index_terms(std::string_view searchable_text);

// What somebody looks for: every word has to stand somewhere in the text.
class Wanted {
 public:
  explicit Wanted(std::string_view query);

  bool nothing() const { return words_.empty(); }
  // Only single characters: any index lookup is as broad as that character.
  bool broad() const { return broad_; }
  // FTS5's MATCH expression for the candidates.
  std::string match() const;
  // Whether the kept words of a candidate hold every word.
  bool in(std::string_view searchable_text) const;

 private:
  std::vector<std::string> words_;
  bool broad_ = true;
};

}  // namespace svcdesk::store
