#include "svcdesk/authority/asking.hpp"

#include <algorithm>
#include <optional>

#include "svcdesk/base/utf8.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::authority {
namespace {

// The member that holds the first text which is not UTF-8.
std::optional<std::string> not_utf8(std::string_view name, const Json& value) {
  if (value.is_string() && !is_valid_utf8(value.string())) return std::string(name);
  if (value.is_array()) {
    for (const Json& item : value.items()) {
      if (auto found = not_utf8(name, item)) return found;
    }
  }
  if (value.is_object()) {
    for (const auto& [key, member] : value.members()) {
      if (!is_valid_utf8(key)) return std::string(name);
      if (auto found = not_utf8(key, member)) return found;
    }
  }
  return {};
}

}  // namespace

Asking::Asking(const contract::Terms& terms, const Acting& acting, Matter matter)
    : terms_(terms), acting_(acting), matter_(std::move(matter)), at_(acting.at) {
  // A computer whose clock is behind must not keep anybody from recording what happens now.
  const Instant last = matter_.last_event;
  if (acting.now < last && acting.at >= acting.now && acting.at <= last) {
    if (acting.at == acting.now) at_ = last;
    clock_ = Clock::behind;
  } else if (acting.at > acting.now) {
    throw refuse("clock rule 9", "authority.in_future",
                 {{"at", when(acting.at)}, {"now", when(acting.now)}})
        .hint({"authority.hint.at", {}});
  }
  if (at_ < matter_.opened) {
    throw refuse("ruling 17", "authority.before_opened",
                 {{"at", when(at_)}, {"opened", when(matter_.opened)}})
        .hint({"authority.hint.at", {}});
  }
}

const contract::Person* Asking::person() const { return contract().person(acting_.actor); }

journal::Draft Asking::record(std::string_view type, Json payload) const {
  if (const auto field = not_utf8(type, payload)) {
    throw misuse("authority.not_utf8", {{"field", *field}}).hint({"authority.hint.utf8", {}});
  }
  if (clock_ == Clock::behind) payload.set("clock_behind", true);
  return {std::string(type), matter_.subject, at_, std::move(payload), {}};
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
  args.insert(args.begin(), {matter_.subject.kind, matter_.subject.id});
  args.emplace_back("subject", matter_.subject.id);
  return {std::string(message), std::move(args)};
}

void Asking::after(Instant earlier, std::string_view what) const {
  if (at_ >= earlier) return;
  throw refuse("ruling 17", "authority.must_follow",
               {{"at", when(at_)}, {"first", std::string(what)}, {"time", when(earlier)}})
      .hint({"authority.hint.at", {}});
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
    throw refuse("ORG-6", "authority.actor_unknown", args).hint(say("authority.hint.as", args));
  }
  if (!holders.empty() && holds(contract(), *person(), power)) return {};
  if (approved(power)) return std::string(power);
  throw refuse(rule == "CASE-2" ? rule : "ORG-6", "authority.beyond_role", args)
      .hint(hint_beyond(args));
}

const contract::Person& Asking::listed(std::string_view who) const {
  if (const contract::Person* found = find_person(contract(), who)) return *found;
  std::vector<std::string> known;
  for (const contract::Person& one : contract().people) known.push_back(one.id);
  throw with_nearest(missing("authority.no_person", {{"person", std::string(who)}}), who, known);
}

const contract::Person& Asking::ours(std::string_view who) const {
  const contract::Person& found = listed(who);
  if (!is_customer(contract(), found)) return found;
  throw refuse("ORG-6", "authority.customers_person", {{"person", found.id}})
      .hint(say("authority.hint.ours"));
}

Error Asking::with_nearest(Error error, std::string_view word,
                           const std::vector<std::string>& known) const {
  const std::string near = nearest(word, known);
  if (!near.empty()) error.hint({"authority.hint.did_you_mean", {{"word", near}}});
  if (near.empty() && !known.empty()) {
    error.hint({"authority.hint.known", {{"known", joined(known)}}});
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
  if (!near.empty()) error.hint({"authority.hint.did_you_mean", {{"word", near}}});
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

}  // namespace svcdesk::authority
