#include "player.hpp"

#include <algorithm>

namespace model {
namespace {

// A Thursday, three days before summer time and six before the end of a month.
const Time beginning = days(2026, 3, 26) * day + 7 * hour;

// The last day that the model's calendars and duties were made for.
const Time end_of_time = days(2026, 7, 1) * day;

constexpr int most_cases = 5;

}  // namespace

Command Player::next() {
  let_time_go_by();
  Command command;
  command.now = now_;
  if (!asked_.empty() && dice_.chance(4)) {
    // The same call again, or one that only has its id.
    Command again = dice_.one_of(asked_);
    again.now = now_;
    if (dice_.chance(15)) again.with["note"] = "other words";
    return again;
  }
  choose(command);
  if (command.verb != "sweep" && command.verb != "apply" && dice_.chance(18)) {
    const Time back = dice_.chance(50) ? dice_.below(2 * hour) : dice_.below(2 * day);
    command.at =
        dice_.chance(50) ? some_moment(now_ - 5 * day, now_).value_or(now_ - back) : now_ - back;
    if (dice_.chance(3)) command.at = now_ + dice_.between(1, hour);  // not in the future
  }
  if (dice_.chance(8)) {
    command.request = "r" + std::to_string(asked_.size() + 1);
    asked_.push_back(command);
  }
  if (dice_.chance(5)) command.mode = Command::Mode::dry_run;
  return command;
}

// Often to the very second of a deadline, a step or the end of a pause, or one beside it.
void Player::let_time_go_by() {
  if (now_ == 0) {
    now_ = beginning + dice_.below(2 * day);
    return;
  }
  const auto die = dice_.below(100);
  Time next = now_;
  if (die < 30) {
    next = some_moment(now_, now_ + 2 * day).value_or(now_) + dice_.between(-1, 1);
  } else if (die < 45) {
    next = now_;
  } else if (die < 65) {
    next = now_ + dice_.below(90);
  } else if (die < 88) {
    next = now_ + dice_.below(90 * minute);
  } else if (die < 98) {
    next = now_ + dice_.below(14 * hour);
  } else {
    next = now_ + dice_.below(4 * day);
  }
  now_ = std::clamp(next, now_, end_of_time);
}

std::optional<Time> Player::some_moment(Time from, Time to) {
  std::vector<Time> all = desk_.moments(now_);
  std::erase_if(all, [&](Time at) { return at < from || at > to; });
  if (all.empty()) return std::nullopt;
  return dice_.one_of(all) + dice_.between(-1, 1);
}

void Player::choose(Command& command) {
  const auto known = static_cast<int>(desk_.cases().size());
  if (known == 0 || (known < most_cases && dice_.chance(12))) {
    command.verb = "open";
    command.with["reporter"] = dice_.chance(80) ? "zhao" : "a passer-by";
    if (dice_.chance(70)) command.with["level"] = some_level();
    command.with["kind"] = dice_.chance(80) ? "fault" : "upgrade";
    return;
  }
  if (dice_.chance(20)) {
    command.verb = "sweep";
    return;
  }
  if (dice_.chance(2)) {
    command.verb = "apply";
    if (dice_.chance(60)) command.with["move"] = "yes";
    return;
  }
  command.number = static_cast<int>(dice_.between(1, known));
  choose_for_case(command);
}

void Player::choose_for_case(Command& command) {
  // The usual course of a case comes more often than its accidents.
  static const std::vector<std::string> verbs{
      "triage",   "triage",   "assign", "respond", "respond", "respond", "diagnose",  "diagnose",
      "pause",    "pause",    "pause",  "resume",  "resume",  "visit",   "ack-visit", "arrive",
      "arrive",   "leave",    "leave",  "cancel",  "note",    "tell",    "tell",      "tell",
      "escalate", "escalate", "vendor", "answer",  "resolve", "resolve", "resolve",   "result",
      "confirm",  "confirm",  "close",  "close",   "close",   "reopen",  "reopen",    "withdraw",
      "merge",    "link",     "ack",    "ack"};
  command.verb = dice_.one_of(verbs);
  auto& with = command.with;
  const std::string& verb = command.verb;
  static const std::vector<std::string> reasons{"customer", "customer", "window", "spare"};
  if (verb == "triage") {
    if (dice_.chance(85)) with["level"] = some_level();
    if (dice_.chance(25)) with["kind"] = dice_.chance(50) ? "fault" : "upgrade";
    if (dice_.chance(90)) with["reason"] = "seen anew";
    command.who = dice_.chance(60) ? "zhao" : "chen";
  } else if (verb == "assign") {
    with["to"] = dice_.one_of(std::vector<std::string>{"wu", "chen", "wei", "li", "zhao"});
    if (dice_.chance(80)) with["note"] = "handed over";
  } else if (verb == "diagnose") {
    with["cause"] = dice_.one_of(std::vector<std::string>{"disk", "cable", "power"});
  } else if (verb == "pause") {
    with["reason"] = dice_.one_of(reasons);
    if (dice_.chance(45)) {
      const Time until = now_ + dice_.below(8 * hour) - 10 * minute;
      with["until"] =
          std::to_string(dice_.chance(40) ? some_moment(now_, now_ + day).value_or(until) : until);
    }
  } else if (verb == "resume") {
    if (dice_.chance(60)) with["reason"] = dice_.one_of(reasons);
  } else if (verb == "ack-visit" || verb == "arrive" || verb == "leave" || verb == "cancel") {
    if (dice_.chance(25)) with["visit"] = std::to_string(dice_.between(1, 3));
  } else if (verb == "escalate") {
    with["to"] =
        dice_.one_of(std::vector<std::string>{"second-line", "expert", "remote", "on-site"});
  } else if (verb == "vendor" || verb == "answer") {
    with["vendor"] = dice_.chance(70) ? "Acme" : "Globex";
  } else if (verb == "close") {
    if (dice_.chance(60)) with["report"] = "signed " + std::to_string(dice_.below(1 << 30));
  } else if (verb == "confirm" || verb == "withdraw") {
    with["by"] = dice_.chance(85) ? "zhao" : "li";
  } else if (verb == "merge" || verb == "link") {
    with["other"] = std::to_string(dice_.between(1, static_cast<int>(desk_.cases().size()) + 1));
  }
}

}  // namespace model
