// Every noun, in the order in which help shows them. A noun's verbs are listed in verbs_<noun>.cpp.
#include "cli/commands/alone.hpp"
#include "cli/commands/asset.hpp"
#include "cli/commands/calendar.hpp"
#include "cli/commands/case.hpp"
#include "cli/commands/change.hpp"
#include "cli/commands/config.hpp"
#include "cli/commands/contract.hpp"
#include "cli/commands/db.hpp"
#include "cli/commands/log.hpp"
#include "cli/commands/notify.hpp"
#include "cli/commands/parts.hpp"
#include "cli/commands/release.hpp"
#include "cli/commands/report.hpp"
#include "cli/tree/tree.hpp"

namespace svcdesk::cli {

std::span<const Noun> nouns() {
  static const Noun all[] = {
      {"", commands::verbs_alone()},
      {"contract", commands::verbs_contract()},
      {"calendar", commands::verbs_calendar()},
      {"case", commands::verbs_case()},
      {"asset", commands::verbs_asset()},
      {"parts", commands::verbs_parts()},
      {"change", commands::verbs_change()},
      {"release", commands::verbs_release()},
      {"report", commands::verbs_report()},
      {"notify", commands::verbs_notify()},
      {"log", commands::verbs_log()},
      {"db", commands::verbs_db()},
      {"config", commands::verbs_config()},
  };
  return all;
}

}  // namespace svcdesk::cli
