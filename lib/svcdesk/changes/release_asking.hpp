// A request about a release while it is decided. For this room's own sources.
#pragma once

#include <string_view>

#include "svcdesk/authority/asking.hpp"
#include "svcdesk/changes/release.hpp"

namespace svcdesk::changes {

class ReleaseAsking : public authority::Asking {
 public:
  ReleaseAsking(const contract::Terms& terms, const Acting& acting, const Release& state);

  const Release& state() const { return state_; }

  // An event of this release; it refers to the machines that it concerns.
  journal::Draft entry(std::string_view type, Json payload) const;

  // Refused (CHG-2) once it is permitted, refused or dismissed.
  void while_open() const;
  // The same, and once it is proposed.
  void while_unproposed() const;
  // Refused (CHG-2) until it was proposed.
  void once_proposed() const;

 private:
  const Release& state_;
};

}  // namespace svcdesk::changes
