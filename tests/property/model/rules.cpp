// What a case's state and the time of a request forbid. Rules are named as the desk names them.
#include <algorithm>

#include "desk.hpp"

namespace model {
namespace {

struct Asked {
  const State& state;
  const Command& command;
  Time at;
  int number;
  const State* other;
  std::set<std::string> against{};

  void refuse(const char* rule, bool holds) {
    if (holds) against.insert(rule);
  }
  // Work on it is over by then; what happened before may still be recorded (CASE-9).
  void while_open() { refuse("CASE-9", state.stopped() && at > *state.stopped()); }
  // The same for what is also done between clearing and closing.
  void while_not_ended() { refuse("CASE-9", state.ended && at > *state.ended); }
  void follows(std::optional<Time> earlier) { refuse("ruling 17", earlier && at < *earlier); }
  bool by_contact() const { return command.word("by") == "zhao"; }
};

// ---- judging and working

int gravity(const std::string& level) { return level.empty() ? 0 : level[1] - '0'; }

void triage(Asked& asked) {
  asked.while_open();
  const std::string before = asked.state.level_at(asked.at);
  const std::string level =
      asked.command.word("level").empty() ? before : asked.command.word("level");
  const std::string kind = asked.command.word("kind");
  const bool same_kind = kind.empty() || kind == asked.state.kind;
  const bool judges = !asked.command.word("level").empty() || !kind.empty();
  asked.refuse("usage", !judges);
  asked.refuse("CASE-2", level.empty() || (level == before && same_kind));
  if (before.empty()) return;
  asked.refuse("CASE-9", asked.command.word("reason").empty());
  // Lowered only with the contact's agreement.
  asked.refuse("CASE-2", gravity(level) > gravity(before) && asked.command.who != "zhao");
}

void assign(Asked& asked) {
  asked.while_open();
  const std::string to = asked.command.word("to");
  asked.refuse("ORG-6", to == "zhao");  // the customer's
  asked.refuse("CASE-14", to == asked.state.owner);
  asked.refuse("CASE-9", !asked.state.owner.empty() && asked.command.word("note").empty());
}

// Once a round, and not in one that is over.
void respond(Asked& asked) {
  asked.while_open();
  asked.follows(asked.state.reopened);
  asked.refuse("CASE-5", asked.state.answered());
}

void diagnose(Asked& asked) {
  asked.while_not_ended();
  asked.refuse("CASE-5", asked.state.diagnosed && asked.command.word("cause") == asked.state.cause);
}

void escalate(Asked& asked) {
  asked.while_open();
  asked.follows(asked.state.reopened);
  asked.refuse("CASE-4", asked.state.escalated.contains(asked.command.word("to")));
}

void vendor(Asked& asked) {
  asked.while_open();
  asked.refuse("CASE-4", asked.state.vendors.contains(asked.command.word("vendor")));
}

void answer(Asked& asked) {
  asked.while_not_ended();
  const auto found = asked.state.vendors.find(asked.command.word("vendor"));
  const bool called = found != asked.state.vendors.end();
  asked.refuse(asked.state.vendors.empty() ? "ruling 17" : "ruling 4", !called);
  if (called) asked.follows(found->second);
}

// ---- waiting (ruling 13)

void pause(Asked& asked) {
  asked.while_open();
  const Time until = asked.command.time("until").value_or(forever);
  asked.refuse("usage", until <= asked.at);
  asked.refuse("ruling 13", std::ranges::any_of(asked.state.pauses, [&](const Pause& one) {
                 return one.reason == asked.command.word("reason") && one.from < one.until &&
                        one.from < until && asked.at < one.until;
               }));
}

void resume(Asked& asked) {
  asked.while_not_ended();
  const std::string reason = asked.command.word("reason");
  const bool runs = std::ranges::any_of(asked.state.pauses, [&](const Pause& one) {
    return one.runs(asked.at) && (reason.empty() || one.reason == reason);
  });
  asked.refuse("ruling 17", !runs);  // no pause to follow
  asked.refuse("ruling 13", !runs);  // none for that reason
}

// ---- visits

// The one meant: by number, else the only one that is not over.
const Visit* meant(Asked& asked) {
  const std::string number = asked.command.word("visit");
  if (!number.empty()) {
    const Visit* found = asked.state.visit(number);
    asked.refuse("missing", found == nullptr);
    return found;
  }
  const Visit* found = nullptr;
  int open = 0;
  for (const Visit& one : asked.state.visits) {
    if (one.finished) continue;
    found = &one;
    ++open;
  }
  asked.refuse("ruling 17", open == 0);
  asked.refuse("ruling 4", open > 1);  // no guessing between two
  return open == 1 ? found : nullptr;
}

void acknowledge_visit(Asked& asked) {
  asked.while_open();
  const Visit* visit = meant(asked);
  if (visit == nullptr) return;
  asked.refuse("CASE-5", visit->acknowledged || visit->finished);
  asked.follows(visit->agreed);
}

void arrive(Asked& asked) {
  asked.while_open();
  const Visit* visit = meant(asked);
  if (visit == nullptr) return;
  asked.refuse("CASE-5", visit->arrived || visit->finished);
  asked.follows(visit->agreed);
}

void leave(Asked& asked) {
  asked.while_not_ended();
  const Visit* visit = meant(asked);
  if (visit == nullptr) return;
  asked.refuse("CASE-15", visit->finished.has_value());
  asked.follows(visit->agreed);
  asked.follows(visit->arrived);
  asked.refuse("ruling 17", !visit->arrived);
}

void cancel(Asked& asked) {
  asked.while_not_ended();
  const Visit* visit = meant(asked);
  if (visit == nullptr) return;
  asked.refuse("CASE-15", visit->finished.has_value());
  asked.follows(visit->agreed);
  asked.refuse("ruling 17", visit->arrived.has_value());
}

// ---- ends and new beginnings

void resolve(Asked& asked) {
  const State& state = asked.state;
  asked.refuse("CASE-6", state.status == "resolved" || state.status == "closed");
  asked.while_open();
  asked.follows(state.reopened);
  if (state.answered()) asked.follows(state.responded);
}

void tell_result(Asked& asked) {
  asked.refuse("CASE-6", !asked.state.resolved || asked.state.told);
  asked.follows(asked.state.resolved);
}

void confirm(Asked& asked) {
  asked.while_not_ended();
  asked.refuse("CASE-6", !asked.state.resolved || asked.state.confirmed || !asked.by_contact());
  asked.follows(asked.state.resolved);
}

// A signed report comes with it: of the only visit that lacks one, else of a case without visits.
void receive_report(Asked& asked, State& state) {
  std::vector<Visit*> lacking;
  for (Visit& one : state.visits) {
    if (!one.cancelled && !one.reported) lacking.push_back(&one);
  }
  asked.refuse("CASE-15", lacking.size() > 1);
  asked.refuse("CASE-15", lacking.empty() && state.visited());
  if (lacking.size() == 1) {
    asked.refuse("ruling 17", !lacking.front()->arrived);
    asked.follows(lacking.front()->arrived);
    lacking.front()->reported = true;
  }
  state.report = true;
}

// The proof that the path asks for (CASE-6): a signed report where there was a visit, a technical
// escalation or an upgrade, else the contact's confirmation.
void close(Asked& asked) {
  State state = asked.state;
  asked.refuse("CASE-6", state.ended.has_value());
  if (!asked.command.word("report").empty()) receive_report(asked, state);
  const bool signs = state.visited() || state.technical || state.kind == "upgrade";
  asked.refuse("CASE-6", !state.resolved);
  asked.refuse("ORG-2", !state.vouched);
  asked.refuse("CASE-6", std::ranges::any_of(state.visits, [](const Visit& one) {
                 return !one.cancelled && !one.reported;
               }));
  asked.refuse("CASE-6", signs && !state.visited() && !state.report);
  asked.refuse("CASE-6", !signs && !state.confirmed);
  asked.follows(state.resolved);
  asked.follows(state.confirmed);
}

void reopen(Asked& asked) {
  asked.refuse("ruling 17", asked.state.status == "open");
  asked.follows(asked.state.ended ? asked.state.ended : asked.state.stopped());
}

void withdraw(Asked& asked) {
  asked.refuse("CASE-9", asked.state.status != "open" || !asked.by_contact());
  asked.follows(asked.state.reopened);
}

// ---- other cases

void names_a_case(Asked& asked) {
  asked.refuse("usage", asked.command.word("other") == std::to_string(asked.number));
  asked.refuse("missing", asked.other == nullptr);
  if (asked.other != nullptr) asked.follows(asked.other->opened);
}

void merge(Asked& asked) {
  asked.refuse("CASE-9", asked.state.status != "open");
  asked.follows(asked.state.reopened);
  names_a_case(asked);
  asked.refuse("CASE-9", asked.other != nullptr && asked.other->status != "open");
}

void link(Asked& asked) {
  asked.refuse("CASE-9", asked.state.links.contains("C-" + asked.command.word("other")));
  names_a_case(asked);
}

using Judge = void (*)(Asked&);
const std::map<std::string, Judge>& judges() {
  const Judge open = [](Asked& asked) { asked.while_open(); };
  const Judge always = [](Asked&) {};
  static const std::map<std::string, Judge> all{
      {"triage", triage},   {"assign", assign},
      {"respond", respond}, {"diagnose", diagnose},
      {"pause", pause},     {"resume", resume},
      {"visit", open},      {"ack-visit", acknowledge_visit},
      {"arrive", arrive},   {"leave", leave},
      {"cancel", cancel},   {"note", always},
      {"tell", open},       {"escalate", escalate},
      {"vendor", vendor},   {"answer", answer},
      {"resolve", resolve}, {"result", tell_result},
      {"confirm", confirm}, {"close", close},
      {"reopen", reopen},   {"withdraw", withdraw},
      {"merge", merge},     {"link", link},
      {"ack", open}};
  return all;
}

}  // namespace

std::set<std::string> objections(const State& state, const Command& command, Time at, int number,
                                 const State* other) {
  Asked asked{state, command, at, number, other};
  asked.refuse("clock rule 9", at > command.now && at > state.last);
  asked.refuse("ruling 17", at < state.opened);
  judges().at(command.verb)(asked);
  return asked.against;
}

}  // namespace model
