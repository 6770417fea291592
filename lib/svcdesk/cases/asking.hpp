// A request about a case while it is decided. For this room's own sources; what other rooms need is
// in requests.hpp.
#pragma once

#include <string_view>

#include "svcdesk/authority/asking.hpp"
#include "svcdesk/cases/case.hpp"

namespace svcdesk::cases {

using authority::Args;
using authority::contains;
using authority::find_person;
using authority::find_power;
using authority::holders_of;
using authority::holds;
using authority::is_blank;
using authority::is_customer;
using authority::names_of;
using authority::Need;
using authority::one_of;
using authority::Power;
using authority::powers;
using authority::printed;
using authority::seconds;
using authority::texts;

class Asking : public authority::Asking {
 public:
  Asking(const contract::Terms& terms, const Acting& acting, const Case& state);

  const Case& state() const { return state_; }

  // Refused (CASE-9) once the work has stopped; what happened before that may still be recorded.
  void while_open() const;
  // The same for what may also be done between clearing and closing.
  void while_not_ended() const;
  // Refused (CASE-9) unless the case is open: what ends it may not be put before another end.
  void only_open() const;
  // Refused (ruling 17) before the case was last reopened: an earlier round is over.
  void in_this_round() const;

  // Refused (PRT-6) while parts are out, or old ones are not settled: nobody would ask for them.
  void parts_settled(const UnsettledParts& parts) const;

  // The approval of that act (and visit) that stands at this time.
  const Approval* standing(std::string_view what, std::int64_t visit = 0) const;

 private:
  bool approved(std::string_view power) const override { return standing(power) != nullptr; }
  Message hint_beyond(const Args& args) const override { return say("cases.hint.approve", args); }
  Error over_since(Instant end) const;

  const Case& state_;
};

}  // namespace svcdesk::cases
