#include "cli/tree/invocation.hpp"

#include <algorithm>

#include "cli/tree/tree.hpp"
#include "svcdesk/base/error.hpp"
#include "svcdesk/base/utf8.hpp"

namespace svcdesk::cli {
namespace {

Error usage(std::string id, std::vector<std::pair<std::string, std::string>> args) {
  return Error(ErrorCode::usage, {std::move(id), std::move(args)});
}

bool takes_next(const std::string& token) {
  const auto takes = [&](const Option& option) {
    return option.takes != Takes::nothing && token == "--" + std::string(option.name);
  };
  return std::ranges::any_of(common_options(), takes) ||
         std::ranges::any_of(change_options(), takes);
}

std::vector<std::string> first_words() {
  std::vector<std::string> words;
  for (const Noun& noun : nouns()) {
    if (!noun.name.empty()) words.emplace_back(noun.name);
    if (!noun.name.empty()) continue;
    for (const Command* command : noun.verbs) words.emplace_back(command->verb);
  }
  return words;
}

// Where a verb was typed without its noun, the nouns that have it.
std::string nouns_with(std::string_view verb) {
  std::string out;
  for (const Noun& noun : nouns()) {
    if (noun.name.empty() || find_command(noun.name, verb) == nullptr) continue;
    out.append(out.empty() ? "" : ", ").append(noun.name).append(" ").append(verb);
  }
  return out;
}

[[noreturn]] void unknown_first_word(const std::string& word) {
  Error error = usage("cli.unknown_command", {{"word", word}});
  const std::string near = nearest(word, first_words());
  const std::string at_noun = nouns_with(word);
  if (!at_noun.empty()) {
    error.hint({"cli.did_you_mean", {{"word", at_noun}}});
  } else if (!near.empty()) {
    error.hint({"cli.did_you_mean", {{"word", near}}});
  }
  throw error.hint({"cli.see_help", {}});
}

[[noreturn]] void unknown_verb(const Noun& noun, const std::string& word) {
  std::vector<std::string> verbs;
  std::string list;
  for (const Command* command : noun.verbs) {
    verbs.emplace_back(command->verb);
    list.append(list.empty() ? "" : ", ").append(command->verb);
  }
  const std::string name(noun.name);
  Error error = word.empty() ? usage("cli.verb_missing", {{"noun", name}})
                             : usage("cli.unknown_verb", {{"noun", name}, {"word", word}});
  const std::string near = word.empty() ? std::string() : nearest(word, verbs);
  if (!near.empty()) error.hint({"cli.did_you_mean", {{"word", name + " " + near}}});
  throw error.hint({"cli.verbs_are", {{"verbs", list}}});
}

[[noreturn]] void unknown_option(const Command& command, const std::string& token) {
  const std::string name = token.substr(0, token.find('='));
  std::vector<std::string> names;
  for (const Option* option : options_of(command))
    names.push_back("--" + std::string(option->name));
  Error error = usage("cli.unknown_option", {{"option", name}, {"command", name_of(command)}});
  const std::string near = nearest(name, names);
  if (!near.empty()) error.hint({"cli.did_you_mean", {{"word", near}}});
  throw error.hint({"cli.see_help_of", {{"command", name_of(command)}}});
}

void check_choice(std::string_view what, std::string_view choices, const std::string& value) {
  const std::vector<std::string> words = split_choices(choices);
  if (std::ranges::find(words, value) != words.end()) return;
  Error error =
      usage("cli.not_a_choice",
            {{"name", std::string(what)}, {"value", value}, {"choices", std::string(choices)}});
  const std::string near = nearest(value, words);
  if (!near.empty()) error.hint({"cli.did_you_mean", {{"word", near}}});
  throw error;
}

void check_options(const Command& command, const Arguments& given) {
  for (const Option* option : options_of(command)) {
    const std::string shown = "--" + std::string(option->name);
    const std::vector<std::string> values = given.all(option->name);
    if (values.empty() && option->need == Need::required) {
      throw usage("cli.option_missing", {{"option", shown}, {"command", name_of(command)}})
          .hint({"cli.see_help_of", {{"command", name_of(command)}}});
    }
    if (values.size() > 1 && option->takes == Takes::one) {
      throw usage("cli.option_twice", {{"option", shown}});
    }
    for (const std::string& value : values) {
      if (option->kind == Kind::choice) check_choice(shown, option->choices, value);
      if (option->kind == Kind::encoding) check_choice(shown, option->choices, fold_case(value));
      if (option->kind == Kind::integer) static_cast<void>(given.number(option->name));
    }
  }
}

void place_words(const Command& command, const std::vector<std::string>& words, Arguments& given) {
  std::size_t next = 0;
  for (const Argument& argument : command.arguments) {
    const std::string shown = placeholder(argument);
    if (next == words.size()) {
      if (argument.need == Need::optional) continue;
      throw usage("cli.argument_missing", {{"argument", shown}, {"command", name_of(command)}})
          .hint({"cli.see_help_of", {{"command", name_of(command)}}});
    }
    const std::size_t end = argument.takes == Takes::many ? words.size() : next + 1;
    for (; next < end; ++next) {
      if (argument.kind == Kind::choice) check_choice(shown, argument.choices, words[next]);
      given.add(argument.name, words[next]);
    }
    if (argument.kind == Kind::integer) static_cast<void>(given.number(argument.name));
  }
  if (next < words.size()) {
    throw usage("cli.too_many_words", {{"word", words[next]}, {"command", name_of(command)}})
        .hint({"cli.see_help_of", {{"command", name_of(command)}}});
  }
}

}  // namespace

Heading heading(const std::vector<std::string>& words) {
  Heading out;
  std::size_t found = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& token = words[i];
    const bool complete = found == 2 || out.command != nullptr;
    if (complete || (token.size() > 1 && token.starts_with('-'))) {
      out.rest.push_back(token);
      if (!complete && takes_next(token) && i + 1 < words.size()) out.rest.push_back(words[++i]);
      continue;
    }
    (found++ == 0 ? out.noun : out.verb) = token;
    if (found == 1) {
      out.command = find_command("", token);
      out.group = out.command == nullptr && !token.empty() ? find_noun(token) : nullptr;
    } else if (out.group != nullptr) {
      out.command = find_command(out.noun, token);
    }
  }
  return out;
}

Invocation parse(const std::vector<std::string>& words) {
  Heading head = heading(words);
  Invocation out;
  const auto asks = [&](std::string_view name, std::string_view letter) {
    return std::ranges::find(head.rest, name) != head.rest.end() ||
           std::ranges::find(head.rest, letter) != head.rest.end();
  };
  if (head.command == nullptr) {
    if (!head.noun.empty() && head.group == nullptr) {
      const Command& board = *find_command("", "board");
      const Typed typed = read_options(options_of(board), head.rest);
      if (!typed.unknown.empty()) unknown_option(board, typed.unknown.front());
      unknown_first_word(head.noun);
    }
    if (head.group != nullptr && !head.verb.empty()) unknown_verb(*head.group, head.verb);
    if (asks("--help", "-h")) return {.asked = Invocation::Asked::help, .noun = head.group};
    if (asks("--version", "-V")) return {.asked = Invocation::Asked::version};
    if (head.group != nullptr) unknown_verb(*head.group, {});
    head.command = find_command("", "board");
  }
  out.command = head.command;
  Typed typed = read_options(options_of(*out.command), head.rest);
  if (!typed.unknown.empty()) unknown_option(*out.command, typed.unknown.front());
  out.arguments = std::move(typed.options);
  if (out.arguments.has("help")) out.asked = Invocation::Asked::help;
  if (out.arguments.has("version")) out.asked = Invocation::Asked::version;
  if (out.asked != Invocation::Asked::run) return out;
  check_options(*out.command, out.arguments);
  place_words(*out.command, typed.words, out.arguments);
  return out;
}

}  // namespace svcdesk::cli
