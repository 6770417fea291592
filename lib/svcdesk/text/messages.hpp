// The words: one table per language, by message id.
//
// The tables are text/messages/<topic>.<language>.txt, one "id = text" a line; "{name}" stands for
// the argument of that name, "{name:topic}" for the word "topic.VALUE" (a code in words), "\n" for
// a line break; lines that begin with "#" are comments. A test holds that every id stands in every
// language with the same arguments.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/base/error.hpp"
#include "svcdesk/base/language.hpp"

namespace svcdesk::text {

// The message in that language. An id that no table has is shown as it is, with its arguments: a
// missing word never hides an error.
std::string render(const Message& message, Language language);

// Short form for words without arguments: column headings, states.
std::string word(std::string_view id, Language language);

// Whether the table of that language has the id.
bool has(std::string_view id, Language language);

// Every id, sorted. For tests and for tools.
std::vector<std::string> ids(Language language);

}  // namespace svcdesk::text
