// The counter for figures and documents (RPT-1, RPT-2).
#pragma once

#include <memory>
#include <string>

#include "svcdesk/desk/desk.hpp"
#include "svcdesk/reports/monthly.hpp"
#include "svcdesk/reports/service.hpp"

namespace svcdesk::desk {

class Figures {
 public:
  // The monthly service level report's figures, consistent at a head of the journal (decision 25).
  reports::Monthly monthly(const std::string& month);
  // The customer service report of a case, or of one of its visits (CASE-15).
  // Names of levels, kinds and sites in that language.
  reports::Service service(const std::string& case_id, std::optional<std::int64_t> visit,
                           Language language);

 private:
  friend class Desk;
  explicit Figures(std::shared_ptr<Session> session) : session_(std::move(session)) {}
  std::shared_ptr<Session> session_;
};

}  // namespace svcdesk::desk
