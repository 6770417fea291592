// A contract that can be counted with: its data and its living calendars.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "svcdesk/contract/model.hpp"

namespace svcdesk::contract {

class Terms {
 public:
  // Throws Error(invalid) for an unknown time zone (checking the file reports that with its place).
  explicit Terms(Contract contract, std::int64_t version = 1);

  const Contract& contract() const { return contract_; }
  std::int64_t version() const { return version_; }
  const time::Zone& zone() const { return zone_; }
  // Made when first asked for; "always" is there even when the file does not name it. Throws
  // Error(not_found), and Error(invalid) for rules that cannot be.
  const time::Calendar& calendar(std::string_view name) const;
  // The moment a date stands for: 24:00 of it in the contract's zone (ruling 10).
  Instant end_of(Date date) const;
  Instant start_of(Date date) const;

 private:
  Contract contract_;
  std::int64_t version_;
  time::Zone zone_;
  mutable std::map<std::string, time::Calendar, std::less<>> calendars_;
};

}  // namespace svcdesk::contract
