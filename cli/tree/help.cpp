#include "cli/tree/help.hpp"

#include "cli/render/table.hpp"
#include "cli/tree/tree.hpp"
#include "svcdesk/text/messages.hpp"

namespace svcdesk::cli {
namespace {

constexpr Screen plain(Language language) { return {.language = language}; }

std::string indented(const std::string& block) {
  std::string out;
  std::size_t from = 0;
  while (from < block.size()) {
    const std::size_t end = block.find('\n', from);
    out.append("  ").append(block, from, end - from + 1);
    from = end + 1;
  }
  return out;
}

std::string two_columns(const std::vector<std::pair<std::string, std::string>>& lines,
                        Language language) {
  Table table{.columns = {{.heading = ""}, {.heading = ""}}, .rows = {}};
  for (const auto& [left, right] : lines) table.rows.push_back({{left}, {right}});
  return indented(render(table, plain(language)));
}

std::string option_label(const Option& option) {
  std::string label = option.letter == 0 ? "    " : std::string("-") + option.letter + ", ";
  label.append("--").append(option.name);
  if (option.takes != Takes::nothing) {
    label.append(" ").append(placeholder(option.kind, option.choices));
  }
  if (option.takes == Takes::many) label += "...";
  return label;
}

std::string options_block(const Command& command, std::span<const Option> options,
                          std::string_view heading, Language language) {
  if (options.empty()) return {};
  std::vector<std::pair<std::string, std::string>> lines;
  for (const Option& option : options) {
    lines.emplace_back(option_label(option), text::word(option_id(command, option), language));
  }
  return "\n" + text::word(heading, language) + "\n" + two_columns(lines, language);
}

std::string command_help(const Command& command, Language language) {
  std::string out = synopsis(command) + "\n\n" + text::word(summary_id(command), language) + "\n";
  const std::string more = summary_id(command) + ".more";
  if (text::has(more, language)) out += "\n" + text::word(more, language) + "\n";
  if (!command.arguments.empty()) {
    std::vector<std::pair<std::string, std::string>> lines;
    for (const Argument& argument : command.arguments) {
      lines.emplace_back(placeholder(argument),
                         text::word(argument_id(command, argument), language));
    }
    out += "\n" + text::word("cli.help.arguments", language) + "\n" + two_columns(lines, language);
  }
  out += options_block(command, command.options, "cli.help.options", language);
  if (command.effect == Effect::changes) {
    out += options_block(command, change_options(), "cli.help.change_options", language);
  }
  return out + options_block(command, common_options(), "cli.help.common_options", language);
}

std::string noun_help(const Noun& noun, Language language) {
  std::vector<std::pair<std::string, std::string>> lines;
  for (const Command* command : noun.verbs) {
    lines.emplace_back(std::string(command->verb), text::word(summary_id(*command), language));
  }
  const std::string name(noun.name);
  return "svcdesk " + name + " VERB\n\n" + text::word(summary_id(noun), language) + "\n\n" +
         two_columns(lines, language) + "\n" +
         text::render({"cli.help.more_of", {{"noun", name}}}, language) + "\n";
}

std::string whole_help(Language language) {
  std::string out = text::word("cli.help.what", language) + "\n\n";
  std::vector<std::pair<std::string, std::string>> alone;
  std::vector<std::pair<std::string, std::string>> groups;
  for (const Noun& noun : nouns()) {
    if (!noun.name.empty()) {
      groups.emplace_back(std::string(noun.name), text::word(summary_id(noun), language));
      continue;
    }
    for (const Command* command : noun.verbs) {
      alone.emplace_back(std::string(command->verb), text::word(summary_id(*command), language));
    }
  }
  out += text::word("cli.help.commands", language) + "\n" + two_columns(alone, language) + "\n";
  out += text::word("cli.help.nouns", language) + "\n" + two_columns(groups, language);
  std::vector<std::pair<std::string, std::string>> lines;
  for (const Option& option : common_options()) {
    lines.emplace_back(option_label(option),
                       text::word("cli.opt." + std::string(option.name), language));
  }
  out +=
      "\n" + text::word("cli.help.common_options", language) + "\n" + two_columns(lines, language);
  return out + "\n" + text::word("cli.help.more", language) + "\n";
}

}  // namespace

std::string synopsis(const Command& command) {
  std::string out = "svcdesk " + name_of(command);
  for (const Option& option : command.options) {
    if (option.need == Need::optional) continue;
    out.append(" --").append(option.name).append(" ");
    out.append(placeholder(option.kind, option.choices));
  }
  out += " [OPTION]...";
  for (const Argument& argument : command.arguments) out.append(" ").append(placeholder(argument));
  return out;
}

std::string help(const Noun* noun, const Command* command, Language language) {
  if (command != nullptr) return command_help(*command, language);
  return noun != nullptr ? noun_help(*noun, language) : whole_help(language);
}

}  // namespace svcdesk::cli
