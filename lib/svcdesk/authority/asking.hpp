// One request while it is decided: who asks, about what, when it happened, and whether they may.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "svcdesk/authority/acting.hpp"
#include "svcdesk/authority/powers.hpp"
#include "svcdesk/base/error.hpp"
#include "svcdesk/contract/terms.hpp"

namespace svcdesk::authority {

using Args = std::vector<std::pair<std::string, std::string>>;

// What the request is about, as far as time goes.
struct Matter {
  journal::Subject subject;
  Instant opened;
  Instant last_event;  // the latest time of what people recorded
};

class Asking {
 public:
  // Throws Error(refused) for a time before the subject was opened, or in the future (clock rule
  // 9). A clock behind the subject's last event takes that event's time instead.
  Asking(const contract::Terms& terms, const Acting& acting, Matter matter);
  virtual ~Asking() = default;
  Asking(const Asking&) = delete;
  Asking& operator=(const Asking&) = delete;

  const contract::Terms& terms() const { return terms_; }
  const contract::Contract& contract() const { return terms_.contract(); }
  Instant at() const { return at_; }
  const std::string& actor() const { return acting_.actor; }
  // Who acts, where the contract lists them.
  const contract::Person* person() const;

  // An event of this subject at this time. Throws Error(usage) for text that is not UTF-8.
  journal::Draft record(std::string_view type, Json payload = Json::object()) const;

  // A refusal by `rule`, a usage error, or a name that is not there. Every message may name the
  // subject, as {subject} or by its kind ({case}).
  Error refuse(std::string_view rule, std::string_view message, Args args = {}) const;
  Error misuse(std::string_view message, Args args = {}) const;
  Error missing(std::string_view message, Args args = {}) const;
  Message say(std::string_view message, Args args = {}) const;

  // Refused (ruling 17) before that moment; `what` is the event that comes first.
  void after(Instant earlier, std::string_view what) const;

  // Refused (ORG-6) where the act is beyond the actor's roles and no approval stands. Gives the
  // approval that is used up, or empty.
  std::string require(std::string_view power) const;
  // Who consents, as it is recorded; refused where that is not theirs to give.
  std::string consent(std::string_view power, std::string_view by) const;

  // The person of that id, name or address; throws Error(not_found) with the nearest name.
  const contract::Person& listed(std::string_view who) const;
  // The same on our side; refused for a person of the customer's.
  const contract::Person& ours(std::string_view who) const;

  // The moment in the contract's zone, for messages.
  std::string when(Instant instant) const;

 private:
  // Whether somebody who has the power approved this act beforehand.
  virtual bool approved(std::string_view) const { return false; }
  // What helps where the act is beyond the role.
  virtual Message hint_beyond(const Args& args) const { return say("authority.hint.as", args); }

  Error with_nearest(Error error, std::string_view word,
                     const std::vector<std::string>& known) const;

  const contract::Terms& terms_;
  const Acting& acting_;
  Matter matter_;
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

}  // namespace svcdesk::authority
