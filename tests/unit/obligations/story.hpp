// A contract and a history in a few words, for the tests of this room.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/obligations/clock.hpp"
#include "svcdesk/obligations/ladder.hpp"
#include "svcdesk/time/text.hpp"

namespace story {

using svcdesk::Instant;
using svcdesk::Json;
using svcdesk::Seconds;
namespace contract = svcdesk::contract;
namespace journal = svcdesk::journal;
namespace obligations = svcdesk::obligations;
namespace time = svcdesk::time;

// "2026-01-05 09:00" or "2026-01-05 09:00:30", in UTC.
Instant at(std::string_view text);
time::Duration span(std::string_view text);

template <class T>
contract::ByLevel<T> common(T value) {
  return {std::move(value), {}};
}
contract::ByLevel<time::Duration> lengths(
    std::initializer_list<std::pair<const std::string, const char*>> by_level);

// Steps.
contract::Step share(int permille);
contract::Step after(std::string_view length);
contract::Step before(std::string_view length);
contract::Step breach();
contract::Step late(std::string_view length);
contract::Step on_event(std::string_view type);
contract::Step repeated(contract::Step step, std::string_view interval,
                        contract::Until until = contract::Until::fulfilled);

// An obligation on a case: opened to resolved within that time.
contract::Obligation promise(std::string_view within);
contract::EventFilter named(std::string_view type);
// The same, paused by "customer" and by "window".
contract::Obligation pausing(std::string_view within);
// The same: P1 1 h, P2 2 h, P3 8 h, P4 without a limit.
contract::Obligation by_level(std::vector<contract::Step> steps = {});
// Paused by "customer", with these steps.
contract::Obligation with_steps(std::vector<contract::Step> steps, std::string_view within = "1h");

// A contract with levels P1 to P4 (P2 by default), "always", and "office": Monday to Friday
// 09:00-12:00 and 13:30-18:00 in UTC, 2026-01-01 and 02 off, 2026-01-10 (a Saturday) made up.
contract::Contract plain();
contract::Terms terms_with(contract::Obligation obligation);

// A subject's history as it grows, recorded in the order of the calls.
class Story {
 public:
  explicit Story(contract::Obligation obligation, journal::Subject subject = {"case", "C-1"});
  Story(contract::Contract contract, contract::Obligation obligation, journal::Subject subject);

  // Something happens: "case.opened" or, on a case, just "opened".
  Story& on(std::string_view when, std::string_view type, Json payload = Json::object());
  // Something that was done elsewhere and refers to the subject.
  Story& elsewhere(std::string_view when, std::string_view type, Json payload = Json::object());

  std::vector<obligations::Occurrence> all(std::string_view now) const;
  // The only one, or the one of that key.
  obligations::Occurrence one(std::string_view now) const;
  obligations::Occurrence one(std::string_view now, std::string_view key) const;

  obligations::Due due(std::string_view now) const;
  std::optional<Instant> next(std::string_view now) const;
  // A sweep: what it fires goes on record, as the desk writes it.
  std::vector<obligations::Firing> sweep(std::string_view now);
  std::vector<obligations::Firing> sweep(Instant now);
  std::optional<Instant> next(Instant now) const;
  std::vector<obligations::Firing> plan(std::string_view now) const;

  const contract::Terms& terms() const { return terms_; }
  const contract::Obligation& obligation() const { return obligation_; }
  const std::vector<journal::Event>& history() const { return history_; }

 private:
  void record(journal::Subject subject, std::vector<journal::Subject> refs, Instant when,
              std::string type, Json payload);
  std::vector<obligations::Occurrence> fold(Instant now) const;

  contract::Obligation obligation_;
  contract::Terms terms_;
  journal::Subject subject_;
  std::vector<journal::Event> history_;
};

// A case opened on Monday, 2026-01-05, at 09:00.
Story opened(contract::Obligation obligation);

// "step 1 at 10:00", for comparing what fired: step, "+repeat", level, time, joined.
std::vector<std::string> words(const std::vector<obligations::Firing>& firings);

Seconds minutes(int count);
Json level(std::string_view code);
Json reason(std::string_view code);

}  // namespace story
