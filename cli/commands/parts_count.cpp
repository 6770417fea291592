#include <charconv>
#include <map>

#include "cli/commands/parts.hpp"
#include "cli/commands/parts_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument parts_count_arguments[] = {{.name = "depot", .kind = Kind::depot}};
constexpr Option parts_count_options[] = {
    {.name = "found", .kind = Kind::pair, .takes = Takes::many},
    {.name = "found-serial", .kind = Kind::pair, .takes = Takes::many},
    condition_option,
    {.name = "reason"},
};

using FoundLines = std::map<std::pair<std::string, parts::Condition>, parts::Pieces>;

[[noreturn]] void no_count(std::string_view option, const std::string& text) {
  throw Error(ErrorCode::usage,
              {"cli.parts.no_count", {{"option", std::string(option)}, {"text", text}}})
      .hint({"cli.parts.hint_" + std::string(option), {}});
}

// "fan-1u=4", "fan-1u:defective=1": which pieces of the count are meant, and how many or which.
std::pair<parts::Pieces&, std::string> found_line(FoundLines& lines, const Arguments& args,
                                                  std::string_view option,
                                                  const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == 0 || equals == std::string::npos) no_count(option, text);
  std::string kind = text.substr(0, equals);
  parts::Condition condition = condition_of(args).value_or(parts::Condition::tested);
  if (const std::size_t colon = kind.find(':'); colon != std::string::npos) {
    const auto said = parts::condition_of(kind.substr(colon + 1));
    if (!said) no_count(option, text);
    condition = *said;
    kind.resize(colon);
  }
  return {lines[{kind, condition}], text.substr(equals + 1)};
}

std::vector<parts::Counted> found_in(const Arguments& args) {
  FoundLines lines;
  for (const std::string& one : args.all("found")) {
    auto [pieces, text] = found_line(lines, args, "found", one);
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, pieces.quantity);
    if (read.ec != std::errc() || read.ptr != end || pieces.quantity < 0) no_count("found", one);
  }
  for (const std::string& one : args.all("found-serial")) {
    auto [pieces, serial] = found_line(lines, args, "found-serial", one);
    pieces.serials.push_back(serial);
  }
  std::vector<parts::Counted> out;
  for (auto& [line, pieces] : lines) {
    out.push_back({line.first, line.second, std::move(pieces)});
  }
  return out;
}

ExitCode run_parts_count(Context& context) {
  const Arguments& args = context.args;
  return show_changed(context, context.desk().parts().work(parts::Count{
                                   args.text("depot"), found_in(args), args.text("reason")}));
}

}  // namespace

constinit const Command parts_count{.noun = "parts",
                                    .verb = "count",
                                    .arguments = parts_count_arguments,
                                    .options = parts_count_options,
                                    .effect = Effect::changes,
                                    .schema = "parts-changed",
                                    .run = run_parts_count};

}  // namespace svcdesk::cli::commands
