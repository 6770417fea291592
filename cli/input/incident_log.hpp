// The log of another desk as rows that a contract can be tried on (CON-5).
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "cli/input/csv.hpp"
#include "cli/input/log_file.hpp"
#include "cli/input/log_time.hpp"
#include "cli/input/repeats.hpp"
#include "svcdesk/base/error.hpp"
#include "svcdesk/obligations/simulate.hpp"

namespace svcdesk::cli {

// How it is written, and what its columns and values are called there.
struct LogWords {
  CsvForm form;
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

// One row an id: a later row of the same id replaces the earlier. The file is read twice, and never
// held.
class IncidentLog {
 public:
  // Throws Error(invalid) with every line that cannot be read: unknown levels (no `levels` names
  // them and `known_levels` lacks them), times in another form, an end before its start; Error
  // (failed) for a log of more lines than `most_lines`.
  IncidentLog(LogFile& file, LogWords words, std::vector<std::string> known_levels);

  static constexpr std::size_t most_lines = 12'000'000;  // the ids of more would not fit (F20)

  std::int64_t lines() const { return std::int64_t(ids_.size()); }  // records read
  std::int64_t rows() const { return lines() - std::int64_t(ids_.count()); }
  // Gives each row, in the order of the file.
  void each(const std::function<void(const obligations::LoggedCase&)>& take);

 private:
  LogFile& file_;
  LogWords words_;
  std::vector<std::string> known_levels_;
  Repeats ids_;
};

}  // namespace svcdesk::cli
