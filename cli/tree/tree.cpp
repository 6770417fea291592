#include "cli/tree/tree.hpp"

#include "svcdesk/text/messages.hpp"

namespace svcdesk::cli {
namespace {

constexpr Option common_set[] = {
    {.name = "db", .kind = Kind::file},
    {.name = "config", .kind = Kind::file},
    {.name = "as", .kind = Kind::person},
    {.name = "contract", .kind = Kind::contract},
    {.name = "now", .kind = Kind::time},
    {.name = "lang", .kind = Kind::choice, .choices = "en|zh-CN"},
    {.name = "format", .kind = Kind::choice, .choices = "table|json|jsonl|csv|tsv"},
    {.name = "color", .kind = Kind::choice, .choices = "auto|always|never"},
    {.name = "width", .kind = Kind::integer},
    {.name = "help", .takes = Takes::nothing, .letter = 'h'},
    {.name = "version", .takes = Takes::nothing, .letter = 'V'},
};

constexpr Option change_set[] = {
    {.name = "at", .kind = Kind::time},
    {.name = "request-id"},
    {.name = "dry-run", .takes = Takes::nothing, .letter = 'n'},
    {.name = "yes", .takes = Takes::nothing, .letter = 'y'},
    {.name = "wait", .kind = Kind::duration},
};

std::string_view placeholder_of(Kind kind) {
  switch (kind) {
    case Kind::text:
    case Kind::choice:
      return "TEXT";
    case Kind::encoding:
      return "ENCODING";
    case Kind::integer:
      return "N";
    case Kind::time:
      return "TIME";
    case Kind::span:
      return "T..T";
    case Kind::duration:
      return "DURATION";
    case Kind::date:
      return "DATE";
    case Kind::month:
      return "MONTH";
    case Kind::pair:
      return "NAME=VALUE";
    case Kind::file:
      return "FILE";
    case Kind::folder:
      return "FOLDER";
    case Kind::zone:
      return "ZONE";
    case Kind::noun:
      return "NOUN";
    case Kind::verb:
      return "VERB";
    case Kind::contract:
    case Kind::case_id:
    case Kind::notice:
    case Kind::part_request:
    case Kind::order:
    case Kind::loan:
    case Kind::repair:
    case Kind::change:
    case Kind::release:
      return "ID";
    case Kind::asset:
      return "ASSET";
    case Kind::model:
      return "MODEL";
    case Kind::person:
      return "PERSON";
    case Kind::role:
      return "ROLE";
    case Kind::level:
      return "LEVEL";
    case Kind::case_kind:
    case Kind::part_kind:
      return "KIND";
    case Kind::depot:
      return "DEPOT";
    case Kind::pause_reason:
      return "REASON";
    case Kind::work_step:
      return "STEP";
    case Kind::event_type:
      return "EVENT";
    case Kind::obligation:
    case Kind::calendar:
    case Kind::channel:
    case Kind::site:
    case Kind::service:
      return "NAME";
  }
  return "TEXT";
}

// The command's own words, else its noun's, else the common ones.
std::string own_or_common(std::string_view what, const Command& command, std::string_view name) {
  const std::string prefix = std::string("cli.") + std::string(what) + ".";
  const std::string end = "." + std::string(name);
  const std::string noun = command.noun.empty() ? "" : std::string(command.noun);
  const std::string verb = (noun.empty() ? "" : noun + ".") + std::string(command.verb);
  if (std::string own = prefix + verb + end; text::has(own, Language::en)) return own;
  if (std::string own = prefix + noun + end; text::has(own, Language::en)) return own;
  return prefix + std::string(name);
}

}  // namespace

const Noun* find_noun(std::string_view name) {
  for (const Noun& noun : nouns()) {
    if (noun.name == name) return &noun;
  }
  return nullptr;
}

const Command* find_command(std::string_view noun_name, std::string_view verb) {
  const Noun* noun = find_noun(noun_name);
  if (noun == nullptr) return nullptr;
  for (const Command* command : noun->verbs) {
    if (command->verb == verb) return command;
  }
  return nullptr;
}

std::span<const Option> common_options() { return common_set; }
std::span<const Option> change_options() { return change_set; }

std::vector<const Option*> options_of(const Command& command) {
  std::vector<const Option*> all;
  const auto add = [&](std::span<const Option> options) {
    for (const Option& option : options) {
      bool own = false;
      for (const Option* known : all) own = own || known->name == option.name;
      if (!own) all.push_back(&option);
    }
  };
  add(command.options);
  if (command.effect == Effect::changes) add(change_set);
  add(common_set);
  return all;
}

std::string name_of(const Command& command) {
  std::string name(command.noun);
  if (!name.empty()) name += ' ';
  return name.append(command.verb);
}

std::vector<std::string> split_choices(std::string_view choices) {
  std::vector<std::string> words;
  while (!choices.empty()) {
    const std::size_t end = std::min(choices.find('|'), choices.size());
    words.emplace_back(choices.substr(0, end));
    choices.remove_prefix(std::min(end + 1, choices.size()));
  }
  return words;
}

std::string placeholder(Kind kind, std::string_view choices) {
  const bool named = !choices.empty() && kind != Kind::encoding;
  return std::string(named ? choices : placeholder_of(kind));
}

std::string placeholder(const Argument& argument) {
  std::string name(argument.choices);
  if (name.empty()) {
    for (const char c : argument.name) {
      name += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
  }
  if (argument.takes == Takes::many) name += "...";
  return argument.need == Need::optional ? "[" + name + "]" : name;
}

std::string summary_id(const Command& command) {
  std::string id = "cli.do.";
  if (!command.noun.empty()) id.append(command.noun).append(".");
  return id.append(command.verb);
}

std::string summary_id(const Noun& noun) { return "cli.noun." + std::string(noun.name); }

std::string option_id(const Command& command, const Option& option) {
  return own_or_common("opt", command, option.name);
}

std::string argument_id(const Command& command, const Argument& argument) {
  return own_or_common("arg", command, argument.name);
}

}  // namespace svcdesk::cli
