// A small contract and occurrences built by hand.
#pragma once

#include <string>
#include <vector>

#include "svcdesk/notices/notices.hpp"
#include "svcdesk/time/text.hpp"

namespace test {

using namespace svcdesk;
using contract::Step;
using contract::StepTime;

inline Instant utc(const char* text) { return time::parse_rfc3339(text); }

inline const Instant now = utc("2026-01-12T02:00:30Z");  // 10:00:30 in Shanghai

inline contract::Person person(std::string id, std::vector<std::string> roles,
                               std::map<std::string, std::string> addresses) {
  contract::Person out;
  out.id = std::move(id);
  out.name = out.id;
  out.roles = std::move(roles);
  out.addresses = std::move(addresses);
  return out;
}

inline Step step(StepTime::Kind kind, std::vector<std::string> to, std::vector<std::string> by) {
  Step out;
  out.when.kind = kind;
  out.when.share.common = contract::Share{800};
  out.when.span.common = time::Duration{30, time::Unit::minute};
  out.to = std::move(to);
  out.by = std::move(by);
  return out;
}

inline contract::Obligation response() {
  contract::Obligation out;
  out.name = "response";
  out.title = {"Response", "响应"};
  out.on = "case";
  out.steps = {step(StepTime::Kind::share, {"owner"}, {"email"}),
               step(StepTime::Kind::breach, {"manager1"}, {"sms", "email"}),
               step(StepTime::Kind::late, {"manager2"}, {"email"}),
               step(StepTime::Kind::late, {"manager3"}, {"sms"})};
  return out;
}

inline contract::Contract small() {
  contract::Contract out;
  out.id = "DG-1";
  out.title = "Maintenance";
  out.zone = "Asia/Shanghai";
  out.default_level = "P3";
  out.channels = {"email", "sms", "webhook"};
  for (const char* code : {"P1", "P2", "P3"}) {
    contract::Level level;
    level.code = code;
    level.name = {std::string("Level ") + code, std::string("级别 ") + code};
    if (std::string(code) != "P3") level.critical = contract::Critical::yes;
    out.levels.push_back(level);
  }
  out.people = {
      person("li", {"engineer"}, {{"email", "li@example.test"}, {"mobile", "+8613800000001"}}),
      person("wang", {"manager1"}, {{"email", "wang@example.test"}, {"mobile", "+8613800000002"}}),
      person("he", {"manager2"}, {{"email", "he@example.test"}}),
      person("zhou", {"manager3"}, {{"email", "zhou@example.test"}, {"mobile", "+8613800000004"}}),
      person("pm", {"project-manager"}, {{"email", "pm@example.test"}}),
  };
  out.fallback = {"project-manager"};
  out.obligations = {response()};
  return out;
}

inline contract::Person& who(contract::Contract& contract, std::string_view id) {
  for (contract::Person& person : contract.people) {
    if (person.id == id) return person;
  }
  throw std::runtime_error("nobody");
}

inline obligations::Firing firing(int step, const char* at = "2026-01-12T02:00:00Z") {
  obligations::Firing out;
  out.obligation = "response";
  out.subject = {"case", "C-31"};
  out.occurrence = "1";
  out.step = step;
  out.at = utc(at);
  return out;
}

inline notices::About about(std::string level = "P2") {
  notices::About out;
  out.subject = {"case", "C-31"};
  out.title = "core switch down";
  out.level = std::move(level);
  out.owner = "li";
  return out;
}

// Due at 02:00Z of 2026-01-12, running.
inline obligations::Occurrence occurrence() {
  obligations::Occurrence out;
  out.obligation = "response";
  out.subject = {"case", "C-31"};
  out.occurrence = "1";
  out.level = "P2";
  out.started = utc("2026-01-12T01:45:00Z");
  out.due = utc("2026-01-12T02:00:00Z");
  return out;
}

inline std::vector<std::string> reached(const notices::Telling& telling) {
  std::vector<std::string> out;
  for (const notices::Line& line : telling.lines) out.push_back(line.person + ":" + line.channel);
  return out;
}

using Texts = std::vector<std::string>;

}  // namespace test
