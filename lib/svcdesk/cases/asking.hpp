// One request while it is decided: who asks, of which case, when it happened. For this room's own
// sources; what other rooms need is in requests.hpp.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "svcdesk/base/error.hpp"
#include "svcdesk/cases/acting.hpp"
#include "svcdesk/cases/case.hpp"
#include "svcdesk/contract/terms.hpp"

namespace svcdesk::cases {

using Args = std::vector<std::pair<std::string, std::string>>;

class Asking {
 public:
  // Throws Error(refused) for a time before the case was opened, or in the future (clock rule 9). A
  // clock behind the case's last event takes that event's time instead.
  Asking(const contract::Terms& terms, const Acting& acting, const Case& state);

  const Case& state() const { return state_; }
  const contract::Terms& terms() const { return terms_; }
  const contract::Contract& contract() const { return terms_.contract(); }
  Instant at() const { return at_; }
  const std::string& actor() const { return acting_.actor; }
  // Who acts, where the contract lists them.
  const contract::Person* person() const;

  // An event of this case at this time; of another subject where one is given. Throws Error(usage)
  // for text that is not UTF-8.
  journal::Draft record(std::string_view type, Json payload = Json::object()) const;

  // A refusal by `rule`, a usage error, or a name that is not there; "case" and, for hints, the
  // same arguments are added to what is given.
  Error refuse(std::string_view rule, std::string_view message, Args args = {}) const;
  Error misuse(std::string_view message, Args args = {}) const;
  Error missing(std::string_view message, Args args = {}) const;
  Message say(std::string_view message, Args args = {}) const;

  // Refused (CASE-9) once the work has stopped; what happened before that may still be recorded.
  void while_open() const;
  // The same for what may also be done between clearing and closing.
  void while_not_ended() const;
  // Refused (CASE-9) unless the case is open: what ends it may not be put before another end.
  void only_open() const;
  // Refused (ruling 17) before the case was last reopened: an earlier round is over.
  void in_this_round() const;
  // Refused (ruling 17) before that moment; `what` is the event that comes first.
  void after(Instant earlier, std::string_view what) const;

  // Refused (ORG-6) where the act is beyond the actor's roles and no approval stands. Gives the
  // approval that is used up, or empty.
  std::string require(std::string_view power) const;
  // Who consents, as it is recorded; refused where that is not theirs to give.
  std::string consent(std::string_view power, std::string_view by) const;
  // The approval of that act (and visit) that stands at this time.
  const Approval* standing(std::string_view what, std::int64_t visit = 0) const;

  // The person of that id, name or address; throws Error(not_found) with the nearest name.
  const contract::Person& listed(std::string_view who) const;
  // The same on our side; refused for a person of the customer's.
  const contract::Person& ours(std::string_view who) const;

  // The moment in the contract's zone, for messages.
  std::string when(Instant instant) const;

 private:
  Args with_case(Args args) const;
  Error over_since(Instant end) const;
  Error with_nearest(Error error, std::string_view word,
                     const std::vector<std::string>& known) const;

  const contract::Terms& terms_;
  const Acting& acting_;
  const Case& state_;
  Instant at_;
  enum class Clock { right, behind } clock_ = Clock::right;
};

// Throws Error(not_found) with that message (arguments "word", "known") unless `word` is known.
void one_of(const Asking& asking, std::string_view message, const std::string& word,
            const std::vector<std::string>& known);

bool contains(const std::vector<std::string>& all, std::string_view one);
bool is_blank(std::string_view text);
Json texts(const std::vector<std::string>& all);
Json seconds(Instant instant);
std::string printed(std::int64_t number);

}  // namespace svcdesk::cases
