#include "samples.hpp"

namespace samples {

svcdesk::reports::MonthlyParts month_of_parts() {
  svcdesk::reports::MonthlyParts out;
  out.kinds = {{"ssd-960g", {"SSD 960 GB", "960 GB 固态硬盘"}},
               {"psu-750w", {"Power supply 750 W", "750 W 电源模块"}},
               {"fan", {"Fan", "风扇"}}};
  out.coverage.needs = {{"fan", {"Dell R640"}, 96, 2, 5, 0, 0},
                        {"psu-750w", {"Dell R640"}, 48, 1, 0, 2, 0},
                        {"ssd-960g", {"Dell R640"}, 192, 1, 3, 0, 1}};
  out.gaps = {{"psu-750w", at("2026-10-28T03:30:00Z")}};
  out.months = {"2025-11", "2025-12", "2026-01", "2026-02", "2026-03", "2026-04",
                "2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10"};
  out.consumed = {{"2025-12", "ssd-960g", 2}, {"2026-03", "fan", 1},
                  {"2026-03", "ssd-960g", 4}, {"2026-07", "psu-750w", 1},
                  {"2026-10", "psu-750w", 2}, {"2026-10", "ssd-960g", 1}};
  out.asked = {{"psu-750w", 2, 1}, {"ssd-960g", 1, 1}};
  out.asked_year = {{"fan", 1, 1}, {"psu-750w", 4, 2}, {"ssd-960g", 7, 7}};
  const auto days = [](int count) { return std::chrono::hours{24 * count}; };
  out.lead_times = {{"psu-750w", 3, days(4), days(9), days(17)}};
  out.dead = {{"riser", 2, at("2025-04-02T02:00:00Z")}, {"battery", 1, {}}};
  out.proposals = {{"psu-750w", 2, 3, {0, 2}, 1}};
  out.orders = {
      {"O-12", "psu-750w", "示例备件商行", "east", 2, at("2026-10-28T06:00:00Z"), "2026-11-06"}};
  out.orders_in_all = 1;
  out.loans = {{"L-4", "standby", "server", "C-201", "hall-2", "赵工", 1,
                at("2026-10-29T02:00:00Z"), at("2026-11-05T10:00:00Z")}};
  out.loans_in_all = 1;
  return out;
}

svcdesk::reports::MonthlyChanges month_of_changes() {
  svcdesk::reports::MonthlyChanges out;
  out.requested = 4;
  out.approved = 3;
  out.refused = 1;
  out.started = 2;
  out.finished = 2;
  out.failed = 1;
  out.rolled_back = 1;
  out.open = {{"H-7",
               "存储微码升级至 9.2.1",
               "upgrade",
               "approved",
               at("2026-10-20T01:00:00Z"),
               at("2026-10-27T08:00:00Z"),
               at("2026-11-07T14:00:00Z"),
               at("2026-11-07T18:00:00Z"),
               {}},
              {"H-9",
               "BIOS patch of the web servers",
               "patch",
               "requested",
               at("2026-10-30T02:00:00Z"),
               {},
               {},
               {},
               {}}};
  out.open_in_all = 2;
  return out;
}

}  // namespace samples
