// What a vendor releases: recorded, matched, judged, proposed; permitted or refused (CHG-2).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "svcdesk/changes/release.hpp"
#include "svcdesk/contract/terms.hpp"
#include "svcdesk/time/instant.hpp"

namespace svcdesk::changes {

struct RecordRelease {
  ReleaseId id;  // the number the desk drew
  std::string vendor;
  std::string product;
  std::string version;
  std::string kind = "patch";
  std::optional<Date> published;
  std::string notes;               // text, or where it stands
  std::optional<ReleaseId> known;  // the one of the same name and version, if it is on record
};

// With what is installed, as the desk has it: those it concerns are recorded. As often as machines
// come, until it is proposed.
struct MatchRelease {
  std::vector<Component> components;
};

struct JudgeRelease {
  std::string availability;
  std::string risk;
  std::string recommendation;
};

// To somebody of the customer's.
struct ProposeRelease {
  std::string to;
  std::string note;
};

// The customer's responsible person permits it, which starts the change and signs its request.
struct PermitRelease {
  std::string by;
  std::string note;
  ChangeId change;  // the number the desk drew
};

struct RefuseRelease {
  std::string by;
  std::string reason;
};

// It concerns no machine, or is not worth proposing.
struct DismissRelease {
  std::string reason;
};

Drafts decide(const contract::Terms& terms, const Acting& acting, const RecordRelease& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Release& state,
              const MatchRelease& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Release& state,
              const JudgeRelease& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Release& state,
              const ProposeRelease& request);
// Gives the events of the release, then those that open the change, for its own subject.
Drafts decide(const contract::Terms& terms, const Acting& acting, const Release& state,
              const PermitRelease& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Release& state,
              const RefuseRelease& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Release& state,
              const DismissRelease& request);

// "patch", "version", "firmware".
const std::vector<std::string>& release_kinds();

}  // namespace svcdesk::changes
