#include "cli/input/subject_named.hpp"

#include <span>

#include "svcdesk/base/ids.hpp"

namespace svcdesk::cli {
namespace {

template <class Id>
std::optional<journal::Subject> numbered(std::string_view kind, const std::string& word) {
  const std::optional<Id> id = Id::parse(word);
  return id ? std::optional(journal::Subject{std::string(kind), id->str()}) : std::nullopt;
}

std::optional<journal::Subject> subject_of(Kind kind, const std::string& word) {
  if (kind == Kind::case_id) return numbered<CaseId>("case", word);
  if (kind == Kind::asset) return numbered<AssetId>("asset", word);
  if (kind == Kind::part_request) return numbered<PartRequestId>("part", word);
  if (kind == Kind::order) return numbered<OrderId>("order", word);
  if (kind == Kind::loan) return numbered<LoanId>("loan", word);
  if (kind == Kind::repair) return numbered<RepairId>("repair", word);
  if (kind == Kind::change) return numbered<ChangeId>("change", word);
  if (kind == Kind::release) return numbered<ReleaseId>("release", word);
  return std::nullopt;
}

// By the first of those words that names one.
template <class Word>
std::optional<journal::Subject> first_named(std::span<const Word> words, const Arguments& args) {
  for (const Word& one : words) {
    const std::optional<std::string> word = args.find(one.name);
    if (!word) continue;
    if (auto subject = subject_of(one.kind, *word)) return subject;
  }
  return std::nullopt;
}

}  // namespace

std::optional<journal::Subject> subject_named(const Command& command, const Arguments& args) {
  const auto subject = first_named(command.arguments, args);
  return subject ? subject : first_named(command.options, args);
}

}  // namespace svcdesk::cli
