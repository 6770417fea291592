#include "cli/input/history.hpp"

#include <algorithm>

#include "cli/input/csv.hpp"

namespace svcdesk::cli {
namespace {

const StateMeaning nothing{};

bool is_settled(const StateMeaning& state) {
  return state.type == "case.resolved" || state.type == "case.closed";
}

class HistoryReader {
 public:
  HistoryReader(std::string_view bytes, const std::string& file, const LogWords& words,
                const std::map<std::string, StateMeaning>& states)
      : table_(bytes, file, words.form), file_(file), words_(words), states_(states) {
    for (const auto& [ours, theirs] : words.columns) columns_[ours] = table_.column(theirs);
  }

  std::vector<desk::ImportedCase> read() {
    CsvRecord record;
    while (table_.next(record)) {
      record_ = &record;
      take();
    }
    if (!findings_.empty()) {
      throw Error(ErrorCode::invalid, {"cli.csv.invalid", {{"file", file_}}}).findings(findings_);
    }
    return std::move(cases_);
  }

 private:
  // What the rows of an id have come to so far.
  struct Now {
    std::size_t place = 0;
    std::string level;
    StateMeaning state;
  };

  void find(Message text) {
    findings_.push_back({Severity::error, {file_, record_->line, 0}, std::move(text)});
    if (findings_.size() < most_findings) return;
    findings_.push_back({Severity::error, {file_, record_->line, 0}, {"cli.csv.too_many", {}}});
    throw Error(ErrorCode::invalid, {"cli.csv.invalid", {{"file", file_}}}).findings(findings_);
  }

  std::string cell(const std::string& ours) const {
    const auto found = columns_.find(ours);
    if (found == columns_.end() || unknown_value(record_->cells[found->second])) return {};
    return record_->cells[found->second];
  }

  std::optional<Instant> moment(const std::string& ours) {
    const std::string text = cell(ours);
    const auto instant = parse_log_time(text, words_.order, words_.zone);
    if (!instant) find({"cli.log.not_a_time", {{"column", ours}, {"text", text}}});
    return instant;
  }

  std::string level() const {
    const std::string text = cell("level");
    const auto found = words_.levels.find(text);
    return found == words_.levels.end() ? text : found->second;
  }

  const StateMeaning& meaning() {
    const std::string text = cell("state");
    const auto found = states_.find(text);
    if (found != states_.end()) return found->second;
    find({"cli.history.unknown_state", {{"state", text}}});
    return nothing;
  }

  void take() {
    const std::string id = cell("id");
    const auto at = moment("at");
    const StateMeaning& state = meaning();
    const auto [entry, fresh] = known_.try_emplace(id);
    if (fresh) begin(id, entry->second);
    if (!at || cases_.empty()) return;
    advance(entry->second, *at, state);
  }

  void begin(const std::string& id, Now& now) {
    now.place = cases_.size();
    now.level = level();
    desk::ImportedCase out;
    out.external_id = id;
    out.title = cell("title");
    out.level = now.level;
    out.kind = cell("kind");
    out.opened = moment("opened").value_or(Instant{});
    cases_.push_back(std::move(out));
  }

  void advance(Now& now, Instant at, const StateMeaning& state) {
    desk::ImportedCase& row = cases_[now.place];
    // The desk's own clock may lie a little behind the opening it wrote down.
    const Instant not_before = row.steps.empty() ? row.opened : row.steps.back().at;
    const Instant when = std::max(at, not_before);
    const auto add = [&](std::string type, std::string to_level, std::string reason) {
      row.steps.push_back({std::move(type), when, std::move(to_level), std::move(reason)});
    };
    if (const std::string next = level(); next != now.level) {
      add("case.level.set", next, "");
      now.level = next;
    }
    if (state.type == now.state.type && state.reason == now.state.reason) return;
    if (now.state.type == "case.paused") add("case.resumed", "", now.state.reason);
    if (is_settled(now.state) && !is_settled(state)) add("case.reopened", "", "");
    if (!state.type.empty()) add(state.type, "", state.reason);
    now.state = state;
  }

  CsvTable table_;
  const std::string& file_;
  const LogWords& words_;
  const std::map<std::string, StateMeaning>& states_;
  std::map<std::string, std::size_t> columns_;
  std::map<std::string, Now> known_;
  std::vector<desk::ImportedCase> cases_;
  std::vector<Finding> findings_;
  const CsvRecord* record_ = nullptr;
};

}  // namespace

std::map<std::string, StateMeaning> parse_state_map(const std::vector<std::string>& pairs) {
  std::map<std::string, StateMeaning> out;
  for (const std::string& pair : pairs) {
    const std::size_t equals = pair.rfind('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == pair.size()) {
      throw Error(ErrorCode::usage, {"cli.history.state_form", {{"pair", pair}}});
    }
    const std::string meaning = pair.substr(equals + 1);
    const std::size_t colon = std::min(meaning.find(':'), meaning.size());
    StateMeaning state;
    if (meaning != "-") {
      state.type = meaning.substr(0, colon);
      state.reason = colon < meaning.size() ? meaning.substr(colon + 1) : "";
    }
    out[pair.substr(0, equals)] = std::move(state);
  }
  return out;
}

std::vector<desk::ImportedCase> read_history(std::string_view bytes, const std::string& file,
                                             const LogWords& words,
                                             const std::map<std::string, StateMeaning>& states) {
  return HistoryReader(bytes, file, words, states).read();
}

desk::ImportedCase imported(const obligations::LoggedCase& row) {
  desk::ImportedCase out;
  out.external_id = row.id;
  out.level = row.level;
  out.kind = row.kind;
  out.opened = row.opened;
  const std::pair<const char*, std::optional<Instant>> steps[] = {{"case.responded", row.responded},
                                                                  {"case.resolved", row.resolved},
                                                                  {"case.closed", row.closed}};
  for (const auto& [type, at] : steps) {
    if (at) out.steps.push_back({type, *at, "", ""});
  }
  std::ranges::stable_sort(out.steps, {}, &desk::ImportedCase::Step::at);
  return out;
}

}  // namespace svcdesk::cli
