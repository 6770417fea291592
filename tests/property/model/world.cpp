#include "world.hpp"

#include <algorithm>

#include "desk_in.hpp"
#include "month.hpp"
#include "svcdesk/contract/load.hpp"

namespace model {
namespace {

namespace cases = svcdesk::cases;
namespace desk = svcdesk::desk;
namespace journal = svcdesk::journal;
namespace store = svcdesk::store;
using svcdesk::Error;
using svcdesk::ErrorCode;
using svcdesk::Instant;
using svcdesk::Json;
using svcdesk::Seconds;

Instant instant(Time at) { return Instant{Seconds{at}}; }
Time seconds_since(Instant at) { return at.time_since_epoch().count(); }

std::string word(Time at) { return std::to_string(at); }
std::string word(Instant at) { return word(seconds_since(at)); }
template <class T>
std::string word(const std::optional<T>& at) {
  return at ? word(*at) : "-";
}

// ---- what the library recorded, in the model's words

std::string about(const journal::Event& event) {
  return event.subject.id + " " + event.payload.text("obligation") + "/" +
         event.payload.text("occurrence");
}

std::string line_text(const Json& line) {
  std::string out = line.text("person") + " by " + line.text("channel");
  if (line.contains("or")) {
    for (const Json& other : line["or"].items()) out += " or " + other.string();
  }
  if (line.contains("hold")) out += " held " + word(line.integer("hold", 0));
  if (line["urgent"] == Json(true)) out += " urgent";
  return out + (line["reminder"] == Json(true) ? " reminder" : "");
}

std::string step_text(const journal::Event& event) {
  const Json& said = event.payload;
  std::string out = about(event) + " step " + word(said.integer("step", 0)) + " repeat " +
                    word(said.integer("repeat", 0)) + " [" + said.text("level") + "] planned " +
                    word(said.integer("planned", 0)) + " joined " +
                    word(said.integer("joined", 0)) + ":";
  std::vector<std::string> people;
  if (said["lines"].is_array()) {
    for (const Json& line : said["lines"].items()) people.push_back(line_text(line));
  }
  std::ranges::sort(people);
  for (const std::string& one : people) out += " " + one + ";";
  return out;
}

std::vector<std::string> keys_of(const journal::Event& event) {
  std::vector<std::string> keys;
  for (const Json& key : event.payload["keys"].items()) keys.push_back(key.string());
  std::ranges::sort(keys);
  return keys;
}

struct Recorded {
  std::vector<std::string> acts, told, notices;
};

void read(const journal::Event& event, Recorded& out) {
  const Json& said = event.payload;
  if (event.type.starts_with("case.")) {
    out.acts.push_back(event.subject.id + " " + event.type.substr(5) + " " + word(event.at));
  } else if (event.type == "obligation.breached") {
    out.told.push_back(about(event) + " breached " + said.text("level") + " " + word(event.at));
  } else if (event.type == "obligation.overtaken") {
    out.told.push_back(about(event) + " overtaken " + said.text("level") + " " +
                       word(said.integer("due", 0)));
  } else if (event.type == "step.fired") {
    out.told.push_back(step_text(event));
  } else if (event.type == "obligation.moved") {
    out.told.push_back(event.subject.id + " moved to " + word(said.integer("contract_version", 0)));
  } else if (event.type == "contract.applied") {
    out.told.push_back("applied " + word(said.integer("contract_version", 0)));
  } else if (event.type == "notice.queued") {
    std::string text = said.text("person") + " by " + said.text("channel") + ":";
    for (const std::string& key : keys_of(event)) text += " " + key;
    out.notices.push_back(text);
  } else if (event.type == "notice.dropped") {
    for (const std::string& key : keys_of(event)) out.notices.push_back("dropped " + key);
  } else {
    out.told.push_back("unexpected " + event.type);
  }
}

// ---- a case as it stands

std::string state_words(const State& state) {
  std::string out = state.status + " " + state.path + " " + state.kind + " level " + state.level +
                    " owner " + state.owner + " by " + state.reporter + " opened " +
                    word(state.opened) + " responded " + word(state.responded) + " diagnosed " +
                    word(state.diagnosed) + " resolved " + word(state.resolved) + " closed " +
                    word(state.closed) + " ended " + word(state.ended) + " reopened " +
                    word(state.reopened) + " confirmed " + word(state.confirmed) + " told " +
                    word(state.told) + (state.vouched ? " vouched" : "") +
                    (state.technical ? " technical" : "") + " into " + state.merged_into;
  for (const std::string& one : state.links) out += " link " + one;
  for (const auto& [vendor, since] : state.vendors) out += " waits for " + vendor;
  for (const Visit& one : state.visits) {
    out += "\n    visit " + one.number + " agreed " + word(one.agreed) + " acknowledged " +
           word(one.acknowledged) + " arrived " + word(one.arrived) + " finished " +
           word(one.finished) + (one.cancelled ? " cancelled" : "") +
           (one.reported ? " reported" : "");
  }
  for (const Pause& one : state.pauses) {
    out += "\n    pause " + one.reason + " " + word(one.from) + " " +
           (one.until == forever ? "-" : word(one.until));
  }
  return out;
}

State as_state(const cases::Case& said) {
  const auto at = [](const std::optional<Instant>& when) {
    return when ? std::optional(seconds_since(*when)) : std::nullopt;
  };
  State state;
  state.status = cases::to_string(said.status);
  state.path = cases::to_string(said.path);
  state.kind = said.kind;
  state.level = said.level;
  state.owner = said.owner;
  state.reporter = said.reporter;
  state.opened = seconds_since(said.opened);
  state.responded = at(said.responded);
  state.diagnosed = at(said.diagnosed);
  state.resolved = at(said.resolved);
  state.closed = at(said.closed);
  state.ended = at(said.ended);
  state.reopened = at(said.reopened);
  state.confirmed = at(said.confirmed);
  state.told = at(said.result_told);
  state.vouched = said.vouched;
  state.technical = said.escalated_technically;
  if (said.merged_into) state.merged_into = said.merged_into->str();
  state.links = {said.links.begin(), said.links.end()};
  for (const std::string& vendor : said.vendors_open) state.vendors[vendor] = 0;
  for (const cases::Visit& one : said.visits) {
    state.visits.push_back({std::to_string(one.number), seconds_since(one.agreed),
                            at(one.acknowledged), at(one.arrived), at(one.finished),
                            !one.cancelled.empty(), !one.report.empty()});
  }
  for (const cases::Pause& one : said.pauses) {
    const Time until = one.until ? seconds_since(*one.until) : forever;
    const Time resumed = one.resumed ? seconds_since(*one.resumed) : forever;
    state.pauses.push_back({one.reason, seconds_since(one.from), std::min(until, resumed)});
  }
  return state;
}

// ---- promises as they stand

std::string phase_of(const Occurrence& one) {
  switch (one.phase) {
    case Occurrence::Phase::running:
      return "running";
    case Occurrence::Phase::paused:
      return "paused";
    case Occurrence::Phase::halted:
      return "halted";
    case Occurrence::Phase::fulfilled:
      return "fulfilled";
    case Occurrence::Phase::voided:
      return "voided";
  }
  return "";
}

std::string promise_words(const Case& of, const Occurrence& one) {
  const std::string id = one.promise->name + "/" + one.key;
  const bool civil = one.date.has_value();
  return id + " " + phase_of(one) + " " + one.verdict() + " " + one.level + " started " +
         word(one.started) + " due " + word(one.due) + " settled " + word(one.settled) +
         " broken at " + (one.stands ? word(one.stands->at) : "-") + " breaches " +
         word(std::ssize(one.breaches)) + " limit " + word(civil ? 0 : one.seconds.value_or(0)) +
         " used " + word(one.used()) + (one.reclassified ? " reclassified" : "") +
         (of.overtaken.contains(id) ? " overtaken" : "");
}

std::string promise_words(const store::PromiseRow& row) {
  return row.obligation + "/" + row.occurrence + " " + row.phase + " " + row.verdict + " " +
         row.level + " started " + word(row.started) + " due " + word(row.due) + " settled " +
         word(row.settled_at) + " broken at " + word(row.breached_at) + " breaches " +
         word(row.breaches) + " limit " + word(row.limit_seconds) + " used " +
         word(row.used_seconds) + (row.reclassified ? " reclassified" : "") +
         (row.overtaken ? " overtaken" : "");
}

std::vector<std::string> texts(const std::vector<store::PromiseRow>& rows) {
  std::vector<std::string> out;
  for (const store::PromiseRow& row : rows) out.push_back(promise_words(row));
  return out;
}

// The deadline, and what did not count.
std::string why_text(const Occurrence& one) {
  std::string out = one.promise->name + "/" + one.key + " due " + word(one.due);
  for (const Stretch& piece : one.stretches) {
    if (piece.kind == Stretch::Kind::counting) continue;
    const char* kind = piece.kind == Stretch::Kind::paused   ? "paused"
                       : piece.kind == Stretch::Kind::halted ? "halted"
                                                             : "left out";
    out += std::string(" ") + kind + " " + piece.reason + " " + word(piece.from);
  }
  return out;
}

std::string why_text(const desk::Explanation& explained) {
  const auto& one = explained.occurrence;
  std::optional<Instant> due;
  std::string out;
  for (const auto& reason : explained.reasons) {
    const std::string& id = reason.text.id;
    if (id == "why.deadline") due = reason.at;
    if (id != "why.paused" && id != "why.halted" && id != "why.left_out") continue;
    out += std::string(" ") + (id == "why.paused"   ? "paused"
                               : id == "why.halted" ? "halted"
                                                    : "left out");
    out += " " + (id == "why.paused" ? reason.text.args.at(0).second : "") + " " + word(*reason.at);
  }
  return one.obligation + "/" + one.occurrence + " due " + word(due) + out;
}

// ---- the figures of a month

std::string item_id(const svcdesk::reports::MonthlyItem& item) {
  return item.subject + " " + item.obligation + "/" + item.occurrence;
}

std::string report_cell(const std::string& name, const svcdesk::reports::MonthlyCell& cell) {
  return name + " kept " + word(cell.kept) + " broken " + word(cell.broken) + " open " +
         word(cell.open) + " waived " + word(cell.waived) + " timed " + word(cell.timed) +
         " gross " + word(cell.gross_median.count()) + " net " + word(cell.net_median.count()) +
         " paused " + word(cell.paused_median.count()) + " of " + word(cell.paused_total.count());
}

std::vector<std::string> report_figures(const svcdesk::reports::Monthly& report) {
  std::vector<std::string> out;
  for (const auto& row : report.rows)
    out.push_back(report_cell(row.obligation + " " + row.level, row.cell));
  for (const auto& one : report.breaches) out.push_back("breach " + item_id(one));
  for (const auto& one : report.reclassified) out.push_back("reclassified " + item_id(one));
  for (const auto& one : report.overtaken) out.push_back("overtaken " + item_id(one));
  for (const auto& one : report.open) out.push_back("open " + item_id(one));
  const auto counted = [&](const std::string& name, std::int64_t opened, std::int64_t resolved,
                           std::int64_t closed, std::int64_t open) {
    return name + " opened " + word(opened) + " resolved " + word(resolved) + " closed " +
           word(closed) + " open " + word(open);
  };
  for (const auto& one : report.by_level) {
    out.push_back(
        counted("level " + one.code, one.opened, one.resolved, one.closed, one.open_at_end));
  }
  out.push_back(report_cell("overall", report.overall));
  out.push_back(
      counted("cases", report.opened, report.resolved, report.closed, report.open_at_end) +
      " unclosed " + word(report.unclosed_at_end));
  return out;
}

// ---- the request of a command

desk::CaseRequest request_of(const Command& command) {
  const auto said = [&](const char* key) { return command.word(key); };
  const std::string& verb = command.verb;
  std::optional<std::int64_t> visit;
  if (!said("visit").empty()) visit = std::stoll(said("visit"));
  if (verb == "triage") return cases::Triage{said("level"), said("reason"), said("kind"), ""};
  if (verb == "assign") return cases::Assign{said("to"), said("note")};
  if (verb == "respond") return cases::Respond{};
  if (verb == "diagnose") return cases::Diagnose{said("cause")};
  if (verb == "pause") {
    const auto until = command.time("until");
    return cases::PauseFor{said("reason"), until ? std::optional(instant(*until)) : std::nullopt,
                           ""};
  }
  if (verb == "resume") return cases::Resume{said("reason")};
  if (verb == "visit") return cases::AgreeVisit{};
  if (verb == "ack-visit") return cases::AcknowledgeVisit{visit};
  if (verb == "arrive") return cases::Arrive{visit, {"zhao"}, {}};
  if (verb == "leave") return cases::FinishVisit{visit, "", {"zhao"}, "", ""};
  if (verb == "cancel") return cases::FinishVisit{visit, "", {}, "", "not needed"};
  if (verb == "note") return cases::Note{"looked at it", ""};
  if (verb == "tell") return cases::Note{"still at it", "zhao"};
  if (verb == "escalate") return cases::Escalate{said("to"), "too hard", "all we know"};
  if (verb == "vendor") return cases::Vendor{said("vendor"), "", ""};
  if (verb == "answer") return cases::Vendor{said("vendor"), "", "a patch"};
  if (verb == "resolve") return cases::Resolve{"disk exchanged", ""};
  if (verb == "result") return cases::TellResult{"", "telephone"};
  if (verb == "confirm") return cases::Confirm{said("by"), "telephone"};
  if (verb == "reopen") return cases::Reopen{"it came back"};
  if (verb == "withdraw") return cases::Withdraw{said("by"), "not needed"};
  if (verb == "merge") return cases::Merge{svcdesk::CaseId{std::stoll(said("other"))}, "the same"};
  if (verb == "link") return cases::Link{"C-" + said("other"), ""};
  if (verb == "ack") return cases::Acknowledge{};
  throw std::logic_error("no such verb: " + verb);
}

std::string list_of(const std::set<std::string>& rules) {
  std::string out;
  for (const std::string& rule : rules) out += (out.empty() ? "" : ", ") + rule;
  return out.empty() ? "done" : "refused by " + out;
}

}  // namespace

// ---- the library's side

struct World::Library {
  svcdesk::test::DrillDesk home{svcdesk::test::DrillDesk::With::nothing};
  std::int64_t last_seq = 0;

  desk::ContractFile file(const Contract& contract) const {
    return {"contract.toml", to_toml(contract), {}};
  }

  void at(const Command& command) {
    desk::Options& options = home.options;
    options.now = instant(command.now);
    options.at = command.at ? std::optional(instant(*command.at)) : std::nullopt;
    options.actor = command.who;
    options.request_id = command.request;
    options.request_words = command.words();
    options.mode = command.mode == Command::Mode::dry_run ? desk::Options::Mode::dry_run
                                                          : desk::Options::Mode::change;
  }

  void look(Time now) { at(Command{.verb = "", .now = now}); }

  desk::CaseChanged change(const Command& command) const {
    desk::Cases counter = home.desk().cases();
    const std::string id = "C-" + std::to_string(command.number);
    if (command.verb == "open") {
      cases::Open request;
      request.title = "disk failing";
      request.reporter = command.word("reporter");
      request.kind = command.word("kind");
      request.level = command.word("level");
      return counter.open(std::move(request));
    }
    if (command.verb != "close") return counter.apply(id, request_of(command));
    const std::string report = command.word("report");
    return counter.close(id, report.empty() ? std::nullopt : std::optional(report), {});
  }

  std::vector<journal::Event> news() const {
    store::EventQuery query;
    query.after = last_seq;
    query.limit = -1;
    std::vector<journal::Event> out;
    home.desk().log().list(query, [&](const journal::Event& event) { out.push_back(event); });
    return out;
  }
};

bool sound(const Contract& contract) {
  return svcdesk::contract::read_contract(to_toml(contract), "contract.toml", {}).valid();
}

World::World(const Contract& first, const Contract& second)
    : first_(first), second_(second), desk_(first, second), library_(std::make_unique<Library>()) {
  library_->look(days(2026, 3, 20) * day);
  library_->home.desk().contracts().apply(library_->file(first), {}, desk::Contracts::Move::keep);
  library_->last_seq = library_->news().back().seq;
}

World::~World() = default;

void World::expect(const std::string& what, std::vector<std::string> model,
                   std::vector<std::string> library) const {
  std::ranges::sort(model);
  std::ranges::sort(library);
  if (model == library) return;
  std::vector<std::string> only_model, only_library;
  std::ranges::set_difference(model, library, std::back_inserter(only_model));
  std::ranges::set_difference(library, model, std::back_inserter(only_library));
  std::string out = what;
  for (const std::string& line : only_model) out += "\n  model:   " + line;
  for (const std::string& line : only_library) out += "\n  library: " + line;
  throw Difference(out);
}

void World::run(const Command& command) {
  now_ = command.now;
  const bool dry = command.mode == Command::Mode::dry_run;
  Desk copy = desk_;
  Desk& model = dry ? copy : desk_;
  const Outcome outcome = model.run(command, library_->last_seq + 1);
  library_->at(command);
  std::string rule;
  desk::CaseChanged changed;
  std::optional<desk::SweepResult> swept;
  try {
    if (command.verb == "sweep") {
      swept = library_->home.desk().sweeper().sweep();
    } else if (command.verb == "apply") {
      library_->home.desk().contracts().apply(
          library_->file(second_), {},
          command.word("move").empty() ? desk::Contracts::Move::keep : desk::Contracts::Move::move);
    } else {
      changed = library_->change(command);
    }
  } catch (const Error& error) {
    rule = error.code() == ErrorCode::refused     ? error.rule()
           : error.code() == ErrorCode::usage     ? "usage"
           : error.code() == ErrorCode::not_found ? "missing"
                                                  : std::string("failed: ") + error.what();
  }
  const bool agreed = rule.empty() ? outcome.refused.empty() : outcome.refused.contains(rule);
  if (!agreed) {
    throw Difference("model: " + list_of(outcome.refused) +
                     "\n  library: " + (rule.empty() ? "done" : "refused by " + rule));
  }
  if (!rule.empty()) return;
  const bool of_case = !swept && command.verb != "apply";
  if (of_case && outcome.repeated != (changed.how == desk::Changed::How::repeated)) {
    throw Difference("repeated or not");
  }
  Recorded recorded;
  const auto events = dry ? changed.events : library_->news();
  if (!outcome.repeated || !dry) {
    for (const journal::Event& event : events) read(event, recorded);
  }
  if (outcome.repeated && !dry && !events.empty()) throw Difference("a repeat recorded something");
  if (!events.empty() && !dry) library_->last_seq = events.back().seq;
  if (dry && swept) {
    const auto found = std::ssize(outcome.told);
    if (found != swept->firings + swept->breaches)
      throw Difference("a dry sweep finds other steps");
    return;
  }
  if (dry && !of_case) return;
  if (outcome.repeated) return;
  expect("recorded", outcome.acts, recorded.acts);
  expect("told", outcome.told, recorded.told);
  expect("notices", outcome.notices, recorded.notices);
  if (!of_case) return;
  const Case& one = model.cases()[static_cast<std::size_t>(outcome.subject) - 1];
  expect("state of " + one.id(), {state_words(one.state())},
         {state_words(as_state(changed.state))});
  std::vector<std::string> owed;
  for (const Occurrence& each : model.promises(one, now_)) owed.push_back(promise_words(one, each));
  expect("promises of " + one.id(), owed, texts(changed.promises));
}

void World::compare_all() {
  library_->look(now_);
  for (const Case& one : desk_.cases()) compare_case(one);
  for (const char* key : {"2026-03", "2026-04"}) {
    if (now_ < month(key).from) continue;
    expect(std::string("figures of ") + key, figures(desk_, key, now_),
           report_figures(library_->home.desk().figures().monthly(key)));
  }
}

void World::compare_case(const Case& one) {
  desk::Cases counter = library_->home.desk().cases();
  const desk::CaseFile file = counter.show(one.id());
  expect("shown state of " + one.id(), {state_words(one.state())},
         {state_words(as_state(file.state))});
  std::vector<std::string> owed, why, explained;
  for (const Occurrence& each : desk_.promises(one, now_)) {
    owed.push_back(promise_words(one, each));
    why.push_back(why_text(each));
  }
  expect("shown promises of " + one.id(), owed, texts(file.promises));
  for (const desk::Explanation& each : counter.why(one.id())) explained.push_back(why_text(each));
  expect("why " + one.id(), why, explained);
}

void World::verify() {
  library_->look(now_);
  expect("db verify", {}, library_->home.faults());
  library_->home.desk().care().rebuild();
  compare_all();
}

}  // namespace model
