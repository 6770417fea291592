#include "cli/tree/complete.hpp"

#include <algorithm>

#include "cli/tree/dynamic_names.hpp"
#include "cli/tree/invocation.hpp"
#include "cli/tree/tree.hpp"
#include "svcdesk/base/utf8.hpp"
#include "svcdesk/text/messages.hpp"

namespace svcdesk::cli {
namespace {

std::vector<Candidate> commands_at_root(Language language) {
  std::vector<Candidate> out;
  for (const Noun& noun : nouns()) {
    if (!noun.name.empty()) {
      out.push_back({std::string(noun.name), text::word(summary_id(noun), language)});
      continue;
    }
    for (const Command* command : noun.verbs) {
      out.push_back({std::string(command->verb), text::word(summary_id(*command), language)});
    }
  }
  return out;
}

std::vector<Candidate> verbs_of(const Noun& noun, Language language) {
  std::vector<Candidate> out;
  for (const Command* command : noun.verbs) {
    out.push_back({std::string(command->verb), text::word(summary_id(*command), language)});
  }
  return out;
}

std::vector<Candidate> options_for(const Command& command, Language language) {
  std::vector<Candidate> out;
  for (const Option* option : options_of(command)) {
    out.push_back(
        {"--" + std::string(option->name), text::word(option_id(command, *option), language)});
  }
  return out;
}

std::vector<Candidate> values(Kind kind, std::string_view choices, Language language,
                              const Names& dynamic) {
  if (kind == Kind::file) return {{std::string(file_candidates), {}}};
  if (kind == Kind::folder) return {{std::string(folder_candidates), {}}};
  if (kind == Kind::noun) return commands_at_root(language);
  std::vector<Candidate> out;
  for (const std::string& word : split_choices(choices)) out.push_back({word, {}});
  return out.empty() ? dynamic(kind) : out;
}

const Option* option_named(const std::vector<const Option*>& options, std::string_view token) {
  for (const Option* option : options) {
    const bool letter = option->letter != 0 && token == std::string("-") + option->letter;
    if (letter || token == "--" + std::string(option->name)) return option;
  }
  return nullptr;
}

// The argument that the last word would be, by counting the plain words before it.
const Argument* argument_at(const Command& command, const std::vector<const Option*>& options,
                            const std::vector<std::string>& rest) {
  std::size_t plain = 0;
  for (std::size_t i = 0; i + 1 < rest.size(); ++i) {
    const Option* option = option_named(options, rest[i]);
    if (option != nullptr && option->takes != Takes::nothing) {
      ++i;
    } else if (!rest[i].starts_with('-')) {
      ++plain;
    }
  }
  if (command.arguments.empty()) return nullptr;
  if (plain < command.arguments.size()) return &command.arguments[plain];
  const Argument& last = command.arguments.back();
  return last.takes == Takes::many ? &last : nullptr;
}

std::vector<Candidate> after_command(const Command& command, const std::vector<std::string>& rest,
                                     Language language, const Names& dynamic) {
  const std::vector<const Option*> options = options_of(command);
  const std::string current = rest.empty() ? std::string() : rest.back();
  if (rest.size() >= 2) {
    const Option* before = option_named(options, rest[rest.size() - 2]);
    if (before != nullptr && before->takes != Takes::nothing) {
      return values(before->kind, before->choices, language, dynamic);
    }
  }
  if (const std::size_t equals = current.find('=');
      current.starts_with("--") && equals != std::string::npos) {
    const Option* option = option_named(options, current.substr(0, equals));
    std::vector<Candidate> out;
    if (option == nullptr) return out;
    for (Candidate& one : values(option->kind, option->choices, language, dynamic)) {
      if (one.value.starts_with(':')) return {one};
      out.push_back({current.substr(0, equals + 1) + one.value, one.description});
    }
    return out;
  }
  if (current.starts_with('-')) return options_for(command, language);
  const Argument* argument = argument_at(command, options, rest);
  if (argument == nullptr) return options_for(command, language);
  return values(argument->kind, argument->choices, language, dynamic);
}

}  // namespace

std::vector<Candidate> candidates(const std::vector<std::string>& words, Language language,
                                  const Names& dynamic) {
  const std::string current = words.empty() ? std::string() : words.back();
  Heading head = heading({words.begin(), words.empty() ? words.end() : words.end() - 1});
  std::vector<Candidate> all;
  if (head.command != nullptr) {
    head.rest.push_back(current);
    all = after_command(*head.command, head.rest, language, dynamic);
  } else if (head.group != nullptr && head.verb.empty()) {
    all = verbs_of(*head.group, language);
  } else if (head.noun.empty()) {
    head.rest.push_back(current);
    const Command& board = *find_command("", "board");
    const bool option = current.starts_with('-') || head.rest.size() > 1;
    all = option ? after_command(board, head.rest, language, dynamic) : commands_at_root(language);
    if (option && !current.starts_with('-') && !all.empty() &&
        all.front().value.starts_with("--")) {
      all = commands_at_root(language);
    }
  }
  std::erase_if(all, [&](const Candidate& one) {
    return !one.value.starts_with(':') && !one.value.starts_with(current);
  });
  return all;
}

ExitCode complete(const std::vector<std::string>& words, Streams streams,
                  const Environment& environment) {
  const Manner manner = guess_manner(words, environment);
  try {
    const Names names = [&](Kind kind) { return dynamic_names(kind, words, streams, environment); };
    for (const Candidate& one : candidates(words, manner.language, names)) {
      streams.out << printable(one.value);
      if (!one.description.empty()) streams.out << '\t' << printable(one.description);
      streams.out << '\n';
    }
  } catch (const std::exception&) {
    // A shell that completes is no place for errors.
  }
  return ExitCode::done;
}

}  // namespace svcdesk::cli
