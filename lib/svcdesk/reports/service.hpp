// The customer service report 客戶服務報告: one a visit, signed by customer and engineer (CASE-15).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "svcdesk/cases/case.hpp"
#include "svcdesk/reports/monthly.hpp"

namespace svcdesk::reports {

struct Service {
  cases::Case state;
  std::optional<std::int64_t> visit;
  std::string contract_id, contract_title, customer, provider, zone;
  std::string reporter_name, owner_name, level_name, kind_name, site_name;
  std::vector<std::pair<std::string, std::string>> people;  // id and name, of everybody named in it
  std::int64_t journal_seq = 0;
  std::string journal_hash;
  Instant made;
};

// HTML or Markdown with place for both signatures; JSON for scripts. CSV is refused (usage).
std::string render(const Service& report, Format format, Language language);

}  // namespace svcdesk::reports
