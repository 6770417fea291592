#include <doctest/doctest.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>

#include "desk_in.hpp"

using namespace svcdesk;
using namespace svcdesk::test;

namespace {

// The resolution is missed: the manager is told by e-mail, else by text message.
void miss_resolution(DrillDesk& desk) {
  const std::string id = desk.open();
  desk.at(5).does(id, cases::Respond{});
  desk.at(60).sweep();
  desk.at(481).sweep();
}

store::NoticeRow only(const DrillDesk& desk, const std::string& person,
                      const std::string& channel) {
  const auto rows = desk.notices(person, channel);
  REQUIRE(rows.size() == 1);
  return rows.front();
}

std::int64_t times(const std::string& text, const std::string& part) {
  std::int64_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++found;
  }
  return found;
}

}  // namespace

TEST_CASE("a notice is delivered over its channel, once (NTF-1)") {
  DrillDesk desk;
  desk.open();
  desk.at(31).sweep();
  desk.channel_to_file("email");
  CHECK(desk.desk().notices().deliver().sent == 1);
  const store::NoticeRow row = only(desk, "li", "email");
  CHECK(row.state == "sent");
  CHECK(row.last_try == minute(31));
  const std::string sent = desk.sent("email");
  CHECK(times(sent, row.message_id) == 1);
  CHECK(times(sent, "li@example.test") == 1);
  CHECK(times(sent, "C-1") > 0);
  CHECK(desk.desk().notices().deliver().sent == 0);
  CHECK(desk.sent("email") == sent);
  CHECK(desk.count("notice.tried") == 1);
}

TEST_CASE("lesson zammad#5465: one channel that fails holds up no other") {
  DrillDesk desk;
  const std::string id = desk.open("P1");
  desk.at(5).does(id, cases::Respond{});
  desk.at(121).sweep();
  desk.channel_to_file("email");
  const desk::DeliveryResult result = desk.desk().notices().deliver();
  CHECK(result.sent == 1);
  CHECK(result.again == 1);
  CHECK(only(desk, "chen", "email").state == "sent");
  const store::NoticeRow waiting = only(desk, "li", "sms");
  CHECK(waiting.state == "queued");
  CHECK(waiting.tries == 1);
  CHECK(waiting.last_error.find("sms") != std::string::npos);
  desk.channel_to_file("sms");
  CHECK(desk.at(200).desk().notices().deliver().sent == 1);
  CHECK(only(desk, "li", "sms").state == "sent");
}

TEST_CASE("a failed try comes again later, under the same message id (NTF-1)") {
  DrillDesk desk;
  desk.open();
  desk.at(31).sweep();
  const std::string script = "echo \"$SVCDESK_MESSAGE_ID\" >> " + (desk.folder / "ids") + "; exit ";
  desk.channel_to_command("email", script + "75");
  CHECK(desk.desk().notices().deliver().again == 1);
  CHECK(desk.desk().notices().deliver().again == 0);
  desk.at(600);
  desk.channel_to_command("email", script + "0");
  CHECK(desk.desk().notices().deliver().sent == 1);
  const store::NoticeRow row = only(desk, "li", "email");
  CHECK(row.tries == 2);
  CHECK(row.last_error.empty());
  std::ifstream ids(desk.folder / "ids");
  for (int i = 0; i < 2; ++i) {
    std::string id;
    std::getline(ids, id);
    CHECK(id == row.message_id);
  }
}

TEST_CASE("what is refused for good is a dead letter, until somebody tries it again (NTF-2)") {
  DrillDesk desk;
  desk.open();
  desk.at(31).sweep();
  desk.channel_to_command("email", "echo no such mailbox >&2; exit 67");
  CHECK(desk.desk().notices().deliver().dead == 1);
  const store::NoticeRow dead = only(desk, "li", "email");
  CHECK(dead.state == "dead");
  CHECK_FALSE(dead.last_error.empty());
  CHECK(desk.at(4000).desk().notices().deliver().dead == 0);
  desk.channel_to_file("email");
  CHECK(desk.desk().notices().deliver().sent == 0);
  desk.desk().notices().retry(NoticeId{dead.number}.str());
  CHECK(desk.desk().notices().deliver().sent == 1);
  CHECK(only(desk, "li", "email").message_id == dead.message_id);
  CHECK(times(desk.sent("email"), dead.message_id) == 1);
  CHECK(desk.faults().empty());
}

TEST_CASE("a letter that somebody tries again has its five days again (NTF-2)") {
  DrillDesk desk;
  desk.open();
  desk.at(31).sweep();
  desk.channel_to_command("email", "exit 75");
  CHECK(desk.desk().notices().deliver().again == 1);
  const std::int64_t week = 8 * day;
  CHECK(desk.at(week).desk().notices().deliver().dead == 1);
  desk.desk().notices().retry("N-1");
  CHECK(desk.desk().notices().deliver().again == 1);
  CHECK(only(desk, "li", "email").next_try < minute(week + hour));
  CHECK(desk.at(week + 4 * day).desk().notices().deliver().again == 1);
  CHECK(desk.at(week + 6 * day).desk().notices().deliver().dead == 1);
  CHECK(desk.faults().empty());
}

TEST_CASE("what was sent is not sent again (NTF-1)") {
  DrillDesk desk;
  desk.open();
  desk.at(31).sweep();
  desk.channel_to_file("email");
  desk.desk().notices().deliver();
  const Error error = refusal([&] { desk.desk().notices().retry("N-1"); });
  CHECK(error.code() == ErrorCode::refused);
  CHECK(error.rule() == "NTF-1");
  CHECK(refusal([&] { desk.desk().notices().retry("N-9"); }).code() == ErrorCode::not_found);
  CHECK(refusal([&] { desk.desk().notices().show("letter"); }).code() == ErrorCode::usage);
}

TEST_CASE("a retry under a known request id changes nothing (decision 10)") {
  DrillDesk desk;
  desk.open();
  desk.at(31).sweep();
  desk.options.request_id = "r-1";
  CHECK(desk.desk().notices().retry("N-1").how == desk::Changed::How::done);
  CHECK(desk.desk().notices().retry("N-1").how == desk::Changed::How::repeated);
  CHECK(desk.count("notice.retried") == 1);
}

TEST_CASE("ruling 24: the other channel is tried only where none could deliver") {
  DrillDesk desk;
  miss_resolution(desk);
  desk.channel_to_file("sms");
  SUBCASE("delivered") {
    desk.channel_to_file("email");
    desk.desk().notices().deliver();
    CHECK(desk.notices("li", "sms").empty());
    CHECK(desk.sent("sms").empty());
  }
  SUBCASE("waiting for another try") {
    desk.channel_to_command("email", "exit 75");
    desk.desk().notices().deliver();
    CHECK(desk.notices("li", "sms").empty());
  }
  SUBCASE("refused for good") {
    desk.channel_to_command("email", "exit 67");
    const desk::DeliveryResult result = desk.desk().notices().deliver();
    CHECK(result.sent == 1);
    const store::NoticeRow other = only(desk, "li", "sms");
    CHECK(other.state == "sent");
    CHECK(other.address == "+86 100 0000 0001");
    CHECK(other.message_id != only(desk, "li", "email").message_id);
    CHECK(times(desk.sent("sms"), "C-1") > 0);
    CHECK(desk.faults().empty());
  }
}

TEST_CASE("a dry run of delivering sends nothing and ends") {
  DrillDesk desk;
  desk.open();
  desk.at(31).sweep();
  desk.channel_to_file("email");
  desk.options.mode = desk::Options::Mode::dry_run;
  CHECK(desk.desk().notices().deliver().sent == 0);
  CHECK(desk.sent("email").empty());
  CHECK(only(desk, "li", "email").tries == 0);
}

TEST_CASE("two deliveries at once send each message once (NTF-1)") {
  DrillDesk desk;
  for (int i = 0; i < 30; ++i) desk.open("P1");
  desk.at(300).sweep();
  desk.channel_to_file("email");
  desk.channel_to_file("sms");
  const std::int64_t queued = desk.count("notice.queued");
  const int first = start([&] { desk.desk().notices().deliver(); });
  const int second = start([&] { desk.desk().notices().deliver(); });
  CHECK(wait_for(first) == 0);
  CHECK(wait_for(second) == 0);
  CHECK(queued == 30 * 4);
  CHECK(times(desk.sent("email"), "\n") + times(desk.sent("sms"), "\n") == queued);
  CHECK(desk.count("notice.tried") == queued);
}

TEST_CASE("a channel that does not answer in time rests, and holds up nobody else (F8)") {
  DrillDesk desk;
  for (int i = 0; i < 10; ++i) desk.open("P1");
  desk.at(300).sweep();
  desk.channel_to_file("email");
  desk.channel_to_command("sms", "sleep 60");
  desk.options.channels["sms"].timeout = Seconds{1};
  store::NoticeQuery waiting;
  waiting.state = "queued";
  waiting.limit = -1;
  std::int64_t letters = 0, texts = 0;
  for (const auto& row : desk.desk().notices().list(waiting)) {
    ++(row.channel == "email" ? letters : texts);
  }
  const auto begun = std::chrono::steady_clock::now();
  const desk::DeliveryResult result = desk.desk().notices().deliver();
  CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds{10});
  CHECK(texts > 5);
  CHECK(letters > 5);
  CHECK(result.again == 1);
  CHECK(result.sent == letters);
  CHECK(times(desk.sent("email"), "\n") == letters);
  std::int64_t tries = 0;
  for (const auto& row : desk.desk().notices().list(waiting)) tries += row.tries;
  CHECK(tries == 1);
  desk.channel_to_file("sms");
  CHECK(desk.at(302).desk().notices().deliver().sent == texts - 1);
  CHECK(desk.at(400).desk().notices().deliver().sent == 1);
}

TEST_CASE("who took a message over whose lease ran out says what became of it (F8)") {
  DrillDesk desk;
  desk.open();
  desk.at(31).sweep();
  const std::string began = desk.folder / "began", go = desk.folder / "go";
  const std::string until = "; while [ ! -e " + go + " ]; do sleep 0.02; done; ";
  std::string ending = "exit 75";
  std::int64_t tried = 1;
  SUBCASE("the first one failed") {}
  SUBCASE("the first one succeeded as well") { ending = "exit 0"; }
  SUBCASE("the first one succeeded, the other failed") {
    ending = "exit 0";
    tried = 2;
  }
  desk.channel_to_command("email", "touch " + began + until + ending);
  const int slow = start([&] { desk.desk().notices().deliver(); });
  while (!std::filesystem::exists(began)) ::usleep(10000);
  desk.at(31 + 120);  // far beyond the lease
  if (tried == 1) desk.channel_to_file("email");
  if (tried == 2) desk.channel_to_command("email", "exit 75");
  desk.desk().notices().deliver();
  CHECK(only(desk, "li", "email").state == (tried == 1 ? "sent" : "queued"));
  std::ofstream(go) << "go";
  CHECK(wait_for(slow) == 0);
  CHECK(only(desk, "li", "email").state == "sent");
  CHECK(desk.count("notice.tried") == tried);
  CHECK(desk.faults().empty());
}

TEST_CASE("a test message goes out and leaves no record (NTF-2)") {
  DrillDesk desk;
  desk.channel_to_file("email");
  const std::int64_t events = desk.count("");
  const auto result = desk.desk().notices().test("email", "somebody@example.test");
  CHECK(result.outcome == delivery::Result::Outcome::delivered);
  CHECK(times(desk.sent("email"), "somebody@example.test") == 1);
  CHECK(desk.count("") == events);
  const Error error = refusal([&] { desk.desk().notices().test("fax", "1"); });
  CHECK(error.code() == ErrorCode::not_found);
}

TEST_CASE("ruling 25: what falls into quiet hours goes out after them") {
  DrillDesk desk;
  desk.at(wall("2026-01-20T15:00")).open("P2");
  desk.at(wall("2026-01-20T15:05")).does("C-1", cases::Respond{});
  desk.at(wall("2026-01-20T15:06")).does("C-1", cases::PauseFor{"customer", {}, ""});
  desk.at(wall("2026-01-20T18:00")).does("C-1", cases::Resume{});
  desk.at(wall("2026-01-20T22:30")).sweep();
  CHECK(desk.count("step.fired", "C-1") == 1);
  CHECK(desk.notices("wu", "email").empty());
  CHECK(desk.desk().cases().why("C-1", "resolve").front().told.front().state == "held");
  desk.at(wall("2026-01-21T01:00")).sweep();
  CHECK(desk.notices("wu", "email").empty());
  desk.at(wall("2026-01-21T07:00")).sweep();
  CHECK(desk.notices("wu", "email").size() == 1);
}
