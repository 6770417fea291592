// The store of a contract told event by event.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/base/error.hpp"
#include "svcdesk/parts/count.hpp"
#include "svcdesk/parts/handling.hpp"
#include "svcdesk/parts/orders.hpp"
#include "words.hpp"

namespace svcdesk::parts {

// Minutes after 2026-01-12 09:00 +08:00.
Instant minute(std::int64_t minutes);

// Depots east and west; by serial number ssd-960g (2 are kept; ssd-1920g may stand in for it) and
// ssd-1920g, by quantity fan (3 are kept) and psu. lan surveys, bai evaluates, cao buys and rates,
// ku keeps the depots; zhao is the customer's. Suppliers are rated 3 or better.
contract::Contract store_contract();

Pieces some(std::int64_t quantity);
Pieces these(std::vector<std::string> serials);
Position in_depot(Condition condition, const std::string& depot = "east");

// Fails the test unless the type is in the catalogue and the payload is as documented.
void check_draft(const journal::Draft& draft);
// Fails the test unless it is a refusal by that rule, with that message and a hint of that id
// (empty: none is asked for).
void check_refused(const Error& error, std::string_view rule, std::string_view message,
                   std::string_view hint = {});
std::string argument(const Message& message, std::string_view name);

class StockStory {
 public:
  explicit StockStory(contract::Contract contract = store_contract())
      : terms_(std::move(contract)) {}

  StockStory& as(std::string actor);
  // The clock at that minute; what follows happens then.
  StockStory& at(std::int64_t minutes);
  // Happened at that minute, recorded now.
  StockStory& late(std::int64_t minutes);

  template <class Request>
  Drafts asks(const Request& request) const {
    return answer(request);
  }
  template <class Request>
  StockStory& does(const Request& request) {
    keep(answer(request));
    return *this;
  }
  // Fails the test unless the request is refused in words that every language has.
  template <class Request>
  Error refused(const Request& request) const {
    try {
      answer(request);
    } catch (const Error& error) {
      svcdesk::test::check_words(error);
      return error;
    }
    FAIL("nothing was refused");
    return Error(ErrorCode::failed, {});
  }

  void keep(const Drafts& drafts);
  // A move of the request side.
  StockStory& moves(const Move& move);

  Stock stock() const;
  Stockroom room() const;
  Suppliers suppliers() const { return suppliers_of(events_); }
  Depots depots() const { return depots_of(events_); }
  Order order(std::int64_t number = 1) const;
  const contract::Terms& terms() const { return terms_; }
  const std::vector<journal::Event>& events() const { return events_; }
  const journal::Event& last() const { return events_.back(); }
  std::vector<std::string> types() const;

 private:
  Acting acting() const { return {actor_, at_, now_}; }
  Drafts answer(const RateSupplier& request) const;
  Drafts answer(const Survey& request) const;
  Drafts answer(const Evaluate& request) const;
  Drafts answer(const PlaceOrder& request) const;
  Drafts answer(const Receive& request) const;
  Drafts answer(const CancelOrder& request) const;
  template <class Request>
  Drafts answer(const Request& request) const {
    return decide(terms_, acting(), room(), request);
  }

  contract::Terms terms_;
  std::vector<journal::Event> events_;
  std::string actor_ = "ku";
  Instant at_ = minute(0);
  Instant now_ = minute(0);
};

// Both depots surveyed and accepted, Acme rated 4, the clock at minute 100, ku at work.
StockStory stocked(contract::Contract contract = store_contract());

}  // namespace svcdesk::parts
