// The log of another desk as rows that a contract can be tried on (CON-5).
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cli/input/log_time.hpp"
#include "svcdesk/base/error.hpp"
#include "svcdesk/obligations/simulate.hpp"

namespace svcdesk::cli {

// What its columns and values are called there.
struct LogWords {
  std::map<std::string, std::string> columns;  // ours -> theirs: id, level, opened, closed, ...
  std::map<std::string, std::string> levels;   // theirs -> ours
  DateOrder order = DateOrder::iso;
  time::Zone zone = time::Zone::utc();
};

// Ours: id and opened have to be there, level, responded, resolved, closed and kind may.
// "id=number,opened=opened_at". Throws Error(usage).
std::map<std::string, std::string> parse_column_map(const std::string& text);
// "1=P1"; the last "=" parts them. Throws Error(usage).
std::map<std::string, std::string> parse_level_map(const std::vector<std::string>& pairs);

struct IncidentLog {
  std::vector<obligations::LoggedCase> rows;  // one an id: a later row of the same id replaces it
  std::int64_t lines = 0;                     // records read
};

// Throws Error(invalid) with every line that cannot be read: unknown levels (no `levels` names them
// and `known_levels` lacks them), times in another form, an end before its start.
IncidentLog read_incident_log(std::string_view bytes, const std::string& file,
                              const LogWords& words, const std::vector<std::string>& known_levels);

}  // namespace svcdesk::cli
