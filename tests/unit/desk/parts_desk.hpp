// A desk whose contract speaks of spare parts, with a machine in the register.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "desk_in.hpp"
#include "svcdesk/desk/assets.hpp"
#include "svcdesk/desk/parts.hpp"

namespace svcdesk::test {

// The small contract with depots east (20 minutes from the hall) and north (3 hours), an R640 that
// has eight SSDs and four fans, and promises on coverage, parts on site and standby machines.
// Reservations hold for a day.
std::string parts_contract();

class PartsDesk : public DrillDesk {
 public:
  // At minute 0: east surveyed by chen and accepted by li, supplier Maker rated 4 by chen, the
  // machine web-1 with OLD-1 in its slot disk-1. Nothing is in stock. `more`: of the contract.
  explicit PartsDesk(const std::string& more = "");

  PartsDesk& at(std::int64_t minutes) {
    DrillDesk::at(minutes);
    return *this;
  }
  PartsDesk& at(Instant now) {
    DrillDesk::at(now);
    return *this;
  }
  PartsDesk& as(std::string actor) {
    DrillDesk::as(std::move(actor));
    return *this;
  }
  desk::Parts parts() const { return desk().parts(); }
  // Tested, in depot east.
  desk::PartsChanged stock(const std::string& kind, const parts::Pieces& pieces);
  // Two SSDs S-1 and S-2, four fans: everything is covered.
  void stock_up();

  // A P2 about web-1; its id.
  std::string open_about_machine();
  // Asked for by chen, approved by li, issued to wu: "P-1".
  std::string issued(const std::string& case_id, const std::string& kind,
                     std::int64_t quantity = 1);
  desk::RequestChanged applies(const std::string& request, const desk::RequestVerb& verb) {
    return parts().apply(request, verb);
  }

  // So many events of any kind.
  std::int64_t recorded() const { return count(""); }
  std::vector<std::string> listed(store::PartsQuery::Only only) const;  // requests: "P-2 reserved"
  std::optional<store::PromiseRow> restock(const std::string& kind) const;
};

// Refused by that rule.
void check_refused(const Error& error, const std::string& rule);

}  // namespace svcdesk::test
