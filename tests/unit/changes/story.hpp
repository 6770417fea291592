// A change, or a vendor's release, told event by event, and a contract for it.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "svcdesk/base/error.hpp"
#include "svcdesk/changes/requests.hpp"
#include "words.hpp"

namespace svcdesk::changes {

using Words = std::vector<std::string>;

// Minutes after 2026-01-12 09:00 +08:00.
Instant minute(std::int64_t minutes);

// chen, wu, sun (engineers), jin (technical manager), li (project manager); zhao (contact), ma
// (head of maintenance), feng (leader) of the customer.
contract::Contract sample();

// A firmware of one machine: A-3 "web-01", 1.0 before and 1.1 after, asked for by chen.
Request firmware();

// Fails the test unless the type is in the catalogue and the payload is as documented.
void check_draft(const journal::Draft& draft);

std::string hints_of(const Error& error);
Words types_of(const Drafts& drafts);
// The conditions that are not met, by their ids.
Words missing_of(const Error& error);

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

  template <class Request>
  Drafts asks(const Request& request) const {
    if constexpr (requires { decide(terms_, acting(), request); }) {
      return decide(terms_, acting(), request);
    } else if constexpr (requires { decide(terms_, acting(), state(), request); }) {
      return decide(terms_, acting(), state(), request);
    } else {
      return decide(terms_, acting(), release(), request);
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
      asks(request);
    } catch (const Error& error) {
      test::check_words(error);
      return error;
    }
    FAIL("nothing was refused");
    throw Error(ErrorCode::failed, {"unreachable", {}});
  }

  void keep(const Drafts& drafts);
  Change state() const { return fold(events_); }
  Release release() const { return fold_release(events_); }
  Acting acting() const { return {actor_, at_, now_}; }
  const contract::Terms& terms() const { return terms_; }
  const std::vector<journal::Event>& events() const { return events_; }
  // The payload, and what it refers to, of the newest event of that type.
  Json last(std::string_view type) const;
  Words refs(std::string_view type) const;

 private:
  contract::Terms terms_;
  std::vector<journal::Event> events_;
  std::string actor_ = "chen";
  Instant at_ = minute(0);
  Instant now_ = minute(0);
};

// Requested at minute 0 by chen and signed by ma; the clock at 10.
Story requested(contract::Contract contract = sample());
// Assessed at 10 by chen, no running system touched; the clock at 20.
Story assessed(Assess assess = {}, contract::Contract contract = sample());
// Approved at 20 by jin and ma; the clock at 30, wu at work.
Story approved(Assess assess = {}, contract::Contract contract = sample());
// Started at 30 by wu; the clock at 40.
Story running(contract::Contract contract = sample());

Approve approval(std::string by, std::string what = "change.approve");
// With what the sample's plan asks for.
Start with_backup();
// Passed, by sun.
Test passed();
Finish tested();

// Fails the test unless it is a refusal by that rule, with that message and a hint of that id.
void check_refused(const Error& error, std::string_view rule, std::string_view message,
                   std::string_view hint);

}  // namespace svcdesk::changes
