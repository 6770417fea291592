// A decision that moves stock, while it is made: the stock as the moves so far leave it, and the
// events. For this room's own sources.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/parts/asking.hpp"
#include "svcdesk/parts/pieces.hpp"
#include "svcdesk/parts/stockroom.hpp"

namespace svcdesk::parts {

class Posting : public Asking {
 public:
  Posting(const contract::Terms& terms, const Acting& acting, Matter matter, const Stockroom& room);

  const Stock& stock() const { return stock_; }

  // Refused (PRT-1) for no depot of this contract, (PRT-9) before it was surveyed and accepted.
  void may_be_stocked(const std::string& depot) const;
  // Refused (PRT-1) for no depot of this contract, unless pieces of that kind lie there still.
  void may_be_emptied(const std::string& kind, const std::string& depot) const;

  // The pieces of that kind, with their quantity. Throws Error(usage) where a kind that is kept by
  // serial number comes without, or the other way round; where a number stands twice, or where
  // there are not as many as was said.
  Pieces named(const std::string& kind, Pieces pieces) const;
  // Where they lie in that depot, in the first of these conditions that has them: balances whose
  // quantities sum up to theirs. Refused (PRT-4) where some are not there.
  std::vector<Balance> draw(const std::string& kind, const std::string& depot, const Pieces& pieces,
                            const std::vector<Condition>& conditions) const;

  // At most so many of the pieces that lie there: those without a serial number first, which a kind
  // that was kept otherwise under earlier terms may still have.
  std::vector<Balance> first_of(const std::string& kind, const Position& position,
                                std::int64_t quantity) const;

  void add(std::string_view type, Json payload);
  // Throws Error(refused) where the ledger forbids it.
  void post(const Move& move, const Json& more);
  // Each of these from where it lies, to the same condition where none is given.
  void post_drawn(const std::vector<Balance>& drawn, const Place& to,
                  std::optional<Condition> condition, const Json& more);
  void post_all(const std::string& kind, const Pieces& pieces, const std::optional<Position>& from,
                const std::optional<Position>& to, const Json& more);

  Drafts drafts() && { return std::move(drafts_); }

 private:
  std::vector<Balance> draw_serials(const std::string& kind, const Place& depot,
                                    const std::vector<std::string>& serials,
                                    const std::vector<Condition>& conditions) const;

  const Depots& depots_;
  Stock stock_;
  Drafts drafts_;
};

Place depot_place(const std::string& code);

}  // namespace svcdesk::parts
