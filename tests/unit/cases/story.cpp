#include "story.hpp"

#include <algorithm>

#include "parties.hpp"
#include "svcdesk/base/utf8.hpp"
#include "svcdesk/cases/payload.hpp"
#include "svcdesk/journal/catalogue.hpp"

namespace svcdesk::cases {
namespace {

using contract::Assessed;
using contract::Critical;
using contract::Mandatory;
using contract::Person;
using svcdesk::test::person;
using svcdesk::test::role;

contract::WorkStep step(std::string code, Mandatory mandatory, std::string approval = {}) {
  contract::WorkStep out;
  out.code = std::move(code);
  out.mandatory = mandatory;
  out.approval = std::move(approval);
  return out;
}

std::vector<Person> everybody() {
  std::vector<Person> all = {person("chen", "陈一", {"hotline-engineer"}),
                             person("wu", "吴二", {"field-engineer"}),
                             person("sun", "孙三", {"field-engineer"}),
                             person("hao", "郝四", {"expert"}),
                             person("yan", "严五", {"expert"}),
                             person("qian", "钱六", {"second-line-engineer"}),
                             person("li", "李七", {"project-manager"}),
                             person("zhao", "赵八", {"customer-contact"}),
                             person("ma", "马九", {"customer-maintenance-head"}),
                             person("feng", "冯十", {"customer-leader"})};
  all[1].assessed = Assessed::yes;
  all[3].skills = {"storage"};
  all[4].skills = {"network"};
  return all;
}

}  // namespace

Instant minute(std::int64_t minutes) { return Instant{Seconds{1768179600 + minutes * 60}}; }

std::string hash_of(char digit) { return std::string(64, digit); }

contract::Contract sample() {
  contract::Contract out;
  out.id = "DG-2026-017";
  out.zone = "Asia/Shanghai";
  out.default_level = "P2";
  out.levels = {{"P1", {}, {}, Critical::yes},
                {"P2", {}, {}, Critical::yes},
                {"P3", {}, {}, Critical::no},
                {"P4", {}, {}, Critical::no}};
  for (const char* one : {"hotline-engineer", "field-engineer", "expert", "second-line-engineer",
                          "project-manager"}) {
    out.roles.push_back(role(one, "ours"));
  }
  out.roles.push_back(role("customer-contact", "customer"));
  out.roles.push_back(role("customer-maintenance-head", "customer", {"change.apply"}));
  out.roles.push_back(role("customer-leader", "customer"));
  out.people = everybody();
  out.sites = {{"hall-1", {}, {}, {}}, {"hall-2", {}, {}, {}}};
  out.services = {{"S-01", {}, {}}, {"S-02", {}, {}}};
  out.pause_reasons = {{"customer", {}}, {"change-window", {}}};
  contract::CaseKindTerms tuning;
  tuning.code = "tuning";
  tuning.steps = {step("collect", Mandatory::yes), step("measure-before", Mandatory::no),
                  step("backup", Mandatory::yes), step("apply", Mandatory::yes, "change.apply")};
  contract::CaseKindTerms relocation;
  relocation.code = "relocation";
  relocation.close_needs = {"signed-report", "confirmation"};
  contract::CaseKindTerms drill;
  drill.code = "drill";
  drill.close_needs = {"signed-report"};
  out.case_kinds = {tuning, relocation, drill};
  return out;
}

void check_draft(const journal::Draft& draft) {
  CHECK_MESSAGE(journal::find_type(draft.type) != nullptr, draft.type);
  const auto keys = payload_keys();
  const auto row = std::find_if(keys.begin(), keys.end(),
                                [&](const PayloadKeys& one) { return one.type == draft.type; });
  REQUIRE_MESSAGE(row != keys.end(), draft.type);
  auto allowed = split_words(row->also);
  for (const std::string& key : split_words(row->always)) {
    CHECK_MESSAGE(draft.payload.contains(key), draft.type << " lacks " << key);
    allowed.push_back(key);
  }
  allowed.insert(allowed.end(), {"approval", "clock_behind"});
  for (const auto& member : draft.payload.members()) {
    const std::string& key = member.first;
    const bool known = std::find(allowed.begin(), allowed.end(), key) != allowed.end();
    CHECK_MESSAGE(known, draft.type << " says " << key);
  }
  CHECK_NOTHROW(draft.payload.canonical());
}

std::string hints_of(const Error& error) {
  std::string out;
  for (const Message& one : error.hints()) out += one.id + " ";
  return out;
}

std::vector<std::string> types_of(const Drafts& drafts) {
  std::vector<std::string> out;
  for (const auto& one : drafts) out.push_back(one.type);
  return out;
}

Story opened(const std::string& kind, contract::Contract contract) {
  Open request;
  request.kind = kind;
  Story story(std::move(contract));
  story.open(request).at(10);
  return story;
}

void check_refused(const Error& error, std::string_view rule, std::string_view message,
                   std::string_view hint) {
  CHECK(error.code() == ErrorCode::refused);
  CHECK(error.rule() == rule);
  CHECK(error.text().id == message);
  CHECK_MESSAGE(hints_of(error).find(hint) != std::string::npos, hints_of(error));
}

Story& Story::open(Open request) {
  if (request.id.number == 0) request.id = CaseId{1};
  if (request.title.empty()) request.title = "disk failure";
  if (request.reporter.empty()) request.reporter = "zhao";
  keep(decide(terms_, acting(), request));
  return *this;
}

void Story::keep(const Drafts& drafts) {
  for (const journal::Draft& draft : drafts) {
    check_draft(draft);
    journal::Event event;
    event.seq = static_cast<std::int64_t>(events_.size()) + 1;
    event.contract = terms_.contract().id;
    event.subject = draft.subject;
    event.refs = draft.refs;
    event.type = draft.type;
    event.at = draft.at;
    event.recorded = now_;
    event.actor = actor_;
    event.payload = draft.payload;
    events_.push_back(std::move(event));
  }
}

Json Story::last(std::string_view type) const {
  for (auto one = events_.rbegin(); one != events_.rend(); ++one) {
    if (one->type == type) return one->payload;
  }
  return {};
}

}  // namespace svcdesk::cases
