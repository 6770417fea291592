#include "svcdesk/store/detail/search.hpp"

#include <algorithm>
#include <set>

#include "svcdesk/base/utf8.hpp"

namespace svcdesk::store {
namespace {

// More terms would not narrow the candidates; the text decides in the end.
constexpr std::size_t enough_terms = 64;

bool continues_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

std::vector<std::string_view> characters(std::string_view word) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < word.size();) {
    std::size_t end = at + 1;
    while (end < word.size() && continues_character(word[end])) ++end;
    out.push_back(word.substr(at, end - at));
    at = end;
  }
  return out;
}

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) out.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

void add_pairs(std::string_view word, std::set<std::string>& terms) {
  const std::vector<std::string_view> letters = characters(word);
  for (std::size_t i = 1; i < letters.size(); ++i) {
    terms.emplace(std::string(letters[i - 1]).append(letters[i]));
  }
}

// Pairs that cover the word between them: the others would narrow little and cost a list each.
void add_covering_pairs(std::string_view word, std::set<std::string>& terms) {
  const std::vector<std::string_view> letters = characters(word);
  for (std::size_t i = 1; i < letters.size(); i += 2) {
    terms.emplace(std::string(letters[i - 1]).append(letters[i]));
  }
  if (letters.size() > 2 && letters.size() % 2 == 1) {
    terms.emplace(std::string(letters[letters.size() - 2]).append(letters.back()));
  }
}

}  // namespace

std::string searchable(std::string_view text) {
  std::string out;
  for (const std::string& word : words(text)) {
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

std::string index_terms(std::string_view searchable_text) {
  std::set<std::string> terms;
  for (const std::string_view word : split(searchable_text)) {
    add_pairs(word, terms);
    terms.emplace(characters(word).back());
  }
  std::string out;
  for (const std::string& term : terms) {
    if (!out.empty()) out += ' ';
    out += term;
  }
  return out;
}

Wanted::Wanted(std::string_view query) : words_(words(query)) {
  std::sort(words_.begin(), words_.end());
  words_.erase(std::unique(words_.begin(), words_.end()), words_.end());
  for (const std::string& word : words_) broad_ = broad_ && characters(word).size() == 1;
}

std::string Wanted::match() const {
  std::set<std::string> terms;
  for (const std::string& word : words_) add_covering_pairs(word, terms);
  std::string out;
  std::size_t used = 0;
  for (const std::string& term : terms) {
    if (used++ == enough_terms) break;
    out += (out.empty() ? "\"" : " AND \"") + term + '"';
  }
  if (!broad_) return out;
  for (const std::string& word : words_) {
    if (used++ == enough_terms) break;
    out += (out.empty() ? "\"" : " AND \"") + word + "\" *";
  }
  return out;
}

bool Wanted::in(std::string_view searchable_text) const {
  return std::all_of(words_.begin(), words_.end(), [&](const std::string& word) {
    return searchable_text.find(word) != std::string_view::npos;
  });
}

}  // namespace svcdesk::store
