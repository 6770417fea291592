// Typed ids: a case number cannot be passed where a notice number is wanted.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace svcdesk {

// A counter per kind and database, printed with the kind's letter: C-12, N-7 (decisions.md 9).
template <class Kind>
struct Id {
  std::int64_t number = 0;

  std::string str() const { return std::string(Kind::prefix) + "-" + std::to_string(number); }

  // Reads "C-12", "c-12" and plain "12"; nothing for anything else or a number below 1.
  static std::optional<Id> parse(std::string_view text);

  auto operator<=>(const Id&) const = default;
};

struct CaseKind {
  static constexpr std::string_view prefix = "C";
};
struct NoticeKind {
  static constexpr std::string_view prefix = "N";
};

struct AssetKind {
  static constexpr std::string_view prefix = "A";
};
struct ModelKind {
  static constexpr std::string_view prefix = "M";
};
struct PartRequestKind {
  static constexpr std::string_view prefix = "P";
};
struct OrderKind {
  static constexpr std::string_view prefix = "O";
};
struct LoanKind {
  static constexpr std::string_view prefix = "L";
};
struct RepairKind {
  static constexpr std::string_view prefix = "R";
};
struct ChangeKind {
  static constexpr std::string_view prefix = "CH";
};
struct ReleaseKind {
  static constexpr std::string_view prefix = "V";
};

using CaseId = Id<CaseKind>;
using AssetId = Id<AssetKind>;
using ModelId = Id<ModelKind>;
using PartRequestId = Id<PartRequestKind>;
using OrderId = Id<OrderKind>;
using LoanId = Id<LoanKind>;
using RepairId = Id<RepairKind>;
using ChangeId = Id<ChangeKind>;
using ReleaseId = Id<ReleaseKind>;
using NoticeId = Id<NoticeKind>;

// The number behind "PREFIX-12" or "12"; shared by every Id.
std::optional<std::int64_t> parse_id_number(std::string_view prefix, std::string_view text);

template <class Kind>
std::optional<Id<Kind>> Id<Kind>::parse(std::string_view text) {
  const auto number = parse_id_number(Kind::prefix, text);
  return number ? std::optional<Id>(Id{*number}) : std::nullopt;
}

}  // namespace svcdesk
