// A request about an asset while it is decided. For this room's own sources.
#pragma once

#include "svcdesk/assets/asset.hpp"
#include "svcdesk/authority/asking.hpp"

namespace svcdesk::assets {

class Asking : public authority::Asking {
 public:
  Asking(const contract::Terms& terms, const Acting& acting, const Asset& state)
      : authority::Asking(terms, acting,
                          {{"asset", state.id.str()}, state.added, state.last_event}),
        state_(state) {}

  const Asset& state() const { return state_; }

 private:
  const Asset& state_;
};

}  // namespace svcdesk::assets
