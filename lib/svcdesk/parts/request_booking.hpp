// A verb of a request for a part while it is decided. For this room's own sources.
#pragma once

#include <initializer_list>
#include <string_view>

#include "svcdesk/parts/booking.hpp"
#include "svcdesk/parts/request.hpp"

namespace svcdesk::parts {

class RequestBooking : public Booking {
 public:
  // Refused (PRT-1) for a request of another contract.
  RequestBooking(const contract::Terms& terms, const Acting& acting, const PartRequest& state,
                 const Stock& stock);

  const PartRequest& state() const { return state_; }

  // Refused (PRT-4) unless the request is in one of these; `hint` says what helps as long as the
  // request has not ended.
  void only(std::initializer_list<RequestStatus> statuses, std::string_view hint = {}) const;
  // Refused (ruling 17) before what was recorded last: of a request, only its approval may come
  // late.
  void in_order() const;

  // What was promised or is out comes to lie there.
  void bring(const Lot& lot, const Position& to) { move(lot, state_.lies, to); }

  // An event of the case whose cycle is this request.
  void tell_case(std::string_view type, Json payload = Json::object());

 private:
  const PartRequest& state_;
};

}  // namespace svcdesk::parts
