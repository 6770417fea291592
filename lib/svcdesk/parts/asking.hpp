// A request about parts while it is decided. For this room's own sources.
#pragma once

#include <string_view>

#include "svcdesk/authority/asking.hpp"
#include "svcdesk/parts/stock.hpp"

namespace svcdesk::parts {

using authority::Acting;
using authority::Args;
using authority::contains;
using authority::Drafts;
using authority::is_blank;
using authority::Matter;
using authority::one_of;
using authority::printed;
using authority::texts;

// What is asked about the contract's parts as a whole: no moment is too early for it.
Matter about_contract(const contract::Terms& terms, Instant last_event);

class Asking : public authority::Asking {
 public:
  using authority::Asking::Asking;

  const contract::Supply& supply() const { return contract().parts; }
  // Throws Error(not_found) with the nearest kind of the contract.
  const contract::PartKind& kind(std::string_view code) const;
  // Refused (PRT-1) for a depot that is not this contract's.
  const contract::Depot& depot(std::string_view code) const;

  // stock.moved on the subject of its kind, with what else is said of it; it refers to the subject
  // of the request.
  journal::Draft moved(const Move& move, const Json& more = Json::object()) const;
};

}  // namespace svcdesk::parts
