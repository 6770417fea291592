// The one description of a command: parser, help, did-you-mean, completion, manual and the check
// that each command has its schema all read this (decision 20). Plain data, made by the compiler.
#pragma once

#include <span>
#include <string_view>

#include "cli/exit_code.hpp"

namespace svcdesk::cli {

// What a value is: decides how it is checked, named in help, and completed by the shell.
enum class Kind {
  text,
  integer,
  choice,    // one of `choices`
  encoding,  // one of `choices`, in any case; too many for help to name
  time,      // anything time::parse_time understands
  span,      // T..T
  duration,  // "8h", "28800s"
  date,
  month,  // "2026-10"
  pair,   // NAME=VALUE
  file,
  folder,
  zone,
  noun,
  verb,
  // Names that the database or the contract knows: completed from there.
  contract,
  case_id,
  asset,
  model,
  notice,
  person,
  role,
  level,
  case_kind,
  pause_reason,
  work_step,
  obligation,
  calendar,
  channel,
  site,
  service,
  part_kind,
  depot,
  part_request,
  order,
  loan,
  repair,
  change,
  release,
  event_type,
};

enum class Takes {
  nothing,
  one,
  many
};  // many: an option may be repeated, an argument may be a list
enum class Need { optional, required };

struct Option {
  std::string_view name;  // "level" is --level
  Kind kind = Kind::text;
  Takes takes = Takes::one;
  Need need = Need::optional;
  std::string_view choices{};  // "json|csv", for Kind::choice and Kind::encoding
  char letter = 0;             // 'o' is -o
};

struct Argument {
  std::string_view name;  // "file", shown as FILE
  Kind kind = Kind::text;
  Need need = Need::required;
  Takes takes = Takes::one;
  std::string_view choices{};
};

// What a command does to the database. Everything that changes also takes --at, --request-id,
// --dry-run, --yes and --wait.
enum class Effect { reads, changes };

class Context;

struct Command {
  std::string_view noun{};  // empty: `svcdesk VERB`
  std::string_view verb;
  std::span<const Argument> arguments{};
  std::span<const Option> options{};
  Effect effect = Effect::reads;
  // "case": schemas/json/case.schema.json; "a|b": one of them, by what it shows; empty: no JSON.
  std::string_view schema{};
  ExitCode (*run)(Context&);
};

// One noun with its verbs, in the order in which help shows them.
using Verbs = std::span<const Command* const>;
struct Noun {
  std::string_view name;
  Verbs verbs;
};

}  // namespace svcdesk::cli
