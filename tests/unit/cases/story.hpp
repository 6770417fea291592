// A case told event by event, and a contract for it.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/base/error.hpp"
#include "svcdesk/cases/requests.hpp"
#include "words.hpp"

namespace svcdesk::cases {

// Minutes after 2026-01-12 09:00 +08:00.
Instant minute(std::int64_t minutes);
std::string hash_of(char digit);

// Two sides, four levels, a kind with steps, a kind with proofs of its own.
contract::Contract sample();

using svcdesk::test::check_words;
// Fails the test unless the type is in the catalogue and the payload is as documented.
void check_draft(const journal::Draft& draft);

std::string hints_of(const Error& error);
std::vector<std::string> types_of(const Drafts& drafts);

class Story {
 public:
  explicit Story(contract::Contract contract = sample()) : terms_(std::move(contract)) {}

  // Opened by a named contact at minute 0, as C-1, unless `open` says otherwise.
  Story& open(Open request = {});
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
    return decide(terms_, acting(), state(), request);
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
      check_words(error);
      return error;
    }
    FAIL("nothing was refused");
    throw Error(ErrorCode::failed, {"unreachable", {}});
  }

  void keep(const Drafts& drafts);
  Case state() const { return fold(events_); }
  Acting acting() const { return {actor_, at_, now_}; }
  const contract::Terms& terms() const { return terms_; }
  const std::vector<journal::Event>& events() const { return events_; }
  // The payload of the newest event of that type.
  Json last(std::string_view type) const;

 private:
  contract::Terms terms_;
  std::vector<journal::Event> events_;
  std::string actor_ = "chen";
  Instant at_ = minute(0);
  Instant now_ = minute(0);
};

// Opened at minute 0, the clock at 10.
Story opened(const std::string& kind = "fault", contract::Contract contract = sample());

// Fails the test unless it is a refusal by that rule, with that message and a hint of that id
// (empty: no hint is asked for).
void check_refused(const Error& error, std::string_view rule, std::string_view message,
                   std::string_view hint = {});

}  // namespace svcdesk::cases
