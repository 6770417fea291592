#include "cli/input/subject_named.hpp"

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

}  // namespace

std::optional<journal::Subject> subject_named(const Command& command, const Arguments& args) {
  for (const Argument& argument : command.arguments) {
    const std::optional<std::string> word = args.find(argument.name);
    if (!word) continue;
    if (auto subject = subject_of(argument.kind, *word)) return subject;
  }
  return std::nullopt;
}

}  // namespace svcdesk::cli
