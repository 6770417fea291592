#include "svcdesk/contract/terms.hpp"

#include <utility>

#include "svcdesk/base/error.hpp"

namespace svcdesk::contract {

Terms::Terms(Contract contract, std::int64_t version)
    : contract_(std::move(contract)), version_(version), zone_(time::Zone::load(contract_.zone)) {}

const time::Calendar& Terms::calendar(std::string_view name) const {
  if (const auto known = calendars_.find(name); known != calendars_.end()) return known->second;
  time::CalendarRules rules;
  if (const time::CalendarRules* found = contract_.calendar(name)) {
    rules = *found;
  } else if (name == "always") {
    rules.name = "always";
    rules.zone = contract_.zone;
    rules.always = true;
  } else {
    throw Error(ErrorCode::not_found, {"contract.no_calendar", {{"calendar", std::string(name)}}});
  }
  return calendars_.emplace(std::string(name), time::Calendar(std::move(rules))).first->second;
}

Instant Terms::end_of(Date date) const { return start_of(date + std::chrono::days{1}); }

Instant Terms::start_of(Date date) const { return zone_.instant(LocalSeconds(date)); }

}  // namespace svcdesk::contract
