#include <doctest/doctest.h>

#include "support.hpp"
#include "svcdesk/base/utf8.hpp"
#include "svcdesk/notices/sms.hpp"
#include "svcdesk/text/messages.hpp"

using namespace test;
using contract::Terms;
using notices::compose;
using notices::Item;
using Note = notices::Message;
using notices::Urgency;

namespace {

class Desk {
 public:
  explicit Desk(contract::Contract contract = small()) : terms_(std::move(contract)) {}

  Item item(int step, const char* person, const char* channel, const char* subject = "C-31") {
    Item out;
    out.about = about();
    out.about.subject.id = subject;
    out.occurrence = occurrence();
    out.obligation = &terms_.contract().obligations.front();
    out.line.firing = firing(step);
    out.line.person = person;
    out.line.channel = channel;
    out.line.key = std::string(subject) + person + channel + std::to_string(step);
    return out;
  }
  std::vector<Note> write(const std::vector<Item>& items, Instant at = now) {
    return compose(terms_, items, at);
  }
  Note one(const Item& item, Instant at = now) { return write({item}, at).at(0); }

 private:
  Terms terms_;
};

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE(
    "a letter says what happened, the deadline with offset, how it stands, what to type next") {
  Desk desk;
  const Note got = desk.one(desk.item(1, "wang", "email"), utc("2026-01-12T02:03:00Z"));
  CHECK(got.title == "[C-31 P2] Response: deadline passed – core switch down");
  CHECK(got.address == "wang@example.test");
  CHECK(has(got.body, "core switch down"));
  CHECK(has(got.body, "Due 2026-01-12 10:00:00 +08:00, 3 min late, not met yet"));
  CHECK(has(got.body, "svcdesk case show C-31"));
  CHECK(has(got.body, "Contract DG-1: Maintenance"));
  CHECK(got.about == Texts{"C-31"});
  CHECK(got.keys == Texts{"C-31wangemail1"});
}

TEST_CASE("the language is the person's, else the contract's (NTF-3)") {
  contract::Contract contract = small();
  who(contract, "wang").language = Language::zh_cn;
  Desk desk(contract);
  const Note chinese = desk.one(desk.item(1, "wang", "email"), utc("2026-01-12T02:03:00Z"));
  CHECK(chinese.title == "【C-31 P2】响应：已超时 – core switch down");
  CHECK(has(chinese.body, "截止时间 2026-01-12 10:00:00 +08:00，已超时 3 分钟，尚未完成"));
  CHECK(has(desk.one(desk.item(1, "he", "email")).title, "deadline passed"));
}

TEST_CASE("times are those of the person's zone, with offset") {
  contract::Contract contract = small();
  who(contract, "wang").zone = "Europe/Berlin";
  Desk desk(contract);
  CHECK(has(desk.one(desk.item(1, "wang", "email")).body, "2026-01-12 03:00:00 +01:00"));
}

TEST_CASE("each kind of step has its own words in both languages") {
  for (const StepTime::Kind kind :
       {StepTime::Kind::share, StepTime::Kind::after, StepTime::Kind::before,
        StepTime::Kind::breach, StepTime::Kind::late, StepTime::Kind::event}) {
    contract::Contract contract = small();
    contract.obligations.front().steps[1].when.kind = kind;
    contract.obligations.front().steps[1].when.event = "case.escalated";
    who(contract, "he").language = Language::zh_cn;
    Desk desk(contract);
    const std::string english = desk.one(desk.item(1, "wang", "email")).title;
    const std::string chinese = desk.one(desk.item(1, "he", "email")).title;
    CHECK(english != chinese);
    CHECK_FALSE(has(english + chinese, "{"));
    CHECK_FALSE(has(english + chinese, "notice."));
  }
}

TEST_CASE("a step at the very deadline says that it has passed, not by how much (NTF-3)") {
  contract::Contract contract = small();
  contract.obligations.front().steps[1].when.kind = StepTime::Kind::late;
  contract.obligations.front().steps[1].when.span.common = time::Duration{};
  Desk desk(contract);
  CHECK(has(desk.one(desk.item(1, "wang", "email")).title, "deadline passed"));
}

TEST_CASE("ruling 21: a share is printed as the contract has it") {
  contract::Contract contract = small();
  contract.obligations.front().steps[0].when.share.common = contract::Share{666};
  Desk desk(contract);
  CHECK(has(desk.one(desk.item(0, "li", "email")).title, "66.6% of the time used"));
}

TEST_CASE("ruling 26: one sweep, one message a person and channel, whatever the cases (ESC-3)") {
  Desk desk;
  const auto messages =
      desk.write({desk.item(1, "wang", "email", "C-1"), desk.item(1, "he", "email", "C-1"),
                  desk.item(1, "wang", "sms", "C-1"), desk.item(1, "wang", "email", "C-2"),
                  desk.item(2, "wang", "email", "C-2")});
  REQUIRE(messages.size() == 3);
  CHECK(messages[0].person == "wang");
  CHECK(messages[0].channel == "email");
  CHECK(messages[0].about == Texts{"C-1", "C-2"});
  CHECK(messages[0].keys.size() == 3);
  CHECK(messages[0].title == "3 notices: C-1; C-2");
  CHECK(has(messages[0].body, "svcdesk case show C-1"));
  CHECK(has(messages[0].body, "svcdesk case show C-2"));
  CHECK(messages[1].person == "he");
  CHECK(messages[2].channel == "sms");
}

TEST_CASE("ruling 26: of twenty thousand lines none is lost, urgent ones stay alone (ESC-3)") {
  Desk desk;
  std::vector<Item> items;
  for (int n = 1; n <= 10'000; ++n) {
    const std::string subject = "C-" + std::to_string(n);
    items.push_back(desk.item(1, "wang", n % 2 == 0 ? "email" : "sms", subject.c_str()));
    items.push_back(desk.item(1, "zhou", "sms", subject.c_str()));
    items.back().line.urgency = Urgency::urgent;
  }
  const auto messages = desk.write(items);
  REQUIRE(messages.size() == 10'002);
  CHECK(messages[0].person + messages[0].channel == "wangsms");
  CHECK(messages[0].about.size() == 5'000);
  CHECK(messages[0].keys.size() == 5'000);
  CHECK(has(messages[0].body, "5000 notices: "));
  CHECK(notices::sms_parts(messages[0].body) == 2);
  CHECK(messages[2].person + messages[2].channel == "wangemail");
  CHECK(display_width(messages[2].title) <= 150);
  CHECK(has(messages[2].body, "svcdesk case show C-10000"));
  CHECK(messages[1].about == Texts{"C-1"});
  CHECK(messages[10'001].about == Texts{"C-10000"});
}

TEST_CASE(
    "ruling 26, lesson GoAlert: after an outage P1 and manager3 reports are never swallowed") {
  Desk desk;
  Item urgent = desk.item(1, "wang", "email", "C-9");
  urgent.line.urgency = Urgency::urgent;
  Item other = desk.item(2, "wang", "email", "C-9");
  other.line.urgency = Urgency::urgent;
  const auto messages = desk.write(
      {desk.item(1, "wang", "email", "C-1"), urgent, desk.item(1, "wang", "email", "C-2"), other});
  REQUIRE(messages.size() == 3);
  CHECK(messages[0].about == Texts{"C-1", "C-2"});
  CHECK(messages[1].about == Texts{"C-9"});
  CHECK(messages[1].urgency == Urgency::urgent);
  CHECK(messages[1].keys.size() == 1);
  CHECK(messages[2].keys.size() == 1);
}

TEST_CASE("ruling 26: more than five minutes after its time is marked late, five minutes is not") {
  Desk desk;
  const Item item = desk.item(1, "wang", "email");
  CHECK_FALSE(has(desk.one(item, utc("2026-01-12T02:05:00Z")).body, "after its time"));
  const Note late = desk.one(item, utc("2026-01-12T02:20:00Z"));
  CHECK(has(late.title, "(late notice)"));
  CHECK(has(late.body, "comes 20 min after its time (2026-01-12 10:00:00 +08:00)"));
}

TEST_CASE("ruling 25: what quiet hours held back says so, and is not late before their end") {
  Desk desk;
  Item item = desk.item(1, "wang", "email");
  item.line.hold_until = utc("2026-01-12T23:00:00Z");
  const Note held = desk.one(item, utc("2026-01-12T23:01:00Z"));
  CHECK_FALSE(has(held.title, "late notice"));
  CHECK(has(held.body, "quiet hours"));
  CHECK(has(desk.one(item, utc("2026-01-12T23:30:00Z")).body, "comes 30 min after its time"));
}

TEST_CASE("ruling 22: repeats that an outage swallowed are counted") {
  Desk desk;
  Item item = desk.item(1, "wang", "email");
  item.line.firing.repeat = 4;
  item.line.firing.joined = 3;
  const Note got = desk.one(item);
  CHECK(has(got.body, "Reminder number 4"));
  CHECK(has(got.body, "joined in this one: 3"));
}

TEST_CASE("ruling 20: a breach that was met or paused since says how it stands") {
  using obligations::Phase;
  Desk desk;
  Item item = desk.item(1, "wang", "email");
  item.occurrence.phase = Phase::fulfilled;
  item.occurrence.settled_at = utc("2026-01-12T02:10:00Z");
  item.occurrence.in_force = obligations::Breach{"P2", utc("2026-01-12T02:00:00Z")};
  CHECK(has(desk.one(item).body, "Met in the meantime, 2026-01-12 10:10:00 +08:00, 10 min after"));
  item.occurrence.in_force.reset();
  CHECK(has(desk.one(item).body, "Met in the meantime, 2026-01-12 10:10:00 +08:00\n"));
  item.occurrence.phase = Phase::paused;
  item.occurrence.due.reset();
  CHECK(has(desk.one(item).body, "Paused"));
  item.occurrence.phase = Phase::halted;
  CHECK(has(desk.one(item).body, "stands still"));
  item.occurrence.phase = Phase::voided;
  CHECK(has(desk.one(item).body, "No longer owed"));
}

TEST_CASE("rule 7: a case that was reclassified after its breach says so") {
  Desk desk;
  Item item = desk.item(1, "wang", "email");
  item.occurrence.reclassified = true;
  item.occurrence.breaches = {{"P1", utc("2026-01-12T01:50:00Z")}};
  CHECK(has(desk.one(item).body, "breached under P1"));
}

TEST_CASE("ruling 19: where acknowledging ends the repeats, the message says how") {
  contract::Contract contract = small();
  contract.obligations.front().steps[1].until = contract::Until::acknowledged;
  Desk desk(contract);
  CHECK(has(desk.one(desk.item(1, "wang", "email")).body, "svcdesk case ack C-31"));
  CHECK_FALSE(has(desk.one(desk.item(0, "li", "email")).body, "case ack"));
}

TEST_CASE("each kind of subject is shown by its own command, an odd id by none") {
  Desk desk;
  Item item = desk.item(1, "wang", "email", "I-3");
  item.about.subject.kind = "inspection";
  CHECK(has(desk.one(item).body, "svcdesk inspect show I-3"));
  item.about.subject = {"contract", "DG-1"};
  CHECK(has(desk.one(item).body, "svcdesk contract milestones --contract DG-1"));
  item.about.subject = {"contract", "x; rm -rf /"};
  CHECK_FALSE(has(desk.one(item).body, "svcdesk contract milestones"));
  CHECK(has(desk.one(item).body, "svcdesk due"));
  item.about.subject = {"coverage", "K-1"};
  CHECK(has(desk.one(item).body, "svcdesk due"));
}

TEST_CASE(
    "F17: nothing that people typed can make a header, a line of its own or an escape (NTF-3)") {
  contract::Contract contract = small();
  contract.title = "x\r\nBcc: eve@example.test";
  contract.obligations.front().title = {"Re\nsponse\x1b[2J", ""};
  Desk desk(contract);
  for (const std::string& evil :
       {std::string("a\r\nBcc: eve@example.test"), std::string("\x1b]52;c;x\x07"),
        std::string("\u202egnp.exe"), std::string("\u2028x"), std::string("a\0b", 3),
        std::string("\xff\xfe"), std::string("\u009b2J")}) {
    Item item = desk.item(1, "wang", "email");
    item.about.title = evil;
    item.about.site = evil;
    const Note mail = desk.one(item);
    item.line.channel = "sms";
    const Note sms = desk.one(item);
    for (const std::string& line : {mail.title, sms.title, sms.body})
      CHECK(printable(line) == line);
    CHECK(printable_lines(mail.body) == mail.body);
    CHECK_FALSE(has(mail.body, "\nBcc"));
  }
}

TEST_CASE("titles of any length give one bounded line") {
  Desk desk;
  Item item = desk.item(1, "wang", "email");
  for (int i = 0; i < 1000; ++i) item.about.title += "核心交换机";
  CHECK(display_width(desk.one(item).title) <= 150);
  std::vector<Item> many;
  std::vector<std::string> ids;
  for (int i = 0; i < 500; ++i) ids.push_back("C-" + std::to_string(i));
  for (const std::string& id : ids) many.push_back(desk.item(1, "wang", "email", id.c_str()));
  const auto messages = desk.write(many);
  REQUIRE(messages.size() == 1);
  CHECK(display_width(messages[0].title) <= 150);
  CHECK(messages[0].keys.size() == 500);
  CHECK(has(messages[0].body, "C-499"));
}

TEST_CASE("a text message is short, and says what, when and which") {
  Desk desk;
  const Note got = desk.one(desk.item(1, "wang", "sms"), utc("2026-01-12T02:03:00Z"));
  CHECK(got.address == "+8613800000002");
  CHECK(got.body ==
        "[C-31 P2] Response: deadline passed; Due 2026-01-12 10:00:00 +08:00, 3 min late, "
        "not met yet; core switch down");
  CHECK(notices::sms_parts(got.body) == 1);
}

TEST_CASE("a text message never takes more than two parts, and never breaks a character") {
  contract::Contract contract = small();
  who(contract, "wang").language = Language::zh_cn;
  Desk desk(contract);
  std::vector<Item> items;
  for (int i = 0; i < 30; ++i) items.push_back(desk.item(1, "wang", "sms", "C-77"));
  for (Item& item : items) item.about.title = "二号机房核心交换机宕机🔥";
  const Note got = desk.write(items).at(0);
  CHECK(notices::sms_parts(got.body) == 2);
  CHECK(is_valid_utf8(got.body));
  CHECK(got.body.ends_with("…"));
  CHECK(got.body.starts_with("共 30 条通知："));
  CHECK(got.keys.size() == 30);
}

TEST_CASE("somebody who is gone from the contract leaves a message without an address") {
  Desk desk;
  CHECK(desk.one(desk.item(1, "gone", "email")).address.empty());
  CHECK(desk.one(desk.item(1, "he", "sms")).address.empty());
}

TEST_CASE("what waits as `else` is carried over, joined and without the channel itself") {
  Desk desk;
  Item first = desk.item(1, "wang", "email", "C-1");
  first.line.or_channels = {"webhook", "email"};
  Item second = desk.item(1, "wang", "email", "C-2");
  second.line.or_channels = {"phone", "webhook"};
  CHECK(desk.write({first, second}).at(0).or_channels == Texts{"webhook", "phone"});
}

TEST_CASE("an obligation or step that the contract no longer has is still told") {
  Desk desk;
  Item item = desk.item(1, "wang", "email");
  item.obligation = nullptr;
  CHECK(has(desk.one(item).title, "response: notice"));
  item = desk.item(99, "wang", "email");
  CHECK(has(desk.one(item).title, "Response: notice"));
}

TEST_CASE("no line makes no message") { CHECK(Desk().write({}).empty()); }

TEST_CASE("the contract's own wording of a step is said, printable") {
  contract::Contract contract = small();
  contract.obligations.front().steps[1].text = "Call the hotline\r\nX: y";
  Desk desk(contract);
  CHECK(has(desk.one(desk.item(1, "wang", "email")).body, "Call the hotline"));
  CHECK_FALSE(has(desk.one(desk.item(1, "wang", "email")).body, "\nX: y"));
}

TEST_CASE("who owes it is said where it is not us") {
  contract::Contract contract = small();
  contract.obligations.front().owed_by = "vendor";
  Desk desk(contract);
  CHECK(has(desk.one(desk.item(1, "wang", "email")).body, "Owed by: vendor"));
}

TEST_CASE("every sentence stands in both languages (NTF-3)") {
  for (const std::string& id : text::ids(Language::en)) {
    if (id.starts_with("notice.")) CHECK_MESSAGE(text::has(id, Language::zh_cn), id);
  }
}
