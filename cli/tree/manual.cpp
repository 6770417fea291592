#include "cli/tree/manual.hpp"

#include "cli/tree/help.hpp"
#include "cli/tree/tree.hpp"
#include "svcdesk/text/messages.hpp"

namespace svcdesk::cli {
namespace {

std::string words(std::string_view id) { return as_roff(text::word(id, Language::en)); }

std::string entry(const std::string& term, const std::string& explanation) {
  return ".TP\n.B " + as_roff(term) + "\n" + explanation + "\n";
}

std::string term_of(const Option& option) {
  std::string term = option.letter == 0 ? "" : std::string("-") + option.letter + ", ";
  term.append("--").append(option.name);
  if (option.takes != Takes::nothing) {
    term.append(" ").append(placeholder(option.kind, option.choices));
  }
  return term;
}

std::string section(const Command& command) {
  std::string out = ".SS " + as_roff(synopsis(command)) + "\n" + words(summary_id(command)) + ".\n";
  const std::string more = summary_id(command) + ".more";
  if (text::has(more, Language::en)) out += words(more) + "\n";
  for (const Argument& argument : command.arguments) {
    out += entry(placeholder(argument), words(argument_id(command, argument)));
  }
  for (const Option& option : command.options) {
    out += entry(term_of(option), words(option_id(command, option)));
  }
  for (const std::string& schema : split_choices(command.schema)) {
    out += ".PP\nJSON: schemas/json/" + as_roff(schema) + ".schema.json\n";
  }
  return out;
}

}  // namespace

std::string as_roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool begins = out.empty() || out.back() == '\n';
    if (begins && (c == '.' || c == '\'')) out += "\\&";
    if (c == '-') {
      out += "\\-";
    } else if (c == '\\') {
      out += "\\e";
    } else {
      out += c;
    }
  }
  return out;
}

std::string manual(const Noun& noun) {
  const std::string name = noun.name.empty() ? "svcdesk" : "svcdesk-" + std::string(noun.name);
  const std::string what =
      noun.name.empty() ? "service desk for maintenance contracts" : words(summary_id(noun));
  std::string title;
  for (const char c : name) title += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  std::string out = ".TH " + as_roff(title) +
                    " 1 2026-01-01 svcdesk \"svcdesk manual\"\n.SH NAME\n" + as_roff(name) +
                    " \\- " + what + "\n.SH SYNOPSIS\n.nf\n";
  for (const Command* command : noun.verbs) out += as_roff(synopsis(*command)) + "\n";
  out += ".fi\n.SH COMMANDS\n";
  for (const Command* command : noun.verbs) out += section(*command);
  return out;
}

}  // namespace svcdesk::cli
