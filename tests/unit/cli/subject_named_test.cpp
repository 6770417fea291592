#include "cli/input/subject_named.hpp"

#include <doctest/doctest.h>

#include <array>

namespace svcdesk::cli {
namespace {

constexpr std::array<Argument, 2> folder_and_what{
    {{.name = "folder", .kind = Kind::folder}, {.name = "what", .kind = Kind::case_id}}};

std::optional<journal::Subject> named(Kind kind, const std::string& word) {
  std::array<Argument, 2> arguments = folder_and_what;
  arguments[1].kind = kind;
  Arguments given;
  given.add("folder", "C-1");
  given.add("what", word);
  return subject_named({.verb = "show", .arguments = arguments, .run = nullptr}, given);
}

}  // namespace

TEST_CASE("the subject of a command is the first thing with a number that its words name") {
  CHECK(named(Kind::case_id, "C-12") == journal::Subject{"case", "C-12"});
  CHECK(named(Kind::case_id, "12") == journal::Subject{"case", "C-12"});
  CHECK(named(Kind::asset, "a-3") == journal::Subject{"asset", "A-3"});
  CHECK(named(Kind::part_request, "P-1") == journal::Subject{"part", "P-1"});
  CHECK(named(Kind::order, "O-1") == journal::Subject{"order", "O-1"});
  CHECK(named(Kind::loan, "L-1") == journal::Subject{"loan", "L-1"});
  CHECK(named(Kind::repair, "R-1") == journal::Subject{"repair", "R-1"});
  CHECK(named(Kind::change, "CH-1") == journal::Subject{"change", "CH-1"});
  CHECK(named(Kind::release, "V-1") == journal::Subject{"release", "V-1"});
}

TEST_CASE("an option names the subject where no word does") {
  const std::array<Option, 2> options{
      {{.name = "kind", .kind = Kind::part_kind}, {.name = "case", .kind = Kind::case_id}}};
  const Command command{
      .verb = "repair", .arguments = folder_and_what, .options = options, .run = nullptr};
  Arguments given;
  given.add("kind", "C-7");
  given.add("case", "C-2");
  CHECK(subject_named(command, given) == journal::Subject{"case", "C-2"});
  given.add("what", "C-1");
  CHECK(subject_named(command, given) == journal::Subject{"case", "C-1"});
}

TEST_CASE("a word that is no number, and a thing that belongs to no contract, name no subject") {
  CHECK_FALSE(named(Kind::asset, "SRV-1"));
  CHECK_FALSE(named(Kind::case_id, "x"));
  CHECK_FALSE(named(Kind::person, "C-1"));
  CHECK_FALSE(
      subject_named({.verb = "list", .arguments = folder_and_what, .run = nullptr}, Arguments()));
}

}  // namespace svcdesk::cli
