#include <doctest/doctest.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <filesystem>
#include <thread>

#include "support.hpp"
#include "svcdesk/base/error.hpp"
#include "svcdesk/base/json.hpp"

using namespace svcdesk;
using delivery::Channel;
using delivery::Parcel;
using delivery::Result;
using Outcome = delivery::Result::Outcome;

namespace {

Channel file_channel(const std::string& path) {
  Channel channel;
  channel.kind = Channel::Kind::file;
  channel.settings["path"] = path;
  channel.timeout = Seconds{1};
  return channel;
}

Instant at(std::int64_t seconds) { return Instant{Seconds{seconds}}; }

}  // namespace

TEST_CASE("every kind of channel has a word that reads back") {
  for (const char* word : {"smtp", "webhook", "sms-http", "command", "file"}) {
    const auto kind = delivery::parse_kind(word);
    REQUIRE(kind.has_value());
    CHECK(delivery::to_string(*kind) == word);
  }
  CHECK_FALSE(delivery::parse_kind("pigeon").has_value());
  CHECK_FALSE(delivery::parse_kind("SMTP").has_value());
}

TEST_CASE("the first retry comes after the channel's own time, then it doubles (decision 13)") {
  Channel channel;
  channel.first_retry = Seconds{30};
  CHECK(next_try(channel, 1, at(0), at(1000)) == at(1030));
  CHECK(next_try(channel, 2, at(0), at(1000)) == at(1060));
  CHECK(next_try(channel, 4, at(0), at(1000)) == at(1240));
}

TEST_CASE("no wait is longer than 4,000 s, however many tries there were (reliability F8)") {
  Channel channel;
  CHECK(next_try(channel, 4, at(0), at(0)) == at(2400));
  CHECK(next_try(channel, 5, at(0), at(0)) == at(4000));
  CHECK(next_try(channel, 1000000000000, at(0), at(0)) == at(4000));
}

TEST_CASE("a message is given up five days after it was queued, not after a number of tries") {
  Channel channel;
  CHECK(next_try(channel, 500, at(0), at(std::int64_t{5} * 86400 - 1)).has_value());
  CHECK_FALSE(next_try(channel, 1, at(0), at(std::int64_t{5} * 86400)).has_value());
}

TEST_CASE(
    "lesson zammad#5465: an hour of refusals for now stops nothing, it is tried again by itself") {
  Channel channel;
  Instant now = at(0);
  std::int64_t tries = 0;
  while (now < at(3600)) now = next_try(channel, ++tries, at(0), now).value();
  CHECK(tries < 8);
  CHECK(next_try(channel, tries + 1, at(0), now).has_value());
}

TEST_CASE("odd numbers of tries and retry times still give a later time") {
  Channel channel;
  channel.first_retry = Seconds{0};
  CHECK(next_try(channel, 0, at(0), at(100)) == at(101));
  CHECK(next_try(channel, -5, at(0), at(100)) == at(101));
  channel.first_retry = Seconds{7200};
  CHECK(next_try(channel, 3, at(0), at(100)) == at(7300));
}

TEST_CASE("the file channel appends one line of JSON a message, for its owner only (NTF-2)") {
  const test::Folder folder;
  const std::string path = folder / "drill.jsonl";
  Parcel parcel = test::parcel();
  parcel.body = "一行\n两行\x1b";
  for (int i = 0; i < 3; ++i) {
    CHECK(deliver(file_channel(path), test::helper(), parcel).outcome == Outcome::delivered);
  }
  const std::string text = test::read_file(path);
  CHECK(std::count(text.begin(), text.end(), '\n') == 3);
  CHECK(Json::parse(text.substr(0, text.find('\n'))).text("body") == parcel.body);
  struct stat about {};
  REQUIRE(stat(path.c_str(), &about) == 0);
  CHECK((about.st_mode & 0777u) == 0600u);
}

TEST_CASE("F19: the file channel never writes through a link, into a FIFO or a folder") {
  const test::Folder folder;
  std::ofstream(folder / "target") << "precious";
  std::filesystem::create_symlink(folder / "target", folder / "link");
  REQUIRE(mkfifo((folder / "fifo").c_str(), 0600) == 0);
  for (const char* name : {"link", "fifo", ".", "no/such/folder/x"}) {
    CHECK(deliver(file_channel(folder / name), test::helper(), test::parcel()).outcome ==
          Outcome::try_again);
  }
  CHECK(test::read_file(folder / "target") == "precious");
}

TEST_CASE("a full disk leaves no half line behind") {
  const Result result = deliver(file_channel("/dev/full"), test::helper(), test::parcel());
  CHECK(result.outcome ==
        Outcome::try_again);  // not a regular file: said before anything is written
}

TEST_CASE("a file that somebody else holds locked is tried again within the timeout") {
  const test::Folder folder;
  const int other = open((folder / "f").c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  REQUIRE(flock(other, LOCK_EX) == 0);
  CHECK(deliver(file_channel(folder / "f"), test::helper(), test::parcel()).outcome ==
        Outcome::try_again);
  close(other);
  CHECK(deliver(file_channel(folder / "f"), test::helper(), test::parcel()).outcome ==
        Outcome::delivered);
}

TEST_CASE("many writers to one file leave whole lines only") {
  const test::Folder folder;
  Parcel parcel = test::parcel();
  parcel.body = std::string(20000, 'x');
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t) {
    threads.emplace_back([&] {
      Channel channel = file_channel(folder / "f");
      channel.timeout = Seconds{20};
      for (int i = 0; i < 10; ++i) (void)deliver(channel, test::helper(), parcel);
    });
  }
  for (std::thread& thread : threads) thread.join();
  std::istringstream lines(test::read_file(folder / "f"));
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    CHECK(Json::parse(line).text("body").size() == 20000);
  }
  CHECK(count == 80);
}

TEST_CASE("a missing path is the operator's matter: the message waits") {
  Channel channel;
  CHECK(deliver(channel, test::helper(), test::parcel()).outcome == Outcome::try_again);
}

TEST_CASE("a missing helper is tried again and named, never thrown (NTF-1)") {
  Channel channel;
  channel.kind = Channel::Kind::smtp;
  const Result result = deliver(channel, {"/nonexistent/helper"}, test::parcel());
  CHECK(result.outcome == Outcome::try_again);
  CHECK(result.detail.find("/nonexistent/helper") != std::string::npos);
}

TEST_CASE("a helper that says nonsense is tried again") {
  Channel channel;
  channel.kind = Channel::Kind::webhook;
  for (const char* program : {"/bin/true", "/bin/false", "/bin/echo"}) {
    CHECK(deliver(channel, {program}, test::parcel()).outcome == Outcome::try_again);
  }
}

TEST_CASE("nobody listening is tried again, through the real helper (NTF-2)") {
  Channel channel;
  channel.kind = Channel::Kind::smtp;
  channel.settings = {
      {"host", "127.0.0.1"}, {"port", "1"}, {"tls", "none"}, {"from", "d@example.test"}};
  const Result result = deliver(channel, test::helper(), test::parcel());
  CHECK(result.outcome == Outcome::try_again);
  CHECK(result.detail.find("127.0.0.1") != std::string::npos);
}

TEST_CASE("an address that is none is refused without a connection (NTF-3)") {
  Channel channel;
  channel.kind = Channel::Kind::smtp;
  channel.settings = {
      {"host", "127.0.0.1"}, {"port", "1"}, {"tls", "none"}, {"from", "d@example.test"}};
  Parcel parcel = test::parcel();
  parcel.to = "li@example.test\r\nBcc: eve@example.test";
  const Result result = deliver(channel, test::helper(), parcel);
  CHECK(result.outcome == Outcome::refused);
  CHECK(result.detail.find('\r') == std::string::npos);
}

TEST_CASE("invalid UTF-8 in a message reaches the channel as U+FFFD, and never throws") {
  const test::Folder folder;
  Parcel parcel = test::parcel();
  parcel.body = "a\xff";
  CHECK(deliver(file_channel(folder / "f"), test::helper(), parcel).outcome == Outcome::delivered);
  CHECK(test::read_file(folder / "f").find("a\xEF\xBF\xBD") != std::string::npos);
}
