#include "cli/input/incident_log.hpp"

#include <algorithm>
#include <array>

#include "svcdesk/base/utf8.hpp"

namespace svcdesk::cli {
namespace {

constexpr std::array<std::string_view, 10> our_columns = {
    "id", "level", "opened", "responded", "resolved", "closed", "kind", "at", "state", "title"};

class LogReader {
 public:
  LogReader(LogFile& file, const LogWords& words, const std::vector<std::string>& known_levels)
      : table_(CsvReader(more_of(file), file.path(), words.form)),
        file_(file.path()),
        words_(words),
        known_levels_(known_levels) {
    for (const auto& [ours, theirs] : words.columns) columns_[ours] = table_.column(theirs);
  }

  // False at the end. A row with a finding is not whole.
  bool next(obligations::LoggedCase& row) {
    if (!table_.next(record_)) return false;
    row = read_row();
    return true;
  }

  void report() const {
    if (findings_.empty()) return;
    throw Error(ErrorCode::invalid, {"cli.csv.invalid", {{"file", file_}}}).findings(findings_);
  }

 private:
  static CsvReader::More more_of(LogFile& file) {
    file.rewind();
    return [&file] { return file.next(); };
  }

  void find(Message text) {
    findings_.push_back({Severity::error, {file_, record_.line, 0}, std::move(text)});
    if (findings_.size() < most_findings) return;
    findings_.push_back({Severity::error, {file_, record_.line, 0}, {"cli.csv.too_many", {}}});
    report();
  }

  std::string_view cell(const std::string& ours) const {
    const auto found = columns_.find(ours);
    if (found == columns_.end()) return {};
    return record_.cells[found->second];
  }

  std::optional<Instant> moment(const std::string& ours) {
    const std::string_view text = cell(ours);
    if (unknown_value(text)) return std::nullopt;
    const auto instant = parse_log_time(text, words_.order, words_.zone);
    if (!instant) find({"cli.log.not_a_time", {{"column", ours}, {"text", std::string(text)}}});
    return instant;
  }

  std::string level() {
    std::string text(cell("level"));
    if (unknown_value(text)) return {};
    if (const auto found = words_.levels.find(text); found != words_.levels.end()) {
      return found->second;
    }
    if (std::ranges::find(known_levels_, text) == known_levels_.end()) {
      find({"cli.log.unknown_level", {{"level", text}}});
    }
    return text;
  }

  obligations::LoggedCase read_row() {
    obligations::LoggedCase row;
    row.id = cell("id");
    row.level = level();
    const auto opened = moment("opened");
    if (unknown_value(cell("opened"))) find({"cli.log.not_opened", {}});
    row.opened = opened.value_or(Instant{});
    row.responded = moment("responded");
    row.resolved = moment("resolved");
    row.closed = moment("closed");
    if (!unknown_value(cell("kind"))) row.kind = cell("kind");
    for (const auto& end : {row.responded, row.resolved, row.closed}) {
      if (opened && end && *end < *opened) find({"cli.log.reversed", {{"id", row.id}}});
    }
    return row;
  }

  CsvTable table_;
  std::string file_;
  const LogWords& words_;
  const std::vector<std::string>& known_levels_;
  std::map<std::string, std::size_t> columns_;
  std::vector<Finding> findings_;
  CsvRecord record_;
};

}  // namespace

std::map<std::string, std::string> parse_column_map(const std::string& text) {
  std::map<std::string, std::string> out;
  const std::vector<std::string> names(our_columns.begin(), our_columns.end());
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find(',', from), text.size());
    const std::string pair = text.substr(from, end - from);
    const std::size_t equals = pair.find('=');
    const std::string ours = pair.substr(0, equals);
    if (equals == std::string::npos || equals + 1 == pair.size() ||
        std::ranges::find(names, ours) == names.end()) {
      Error error(ErrorCode::usage, {"cli.log.map_form", {{"pair", pair}}});
      const std::string near = nearest(ours, names);
      if (!near.empty() && near != ours) error.hint({"cli.did_you_mean", {{"word", near}}});
      throw error;
    }
    out[ours] = pair.substr(equals + 1);
    from = end + 1;
  }
  for (const char* needed : {"id", "opened"}) {
    if (!out.contains(needed)) {
      throw Error(ErrorCode::usage, {"cli.log.map_lacks", {{"column", needed}}});
    }
  }
  return out;
}

std::map<std::string, std::string> parse_level_map(const std::vector<std::string>& pairs) {
  std::map<std::string, std::string> out;
  for (const std::string& pair : pairs) {
    const std::size_t equals = pair.rfind('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == pair.size()) {
      throw Error(ErrorCode::usage, {"cli.log.level_form", {{"pair", pair}}});
    }
    out[pair.substr(0, equals)] = pair.substr(equals + 1);
  }
  return out;
}

IncidentLog::IncidentLog(LogFile& file, LogWords words, std::vector<std::string> known_levels)
    : file_(file), words_(std::move(words)), known_levels_(std::move(known_levels)) {
  LogReader reader(file_, words_, known_levels_);
  for (obligations::LoggedCase row; reader.next(row);) {
    ids_.add(row.id);
    if (ids_.size() <= most_lines) continue;
    throw Error(
        ErrorCode::failed,
        {"cli.log.too_long", {{"file", file_.path()}, {"count", std::to_string(most_lines)}}});
  }
  reader.report();
  ids_.settle();
}

void IncidentLog::each(const std::function<void(const obligations::LoggedCase&)>& take) {
  LogReader reader(file_, words_, known_levels_);
  obligations::LoggedCase row;
  for (std::size_t place = 0; reader.next(row) && place < ids_.size(); ++place) {
    reader.report();
    if (!ids_.later(place)) take(row);
  }
}

}  // namespace svcdesk::cli
