// Text as people see it: valid UTF-8, columns on a terminal, nothing that can move a cursor.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace svcdesk {

// RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF.
bool is_valid_utf8(std::string_view text);

// The same text with every invalid byte replaced by U+FFFD.
std::string to_valid_utf8(std::string_view text);

// At most that many bytes from the beginning, and no half character at the end of valid UTF-8.
std::string_view first_bytes(std::string_view text, std::size_t most);

// Columns on a terminal (East Asian wide characters take two), whatever the process locale.
std::size_t display_width(std::string_view text);

// At most that many columns, the last one an ellipsis where something was cut.
std::string fit_width(std::string_view text, std::size_t columns);

// Whether a character hides, moves a cursor or turns text round: control, format, line and
// paragraph separators, surrogates, private and unassigned (categories Cc, Cf, Zl, Zp, Cs, Co, Cn).
bool is_hidden(std::int32_t code_point);

// Fit for a terminal, a log or a mail header: control characters, C1, escape sequences, bidi
// overrides, line separators and invisible format characters become visible \u{...} escapes.
// Line ends and tabs become a space. Source: interface.md "Robust", Unicode TR36.
std::string printable(std::string_view text);

// The same, but line ends stay, as line feeds: for texts of several lines.
std::string printable_lines(std::string_view text);

// Case folded, compatibility-composed (NFKC casefold): for comparing and searching.
std::string fold_case(std::string_view text);

// "a, b, c": a list of names in one text.
std::string joined(const std::vector<std::string>& items);

// The words of a list that blanks separate.
std::vector<std::string> split_words(std::string_view words);

// The runs of letters, marks and digits of the folded text, in order: what people search for.
std::vector<std::string> words(std::string_view text);

// Every two neighbouring characters of the folded text, without white space and punctuation: the
// terms of the search index (decisions.md 24).
std::vector<std::string> bigrams(std::string_view text);

// The candidate nearest to a mistyped word, or an empty text where none is near enough
// (Damerau-Levenshtein distance at most a third of the length, at least 1).
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace svcdesk
