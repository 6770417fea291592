// The same request, put to the library.
#pragma once

#include <random>

#include "pile.hpp"
#include "svcdesk/contract/terms.hpp"
#include "svcdesk/parts/orders.hpp"

namespace pile {

// Everything that the store has on record, and the stock as the moves so far have left it.
class Books {
 public:
  Books();

  // False where it is refused; then nothing is recorded.
  bool does(const Op& op);

  const svcdesk::parts::Stock& stock() const { return room_.stock; }
  // The stock folded again out of every move on record.
  svcdesk::parts::Stock rebuilt() const;
  const svcdesk::contract::Terms& terms() const { return terms_; }
  std::int64_t outstanding(std::size_t order) const;

 private:
  svcdesk::parts::Drafts answer(const Op& op) const;
  svcdesk::parts::Drafts work(const Op& op) const;
  svcdesk::parts::Order order(std::size_t number) const;
  void record(const svcdesk::parts::Drafts& drafts);

  svcdesk::contract::Terms terms_;
  svcdesk::parts::Suppliers suppliers_;
  svcdesk::parts::Stockroom room_;
  std::vector<svcdesk::journal::Event> events_;
  std::int64_t orders_ = 0;
  svcdesk::Instant now_;
};

using Dice = std::mt19937_64;

// Mostly what could be done as things are, sometimes what could not.
Op random_op(Dice& dice, const Pile& pile);

}  // namespace pile
