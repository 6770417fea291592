// A request about a change while it is decided. For this room's own sources.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/authority/asking.hpp"
#include "svcdesk/changes/change.hpp"

namespace svcdesk::changes {

using authority::Args;
using authority::contains;
using authority::find_person;
using authority::holders_of;
using authority::holds;
using authority::is_blank;
using authority::is_customer;
using authority::names_of;
using authority::one_of;
using authority::printed;
using authority::seconds;

class Asking : public authority::Asking {
 public:
  Asking(const contract::Terms& terms, const Acting& acting, const Change& state);

  const Change& state() const { return state_; }

  // An event of this change; it refers to what started the change and to its machines.
  journal::Draft entry(std::string_view type, Json payload) const;

  // Refused (CHG-1) while an attempt is under way, and once the change is done, refused or
  // withdrawn.
  void while_preparing() const;
  // Refused (CHG-1) once the change is done, refused or withdrawn.
  void while_not_over() const;
  // Refused (ruling 17) before the newest assessment and the newest roll-back.
  void after_preparation() const;
  // The same before any consent to the plan that stands: what ends them comes after them.
  void after_consents() const;
  // The attempt that is under way; refused where none is.
  const Attempt& attempt() const;

  // Refused (ORG-6) where the contract keeps that power apart from another one that this person
  // has used on this change.
  void kept_apart(std::string_view power, const std::string& by) const;

  // The id of whom the contract lists, else the name as it was given.
  std::string named(const std::string& who) const;

  // The power, and who of that side may give it: for messages.
  Args givers(std::string_view power, Side side) const;

  // Whether a consent to that act stands (ORG-6).
  bool approved(std::string_view power) const override;

 private:
  Message hint_beyond(const Args& args) const override { return say("changes.hint.power", args); }
  Error over() const;

  const Change& state_;
};

}  // namespace svcdesk::changes
