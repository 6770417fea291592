#include "cli/args.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <charconv>

#include "svcdesk/base/error.hpp"

namespace svcdesk::cli {
namespace {

const Option* named(const std::vector<const Option*>& options, std::string_view token) {
  for (const Option* option : options) {
    if (token.starts_with("--") && token.substr(2) == option->name) return option;
    if (option->letter != 0 && token.size() == 2 && token[0] == '-' && token[1] == option->letter) {
      return option;
    }
  }
  return nullptr;
}

struct Tokens {
  std::vector<std::string> options;  // and words among them
  std::vector<std::string> behind;   // "--": words whatever they look like
};

// Every value becomes a token of its own: CLI11 takes "--title=" for an option that still waits for
// its value, and gives "--" back as an option it does not know.
Tokens apart(const std::vector<const Option*>& options, const std::vector<std::string>& tokens) {
  Tokens out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string& token = tokens[i];
    if (token == "--") {
      out.behind.assign(tokens.begin() + static_cast<std::ptrdiff_t>(i) + 1, tokens.end());
      break;
    }
    const std::size_t equals = token.starts_with("--") ? token.find('=') : std::string::npos;
    const std::string name = token.substr(0, equals);
    const Option* option = named(options, name);
    out.options.push_back(option == nullptr ? token : name);
    if (option == nullptr) continue;
    if (option->takes == Takes::nothing) {
      if (equals == std::string::npos) continue;
      throw Error(ErrorCode::usage, {"cli.flag_with_value", {{"option", name}}});
    }
    if (equals == std::string::npos && i + 1 == tokens.size()) {
      throw Error(ErrorCode::usage, {"cli.option_needs_value", {{"option", name}}});
    }
    out.options.push_back(equals == std::string::npos ? tokens[++i] : token.substr(equals + 1));
  }
  return out;
}

std::string cli11_name(const Option& option) {
  std::string name = "--" + std::string(option.name);
  if (option.letter != 0) name.append(",-").append(1, option.letter);
  return name;
}

}  // namespace

void Arguments::add(std::string_view name, std::string value) {
  values_[std::string(name)].push_back(std::move(value));
}

bool Arguments::has(std::string_view name) const { return values_.contains(name); }

std::optional<std::string> Arguments::find(std::string_view name) const {
  const auto found = values_.find(name);
  if (found == values_.end()) return std::nullopt;
  return found->second.back();
}

std::string Arguments::text(std::string_view name) const { return find(name).value_or(""); }

std::vector<std::string> Arguments::all(std::string_view name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? std::vector<std::string>{} : found->second;
}

std::optional<std::int64_t> Arguments::number(std::string_view name) const {
  const std::optional<std::string> value = find(name);
  if (!value) return std::nullopt;
  std::int64_t number = 0;
  const char* end = value->data() + value->size();
  const auto read = std::from_chars(value->data(), end, number);
  if (read.ec != std::errc() || read.ptr != end) {
    throw Error(ErrorCode::usage,
                {"cli.not_a_number", {{"name", std::string(name)}, {"value", *value}}});
  }
  return number;
}

std::string Arguments::described() const {
  constexpr std::array<std::string_view, 11> aside = {"request-id", "db",    "config", "format",
                                                      "color",      "width", "lang",   "now",
                                                      "wait",       "yes",   "dry-run"};
  std::string out;
  for (const auto& [name, values] : values_) {
    if (std::ranges::find(aside, name) != aside.end()) continue;
    for (const std::string& value : values) out.append(name).append("=").append(value).append("\n");
  }
  return out;
}

Typed read_options(const std::vector<const Option*>& options,
                   const std::vector<std::string>& tokens) {
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  std::vector<std::vector<std::string>> values(options.size());
  std::vector<std::int64_t> flags(options.size());
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (options[i]->takes == Takes::nothing) {
      app.add_flag(cli11_name(*options[i]), flags[i]);
    } else {
      app.add_option(cli11_name(*options[i]), values[i])
          ->expected(1)
          ->take_all()
          ->allow_extra_args(false);
    }
  }
  Typed typed;
  app.add_option("words", typed.words)->allow_extra_args();
  Tokens given = apart(options, tokens);
  std::vector<std::string>& reversed = given.options;
  std::reverse(reversed.begin(), reversed.end());
  try {
    app.parse(reversed);
  } catch (const CLI::ParseError& error) {
    throw Error(ErrorCode::usage, {"cli.cannot_parse", {{"problem", error.what()}}});
  }
  typed.unknown = app.remaining();
  typed.words.insert(typed.words.end(), given.behind.begin(), given.behind.end());
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (flags[i] > 0) typed.options.add(options[i]->name, "yes");
    for (std::string& value : values[i]) typed.options.add(options[i]->name, std::move(value));
  }
  return typed;
}

}  // namespace svcdesk::cli
