#include "story.hpp"

#include <algorithm>

#include "parties.hpp"
#include "svcdesk/base/utf8.hpp"
#include "svcdesk/changes/payload.hpp"
#include "svcdesk/journal/catalogue.hpp"

namespace svcdesk::changes {

using svcdesk::test::person;
using svcdesk::test::role;

Instant minute(std::int64_t minutes) { return Instant{Seconds{1768179600 + minutes * 60}}; }

contract::Contract sample() {
  contract::Contract out;
  out.id = "DG-2026-017";
  out.zone = "Asia/Shanghai";
  for (const char* one : {"field-engineer", "technical-manager", "project-manager"}) {
    out.roles.push_back(role(one, "ours"));
  }
  for (const char* one : {"customer-contact", "customer-maintenance-head", "customer-leader"}) {
    out.roles.push_back(role(one, "customer"));
  }
  out.people = {person("chen", "陈一", {"field-engineer"}),
                person("wu", "吴二", {"field-engineer"}),
                person("sun", "孙三", {"field-engineer"}),
                person("jin", "金四", {"technical-manager"}),
                person("li", "李七", {"project-manager"}),
                person("zhao", "赵八", {"customer-contact"}),
                person("ma", "马九", {"customer-maintenance-head"}),
                person("feng", "冯十", {"customer-leader"})};
  return out;
}

Request firmware() {
  Request out;
  out.id = ChangeId{1};
  out.title = "firmware of web-01";
  out.kind = "upgrade";
  out.reason = "the vendor ends support for 1.0";
  out.assets = {{"A-3", "web-01"}};
  out.values = {{"web-01", "bmc", "firmware", "1.0", "1.1"}};
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

Words types_of(const Drafts& drafts) {
  Words out;
  for (const auto& one : drafts) out.push_back(one.type);
  return out;
}

Words missing_of(const Error& error) {
  Words out;
  for (const Condition& one : error.conditions()) {
    if (!one.met) out.push_back(one.text.id);
  }
  return out;
}

void check_refused(const Error& error, std::string_view rule, std::string_view message,
                   std::string_view hint) {
  CHECK(error.code() == ErrorCode::refused);
  CHECK(error.rule() == rule);
  CHECK(error.text().id == message);
  CHECK_MESSAGE(hints_of(error).find(hint) != std::string::npos, hints_of(error));
}

Story requested(contract::Contract contract) {
  Request request = firmware();
  request.signed_by = "ma";
  Story story(std::move(contract));
  story.does(request).at(10);
  return story;
}

Story assessed(Assess assess, contract::Contract contract) {
  if (assess.risk.empty()) assess.risk = "the board may not come back";
  if (assess.plan.empty()) assess.plan = "load 1.1, restart the board";
  if (assess.rollback.empty()) assess.rollback = "load 1.0 from the second bank";
  if (!assess.system) assess.system = System::idle;
  Story story = requested(std::move(contract));
  story.does(assess).at(20);
  return story;
}

Story approved(Assess assess, contract::Contract contract) {
  Story story = assessed(std::move(assess), std::move(contract));
  story.does(approval("jin")).does(approval("ma")).at(30).as("wu");
  return story;
}

Story running(contract::Contract contract) {
  Story story = approved({}, std::move(contract));
  story.does(with_backup()).at(40);
  return story;
}

Approve approval(std::string by, std::string what) { return {std::move(by), {}, std::move(what)}; }

Start with_backup() {
  Start out;
  out.backup_by = "ma";
  out.backup_where = "tape 7";
  return out;
}

Test passed() { return {Result::passed, "sun", "the board answers with 1.1"}; }

Finish tested() {
  Finish out;
  out.test = passed();
  return out;
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

Words Story::refs(std::string_view type) const {
  Words out;
  for (auto one = events_.rbegin(); one != events_.rend(); ++one) {
    if (one->type != type) continue;
    for (const journal::Subject& ref : one->refs) out.push_back(ref.str());
    break;
  }
  return out;
}

}  // namespace svcdesk::changes
