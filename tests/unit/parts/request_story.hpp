// Parts asked for, lent and repaired, told event by event, and a contract for it.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "stock_story.hpp"
#include "svcdesk/base/error.hpp"
#include "svcdesk/parts/exchange.hpp"
#include "svcdesk/parts/loans.hpp"
#include "svcdesk/parts/repairs.hpp"
#include "svcdesk/parts/requests.hpp"
#include "words.hpp"

namespace svcdesk::parts::story {

// Two depots, two sites; disks and their substitutes, power supplies, memory by quantity, a standby
// machine, tools.
contract::Contract sample(const std::string& id = "DG-2026-017");

// C-3, of P2, at hall-1, opened at minute 0; A-2 in it.
AboutCase a_case();
AboutAsset an_asset();

Place depot(std::string name);
Place site(std::string name);

// Fails the test unless the type is in the catalogue for that kind of subject, and the payload is
// as documented.
void check_draft(const journal::Draft& draft);
std::vector<std::string> types_of(const Drafts& drafts);
std::string hints_of(const Error& error);
void check_misused(const Error& error, std::string_view message);

class Story {
 public:
  explicit Story(contract::Contract contract = sample()) : terms_(std::move(contract)) {}

  Story& as(std::string actor) {
    actor_ = std::move(actor);
    return *this;
  }
  // The clock at that minute; what follows happens then, until it is moved on.
  Story& at(std::int64_t minutes) {
    now_ = at_ = minute(minutes);
    return *this;
  }
  // Happened at that minute, recorded now.
  Story& late(std::int64_t minutes) {
    at_ = minute(minutes);
    return *this;
  }
  // Lies there from the beginning.
  Story& there(const std::string& kind, const std::string& serial, const Position& position,
               std::int64_t quantity = 1);

  template <class Request>
  Drafts asks(const Request& request) const {
    if constexpr (requires { decide(terms_, acting(), stock_, request); }) {
      return decide(terms_, acting(), stock_, request);
    } else if constexpr (requires { decide(terms_, acting(), this->request(), stock_, request); }) {
      return decide(terms_, acting(), this->request(), stock_, request);
    } else if constexpr (requires { decide(terms_, acting(), loan(), stock_, request); }) {
      return decide(terms_, acting(), loan(), stock_, request);
    } else {
      return decide(terms_, acting(), repair(), stock_, request);
    }
  }
  template <class Request>
  Story& does(const Request& request) {
    keep(asks(request));
    return *this;
  }
  template <class Request>
  Error refused(const Request& request) const {
    try {
      (void)asks(request);
    } catch (const Error& error) {
      svcdesk::test::check_words(error);
      return error;
    }
    FAIL("nothing was refused");
    throw Error(ErrorCode::failed, {"unreachable", {}});
  }

  void keep(const Drafts& drafts);

  // P-1, L-1 and R-1, unless others are named.
  PartRequest request(const std::string& id = "P-1") const { return fold_request(of("part", id)); }
  Loan loan(const std::string& id = "L-1") const { return fold_loan(of("loan", id)); }
  Repair repair(const std::string& id = "R-1") const { return fold_repair(of("repair", id)); }
  const Stock& stock() const { return stock_; }
  Acting acting() const { return {actor_, at_, now_}; }
  const contract::Terms& terms() const { return terms_; }
  const std::vector<journal::Event>& events() const { return events_; }
  std::vector<journal::Event> of(std::string_view kind, std::string_view id) const;
  // The newest event of that type.
  const journal::Event& last(std::string_view type) const;

 private:
  contract::Terms terms_;
  std::vector<journal::Event> events_;
  Stock stock_;
  std::string actor_ = "chen";
  Instant at_ = minute(10);
  Instant now_ = minute(10);
};

// Two disks in depot east, three in north, one untested; power supplies, memory, a standby machine
// and tools in east. Minute 10.
Story stocked(contract::Contract contract = sample());

// P-1: one disk for A-2 in C-3, unless something else is said.
RequestPart a_disk(std::string kind = "ssd-960g", std::int64_t quantity = 1);

// P-1 for one disk, as far as that: reserved at 10, approved at 11, issued to wu at 12, delivered
// at 20.
Story reserved_disk(contract::Contract contract = sample());
Story issued_disk(contract::Contract contract = sample());
Story delivered_disk(contract::Contract contract = sample());
// The same for four pieces of memory, which have no serial numbers.
Story issued_memory();

// D1 in, OLD1 out, at slot 3 of A-2.
Fit a_swap();

}  // namespace svcdesk::parts::story
