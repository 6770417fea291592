#include "desk.hpp"

#include <algorithm>

namespace model {
namespace {

using Said = std::map<std::string, std::string>;

std::string number(std::int64_t value) { return std::to_string(value); }

std::string id_of(const Occurrence& one) { return one.promise->name + "/" + one.key; }

// The line as the desk knows it for ever: the same thing is told once (decision 16).
std::string full_key(const Case& of, const Occurrence& one, const Line& line) {
  return "M-1|" + one.promise->name + "|case/" + of.id() + "|" + one.key + "|" + line.key;
}

std::string line_words(const Line& line) {
  std::string out = line.person + " by " + line.channel;
  for (const std::string& other : line.otherwise) out += " or " + other;
  if (line.hold) out += " held " + number(*line.hold);
  if (line.urgent) out += " urgent";
  return out + (line.reminder ? " reminder" : "");
}

std::string firing_words(const Case& of, const Occurrence& one, const Firing& firing,
                         const std::vector<Line>& lines) {
  std::string out = of.id() + " " + id_of(one) + " step " + number(firing.step) + " repeat " +
                    number(firing.repeat) + " [" + firing.key + "] planned " +
                    number(firing.planned) + " joined " + number(firing.joined) + ":";
  std::vector<std::string> people;
  for (const Line& line : lines) people.push_back(line_words(line));
  std::ranges::sort(people);
  for (const std::string& one_of_them : people) out += " " + one_of_them + ";";
  return out;
}

// What a verb records, where that is one act with what was said.
struct Simple {
  std::string act;
  std::vector<std::string> said;
};
const std::map<std::string, Simple>& simple_verbs() {
  static const std::map<std::string, Simple> all{{"assign", {"assigned", {"to"}}},
                                                 {"respond", {"responded", {}}},
                                                 {"diagnose", {"diagnosed", {"cause"}}},
                                                 {"pause", {"paused", {"reason", "until"}}},
                                                 {"resume", {"resumed", {"reason"}}},
                                                 {"note", {"noted", {}}},
                                                 {"tell", {"progress.told", {}}},
                                                 {"escalate", {"escalated", {"to"}}},
                                                 {"vendor", {"escalated.vendor", {"vendor"}}},
                                                 {"answer", {"vendor.answered", {"vendor"}}},
                                                 {"result", {"result.told", {}}},
                                                 {"reopen", {"reopened", {}}},
                                                 {"withdraw", {"withdrawn", {}}},
                                                 {"ack", {"acknowledged", {}}}};
  return all;
}

// The time that the request will carry (rule 9: a clock that is behind keeps nobody from it).
Time time_of(const State& state, const Command& command) {
  const Time at = command.at.value_or(command.now);
  return at == command.now && command.now < state.last ? state.last : at;
}

// The visit that a verb means, and that was found to be there.
std::string visit_meant(const State& state, const Command& command) {
  if (!command.word("visit").empty()) return command.word("visit");
  for (const Visit& one : state.visits) {
    if (!one.finished) return one.number;
  }
  return "";
}

std::string visit_lacking_report(const State& state) {
  for (const Visit& one : state.visits) {
    if (!one.cancelled && !one.reported) return one.number;
  }
  return "";
}

// What is left of a reminder when its matter is over (ruling 20).
bool still_due(const Line& line, const Occurrence& one, Time now) {
  if (!line.reminder) return true;
  if (one.ladder_ended && *one.ladder_ended <= now) return false;
  return one.phase == Occurrence::Phase::running || one.phase == Occurrence::Phase::paused;
}

}  // namespace

std::vector<Occurrence> Desk::promises(const Case& one, Time now) const {
  std::vector<Occurrence> out;
  for (int number = 0; number <= applied_; ++number) {
    for (const Promise& promise : version(number).promises) {
      for (Occurrence& each : occurrences(promise, one.acts, now)) {
        // What began before the case was moved and was not open then keeps its version.
        const bool later = one.moved && each.started_by > *one.moved;
        const auto bound = one.bound.find(id_of(each));
        const int own = one.moved && !later ? one.before : one.version;
        if ((bound == one.bound.end() ? own : bound->second) != number) continue;
        out.push_back(std::move(each));
      }
    }
  }
  return out;
}

Act& Desk::record(Case& one, std::string what, Time at, Outcome& out) {
  out.acts.push_back(one.id() + " " + what + " " + number(at));
  one.acts.push_back({std::move(what), at, seq_++});
  return one.acts.back();
}

Outcome Desk::run(const Command& command, std::int64_t seq) {
  Outcome out;
  out.subject = command.number;
  seq_ = seq;
  // A sweep is the desk's own doing: it may be repeated as often as anybody likes.
  const bool of_person = !command.request.empty() && command.verb != "sweep";
  if (of_person && requests_.contains(command.request)) {
    const auto& [words, subject] = requests_[command.request];
    if (words != command.words()) {
      out.refused = {"usage"};
    } else {
      out.repeated = true;
      out.subject = subject;
    }
    return out;
  }
  if (command.verb == "sweep") {
    sweep(command, out);
  } else if (command.verb == "apply") {
    apply(command, out);
  } else if (command.verb == "open") {
    open(command, out);
  } else {
    change(command, out);
  }
  const bool recorded = !out.acts.empty() || !out.told.empty() || !out.notices.empty();
  if (of_person && recorded) {
    requests_[command.request] = {command.words(), out.subject};
  }
  return out;
}

void Desk::open(const Command& command, Outcome& out) {
  const Time at = command.at.value_or(command.now);
  if (at > command.now) {
    out.refused = {"clock rule 9"};
    return;
  }
  Case one;
  one.number = static_cast<int>(cases_.size()) + 1;
  one.version = applied_ > 0 && at >= applied_at_ ? applied_ : 0;
  out.subject = one.number;
  record(one, "opened", at, out).said = {{"reporter", command.word("reporter")},
                                         {"kind", command.word("kind")}};
  if (!command.word("level").empty()) {
    record(one, "level.set", at, out).said = {{"level", command.word("level")}};
    if (command.word("level") == "P1") record(one, "assigned", at, out).said = {{"to", "wei"}};
  }
  cases_.push_back(one);
  settle(cases_.back(), command.now, out);
}

void Desk::change(const Command& command, Outcome& out) {
  const auto known = [&](int number) {
    return number > 0 && number <= static_cast<int>(cases_.size());
  };
  if (!known(command.number)) {
    out.refused = {"missing"};
    return;
  }
  Case& one = cases_[static_cast<std::size_t>(command.number) - 1];
  const State state = one.state();
  const Time at = time_of(state, command);
  const int other = command.word("other").empty() ? 0 : std::stoi(command.word("other"));
  std::optional<State> target;
  if (known(other)) target = cases_[static_cast<std::size_t>(other) - 1].state();
  out.refused = objections(state, command, at, command.number, target ? &*target : nullptr);
  if (!out.refused.empty()) return;
  act(one, state, command, at, out);
  settle(one, command.now, out);
  if (target) settle(cases_[static_cast<std::size_t>(other) - 1], command.now, out);
}

void Desk::act(Case& one, const State& state, const Command& command, Time at, Outcome& out) {
  const std::string& verb = command.verb;
  const std::string visit = visit_meant(state, command);
  if (const auto found = simple_verbs().find(verb); found != simple_verbs().end()) {
    Act& act = record(one, found->second.act, at, out);
    for (const std::string& key : found->second.said) act.said[key] = command.word(key);
  } else if (verb == "triage") {
    const std::string before = state.level_at(at);
    const std::string level = command.word("level").empty() ? before : command.word("level");
    record(one, "level.set", at, out).said = {{"level", level}, {"kind", command.word("kind")}};
    // A critical case goes to an expert at once (CASE-3).
    const std::string judged = command.word("level").empty() ? state.level : level;
    const bool critical = judged == "P1" && state.owner != "wei";
    if (critical) record(one, "assigned", at, out).said = {{"to", "wei"}};
  } else if (verb == "visit") {
    record(one, "visit.agreed", at, out).said = {{"visit", number(std::ssize(state.visits) + 1)}};
  } else if (verb == "ack-visit" || verb == "arrive" || verb == "leave" || verb == "cancel") {
    const std::string what = verb == "ack-visit" ? "visit.acknowledged"
                             : verb == "arrive"  ? "arrived"
                                                 : "visit.finished";
    record(one, what, at, out).said = {{"visit", visit},
                                       {"cancelled", verb == "cancel" ? "yes" : ""}};
  } else if (verb == "resolve") {
    if (!state.answered()) record(one, "responded", at, out);  // ruling 8
    record(one, "resolved", at, out);
  } else if (verb == "confirm") {
    if (!state.vouched) record(one, "vouched", at, out);
    record(one, "confirmed", at, out);
  } else if (verb == "close") {
    if (!command.word("report").empty()) {
      record(one, "report.received", at, out).said = {{"visit", visit_lacking_report(state)}};
    }
    record(one, "closed", at, out);
  } else if (verb == "merge" || verb == "link") {
    Case& other = cases_[std::stoul(command.word("other")) - 1];
    const bool merges = verb == "merge";
    record(one, merges ? "merged" : "linked", at, out).said = {
        {merges ? "into" : "to", other.id()}};
    record(other, "linked", at, out).said = {{"to", one.id()}};
  }
}

// ---- a new version of the contract (CON-3)

void Desk::apply(const Command& command, Outcome& out) {
  const bool is_new = applied_ == 0;
  if (is_new) {
    applied_ = 1;
    applied_at_ = command.now;
    seq_ += 1;  // contract.applied
    out.told.push_back("applied 2");
  }
  if (command.word("move").empty()) return;
  for (Case& one : cases_) {
    if (one.version == applied_) continue;
    const std::string status = one.state().status;
    const auto owed = promises(one, command.now);
    const bool under_way =
        status == "open" || status == "resolved" ||
        std::ranges::any_of(owed, [](const Occurrence& each) { return !each.settled; });
    if (!under_way) continue;
    // What is settled stays with the version that it was promised under: verdicts are facts. So
    // does a breach of a promise that the new version does not know.
    for (const Occurrence& each : owed) {
      const bool gone = version(applied_).promise(each.promise->name) == nullptr;
      const bool stays = each.settled || (gone && !each.breaches.empty());
      one.bound[id_of(each)] = stays ? one.version : applied_;
    }
    one.before = one.version;
    one.version = applied_;
    one.moved = seq_++;
    one.moved_at = command.now;
    out.told.push_back(one.id() + " moved to 2");
    settle(one, command.now, out);
  }
}

// ---- what comes due

void Desk::sweep(const Command& command, Outcome& out) {
  for (Case& one : cases_) settle(one, command.now, out);
  join(command.now, out);
}

void Desk::settle(Case& one, Time now, Outcome& out) {
  for (const Occurrence& each : promises(one, now)) settle(one, each, now, out);
}

void Desk::settle(Case& of, const Occurrence& one, Time now, Outcome& out) {
  Record& known = of.records[id_of(one)];
  const Record before = known;
  const auto put = [&](const char* what, const std::string& level, Time at) {
    out.told.push_back(of.id() + " " + id_of(one) + " " + what + " " + level + " " + number(at));
    ++seq_;
  };
  std::set<std::pair<std::string, Time>> breaches;
  for (const Breach& breach : one.breaches) breaches.insert({breach.level, breach.at});
  for (const auto& [level, at] : breaches) {
    if (!before.breaches.contains({level, at})) put("breached", level, at);
  }
  for (const auto& [level, at] : before.breaches) {
    if (breaches.contains({level, at})) continue;
    put("overtaken", level, at);  // ruling 7
    of.overtaken.insert(id_of(one));
  }
  known.breaches = breaches;
  const State state = of.state();
  for (const Firing& firing : due_firings(one, before, of.acts, now)) {
    const auto lines = told_by(*one.promise, firing, {one.level, state.owner, state.reporter}, now);
    out.told.push_back(firing_words(of, one, firing, lines));
    known.fired.push_back({firing.step, firing.repeat, firing.key, now});
    ++seq_;
    for (const Line& line : lines) {
      waiting_.push_back({line, full_key(of, one, line), of.number, id_of(one)});
    }
  }
}

// One message a person and channel, urgent ones of their own (ruling 26).
void Desk::join(Time now, Outcome& out) {
  std::map<std::string, std::vector<std::string>> messages;
  std::vector<std::string> dropped;
  std::map<int, std::vector<Occurrence>> standing;
  std::erase_if(waiting_, [&](const Told& each) {
    if (each.line.hold && *each.line.hold > now) return false;
    const Case& of = cases_[static_cast<std::size_t>(each.number) - 1];
    if (!standing.contains(of.number)) standing[of.number] = promises(of, now);
    const auto& owed = standing[of.number];
    const auto one = std::ranges::find(owed, each.occurrence, id_of);
    if (one == owed.end() || !still_due(each.line, *one, now)) {
      dropped.push_back(each.key);
      return true;
    }
    if (each.line.reminder && one->phase == Occurrence::Phase::paused) return false;
    std::string to = each.line.person + " by " + each.line.channel;
    if (each.line.urgent) to += " urgent " + each.key;
    messages[to].push_back(each.key);
    return true;
  });
  for (auto& [to, keys] : messages) {
    std::ranges::sort(keys);
    std::string message = to.substr(0, to.find(" urgent ")) + ":";
    for (const std::string& key : keys) message += " " + key;
    out.notices.push_back(message);
  }
  std::ranges::sort(dropped);
  for (const std::string& key : dropped) out.notices.push_back("dropped " + key);
}

std::vector<Time> Desk::moments(Time now) const {
  std::vector<Time> out;
  for (const Case& one : cases_) {
    for (const Occurrence& each : promises(one, now)) {
      const auto more = model::moments(each);
      out.insert(out.end(), more.begin(), more.end());
    }
    for (const Pause& pause : one.state().pauses) out.push_back(pause.until);
    for (const Act& act : one.acts) out.push_back(act.at);
  }
  for (const Told& each : waiting_) out.push_back(each.line.hold.value_or(now));
  return out;
}

}  // namespace model
