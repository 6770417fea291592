// The customer service report 客戶服務報告: one a visit, signed by customer and engineer (CASE-15).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "svcdesk/cases/case.hpp"
#include "svcdesk/reports/monthly.hpp"

namespace svcdesk::reports {

// One entry of what was done: a note, a step, a visit's result (處理過程).
struct ServiceWork {
  Instant at;
  std::string who;  // person id or name
  std::string text;
};

struct ServicePart {
  std::string number, name, serial_fitted, serial_removed;
  std::int64_t quantity = 1;
};

struct Service {
  cases::Case state;
  std::optional<std::int64_t> visit;  // nothing: the whole case with all its visits
  std::string contract_id, contract_title, customer, provider, zone;
  std::string reporter_name, owner_name, level_name, kind_name, site_name;
  std::vector<std::pair<std::string, std::string>> people;  // id and name, of everybody named in it
  std::vector<ServiceWork> work;                            // by time; may be empty
  std::vector<ServicePart> parts;  // the table is printed only where there are any
  std::int64_t journal_seq = 0;
  std::string journal_hash;
  Instant made;
};

// HTML or Markdown with place for both signatures; JSON ("svcdesk/service/1") for scripts. The same
// report, the same bytes. Throws Error(usage) for CSV, Error(not_found) for a visit the case lacks.
std::string render(const Service& report, Format format, Language language);

}  // namespace svcdesk::reports
