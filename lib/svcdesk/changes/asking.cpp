#include "svcdesk/changes/asking.hpp"

#include <algorithm>
#include <utility>

namespace svcdesk::changes {
namespace {

// One power used by one person on the change as it stands.
struct Act {
  std::string_view power;
  std::string_view by;
};

void add_attempt(std::vector<Act>& acts, const Attempt& attempt) {
  acts.push_back({"change.start", attempt.started_by});
  if (attempt.finished) acts.push_back({"change.finish", attempt.finished_by});
  if (attempt.test) acts.push_back({"change.test", attempt.test->by});
}

// What was overtaken, and what belongs to an attempt that was rolled back, is over.
std::vector<Act> acts_of(const Change& state) {
  std::vector<Act> acts;
  if (state.signature) acts.push_back({"change.request", state.signature->by});
  if (state.assessment) acts.push_back({"change.assess", state.assessment->by});
  const Attempt* current = state.current();
  for (const Approval& one : state.approvals) {
    const bool served =
        current != nullptr && one.use == Approval::Use::used && one.cycle == current->cycle;
    if (one.use == Approval::Use::standing || served) acts.push_back({one.what, one.by});
  }
  if (current != nullptr) add_attempt(acts, *current);
  return acts;
}

}  // namespace

Asking::Asking(const contract::Terms& terms, const Acting& acting, const Change& state)
    : authority::Asking(terms, acting,
                        {{"change", state.id.str()}, state.opened, state.last_event}),
      state_(state) {}

journal::Draft Asking::entry(std::string_view type, Json payload) const {
  journal::Draft draft = record(type, std::move(payload));
  if (!state_.origin.empty()) draft.refs.push_back(journal::Subject::parse(state_.origin));
  for (const Target& one : state_.assets) draft.refs.push_back({"asset", one.asset});
  return draft;
}

void Asking::while_preparing() const {
  switch (state_.status) {
    case Status::requested:
    case Status::assessed:
    case Status::approved:
    case Status::rolled_back:
      return;
    case Status::running:
    case Status::finished:
    case Status::failed: {
      const Attempt& under_way = state_.attempts.back();
      const Args args = {{"cycle", printed(under_way.cycle)}, {"time", when(under_way.started)}};
      throw refuse("CHG-1", "changes.under_way", args)
          .hint(say("changes.hint.finish"))
          .hint(say("changes.hint.rollback"));
    }
    case Status::done:
    case Status::refused:
    case Status::withdrawn:
      throw over();
  }
}

Error Asking::over() const {
  return refuse("CHG-1", "changes.over",
                {{"status", std::string(to_string(state_.status))},
                 {"time", when(state_.ended.value_or(state_.last_event))}})
      .hint(say("changes.hint.anew"));
}

void Asking::while_not_over() const {
  if (state_.ended) throw over();
}

void Asking::after_preparation() const {
  if (state_.assessment) after(state_.assessment->at, "change.assessed");
  if (state_.attempts.empty()) return;
  const Attempt& last = state_.attempts.back();
  if (last.rolled_back) after(*last.rolled_back, "change.rolled-back");
}

void Asking::after_consents() const {
  for (const Approval& one : state_.approvals) {
    const bool stands = one.use == Approval::Use::standing && one.concerns_plan();
    if (stands) after(one.at, "change.approved");
  }
}

const Attempt& Asking::attempt() const {
  while_not_over();
  const Attempt* under_way = state_.current();
  if (under_way != nullptr) return *under_way;
  throw refuse("CHG-1", "changes.not_started").hint(say("changes.hint.start"));
}

void Asking::kept_apart(std::string_view power, const std::string& by) const {
  for (const Act& one : acts_of(state_)) {
    if (one.by != by || !authority::apart(contract(), power, one.power)) continue;
    throw refuse("ORG-6", "changes.one_hand",
                 {{"by", by}, {"power", std::string(power)}, {"other", std::string(one.power)}})
        .hint(say("changes.hint.other_person", {{"power", std::string(power)}}));
  }
}

std::string Asking::named(const std::string& who) const {
  const contract::Person* person = find_person(contract(), who);
  return person != nullptr ? person->id : who;
}

Args Asking::givers(std::string_view power, Side side) const {
  const auto of_side = [&](const contract::Person& one) {
    return is_customer(contract(), one) == (side == Side::customer);
  };
  std::vector<const contract::Person*> found = holders_of(contract(), power);
  std::erase_if(found, [&](const contract::Person* one) { return !of_side(*one); });
  if (found.empty()) {
    for (const contract::Person& one : contract().people) {
      if (of_side(one)) found.push_back(&one);
    }
  }
  return {{"power", std::string(power)}, {"holders", names_of(found)}};
}

bool Asking::approved(std::string_view power) const {
  return state_.standing(power, Side::ours, at()) != nullptr ||
         state_.standing(power, Side::customer, at()) != nullptr;
}

}  // namespace svcdesk::changes
