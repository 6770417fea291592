// Work on the stock (PRT-3, PRT-1): what is taken over, tested, carried to another depot, scrapped.
// Pure.
#pragma once

#include <optional>
#include <string>

#include "svcdesk/parts/pieces.hpp"
#include "svcdesk/parts/stockroom.hpp"

namespace svcdesk::parts {

// Pieces that come without an order: the opening stock, a gift. Not tested yet, unless it is said
// who of ours tested them.
struct TakeOver {
  std::string kind;
  std::string depot;
  Pieces pieces;
  std::string reason;
  std::string tested_by = {};
};

enum class TestResult { pass, fail };

// What was received or returned becomes tested or defective; what is tested already may still fail.
// By quantity: of `from`, else of what was received first, then of what was returned. A failure
// says what is wrong.
struct Test {
  std::string kind;
  std::string depot;
  Pieces pieces;
  TestResult result = TestResult::pass;
  std::string note = {};
  std::optional<Condition> from = std::nullopt;
};

// To another depot of the contract, in the condition that they are in: received, tested, returned
// or defective. By quantity: tested, unless `from` says otherwise.
struct Transfer {
  std::string kind;
  std::string from_depot;
  std::string to_depot;
  Pieces pieces;
  std::optional<Condition> from = std::nullopt;
  std::string note = {};
};

// Out of use for good: tested, returned or defective. By quantity: defective, unless `from` says
// otherwise.
struct Scrap {
  std::string kind;
  std::string depot;
  Pieces pieces;
  std::string reason;
  std::optional<Condition> from = std::nullopt;
};

Drafts decide(const contract::Terms& terms, const Acting& acting, const Stockroom& room,
              const TakeOver& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Stockroom& room,
              const Test& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Stockroom& room,
              const Transfer& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Stockroom& room,
              const Scrap& request);

}  // namespace svcdesk::parts
