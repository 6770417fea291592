#include "svcdesk/cases/asking.hpp"

#include <algorithm>

#include "svcdesk/base/utf8.hpp"
#include "svcdesk/cases/powers.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::cases {
namespace {

bool all_utf8(const Json& value) {
  if (value.is_string()) return is_valid_utf8(value.string());
  if (value.is_array()) return std::all_of(value.items().begin(), value.items().end(), all_utf8);
  if (!value.is_object()) return true;
  const auto& members = value.members();
  return std::all_of(members.begin(), members.end(),
                     [](const auto& member) { return all_utf8(member.second); });
}

}  // namespace

Asking::Asking(const contract::Terms& terms, const Acting& acting, const Case& state)
    : terms_(terms), acting_(acting), state_(state), at_(acting.at) {
  // A computer whose clock is behind must not keep anybody from recording what happens now.
  if (acting.now < state.last_event && acting.at >= acting.now && acting.at <= state.last_event) {
    if (acting.at == acting.now) at_ = state.last_event;
    clock_ = Clock::behind;
  } else if (acting.at > acting.now) {
    throw refuse("clock rule 9", "cases.in_future",
                 {{"at", when(acting.at)}, {"now", when(acting.now)}})
        .hint({"cases.hint.at", {}});
  }
  if (at_ < state.opened) {
    throw refuse("ruling 17", "cases.before_opened",
                 {{"at", when(at_)}, {"opened", when(state.opened)}})
        .hint({"cases.hint.at", {}});
  }
}

const contract::Person* Asking::person() const { return contract().person(acting_.actor); }

journal::Draft Asking::record(std::string_view type, Json payload) const {
  if (!all_utf8(payload)) throw misuse("cases.not_utf8");
  if (clock_ == Clock::behind) payload.set("clock_behind", true);
  return {std::string(type), {"case", state_.id.str()}, at_, std::move(payload), {}};
}

Args Asking::with_case(Args args) const {
  args.insert(args.begin(), {"case", state_.id.str()});
  return args;
}

Error Asking::refuse(std::string_view rule, std::string_view message, Args args) const {
  Error error(ErrorCode::refused, say(message, std::move(args)));
  error.rule(std::string(rule));
  return error;
}

Error Asking::misuse(std::string_view message, Args args) const {
  return Error(ErrorCode::usage, say(message, std::move(args)));
}

Error Asking::missing(std::string_view message, Args args) const {
  return Error(ErrorCode::not_found, say(message, std::move(args)));
}

Message Asking::say(std::string_view message, Args args) const {
  return {std::string(message), with_case(std::move(args))};
}

void Asking::while_open() const {
  const auto stopped = state_.stopped();
  if (stopped && at_ > *stopped) throw over_since(*stopped);
}

void Asking::while_not_ended() const {
  if (state_.ended && at_ > *state_.ended) throw over_since(*state_.ended);
}

void Asking::only_open() const {
  const auto stopped = state_.stopped();
  if (stopped) throw over_since(*stopped);
}

Error Asking::over_since(Instant end) const {
  return refuse("CASE-9", "cases.not_open",
                {{"status", std::string(to_string(state_.status))}, {"since", when(end)}})
      .hint(say("cases.hint.reopen"));
}

void Asking::in_this_round() const {
  if (state_.reopened) after(*state_.reopened, "case.reopened");
}

void Asking::after(Instant earlier, std::string_view what) const {
  if (at_ >= earlier) return;
  throw refuse("ruling 17", "cases.must_follow",
               {{"at", when(at_)}, {"first", std::string(what)}, {"time", when(earlier)}})
      .hint({"cases.hint.at", {}});
}

std::string Asking::require(std::string_view power) const {
  const auto holders = holders_of(contract(), power);
  const Power* known = find_power(power);
  const bool free = holders.empty() && (known == nullptr || known->need == Need::act);
  if (free) return {};
  const std::string rule(known != nullptr ? known->rule : "ORG-6");
  const Args args = {
      {"actor", actor()}, {"power", std::string(power)}, {"holders", names_of(holders)}};
  if (person() == nullptr) {
    throw refuse("ORG-6", "cases.actor_unknown", args).hint(say("cases.hint.as", args));
  }
  if (!holders.empty() && holds(contract(), *person(), power)) return {};
  if (standing(power) != nullptr) return std::string(power);
  throw refuse(rule == "CASE-2" ? rule : "ORG-6", "cases.beyond_role", args)
      .hint(say("cases.hint.approve", args));
}

const Approval* Asking::standing(std::string_view what, std::int64_t visit) const {
  for (const Approval& one : state_.approvals) {
    const bool stands = one.use == Approval::Use::standing && one.at <= at_;
    if (stands && one.what == what && (visit == 0 || one.visit == visit)) return &one;
  }
  return nullptr;
}

const contract::Person& Asking::listed(std::string_view who) const {
  if (const contract::Person* found = find_person(contract(), who)) return *found;
  std::vector<std::string> known;
  for (const contract::Person& one : contract().people) known.push_back(one.id);
  throw with_nearest(missing("cases.no_person", {{"person", std::string(who)}}), who, known);
}

const contract::Person& Asking::ours(std::string_view who) const {
  const contract::Person& found = listed(who);
  if (!is_customer(contract(), found)) return found;
  throw refuse("ORG-6", "cases.customers_person", {{"person", found.id}})
      .hint(say("cases.hint.ours"));
}

Error Asking::with_nearest(Error error, std::string_view word,
                           const std::vector<std::string>& known) const {
  const std::string near = nearest(word, known);
  if (!near.empty()) error.hint({"cases.hint.did_you_mean", {{"word", near}}});
  if (near.empty() && !known.empty()) {
    error.hint({"cases.hint.known", {{"known", joined(known)}}});
  }
  return error;
}

std::string Asking::when(Instant instant) const {
  return time::with_offset(instant, terms_.zone());
}

void one_of(const Asking& asking, std::string_view message, const std::string& word,
            const std::vector<std::string>& known) {
  if (contains(known, word)) return;
  Error error = asking.missing(message, {{"word", word}, {"known", joined(known)}});
  const std::string near = nearest(word, known);
  if (!near.empty()) error.hint({"cases.hint.did_you_mean", {{"word", near}}});
  throw error;
}

bool contains(const std::vector<std::string>& all, std::string_view one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

Json texts(const std::vector<std::string>& all) {
  Json out = Json::array();
  for (const std::string& one : all) out.push(one);
  return out;
}

Json seconds(Instant instant) { return Json(std::int64_t{instant.time_since_epoch().count()}); }

std::string printed(std::int64_t number) { return std::to_string(number); }

}  // namespace svcdesk::cases
