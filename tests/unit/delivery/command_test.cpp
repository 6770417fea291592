#include <doctest/doctest.h>
#include <fcntl.h>
#include <signal.h>

#include <chrono>
#include <filesystem>
#include <thread>

#include "support.hpp"
#include "svcdesk/base/json.hpp"

using namespace svcdesk;
using delivery::Channel;
using delivery::Parcel;
using delivery::Result;
using Outcome = delivery::Result::Outcome;

namespace {

Channel shell(const std::string& script, Seconds timeout = Seconds{10}) {
  Channel channel;
  channel.name = "hook";
  channel.kind = Channel::Kind::command;
  channel.command = {"/bin/sh", "-c", script};
  channel.timeout = timeout;
  return channel;
}

Result run(const Channel& channel, const Parcel& parcel = test::parcel()) {
  return deliver(channel, test::helper(), parcel);
}

double seconds_for(const Channel& channel, Outcome expected) {
  const auto begun = std::chrono::steady_clock::now();
  CHECK(run(channel).outcome == expected);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

}  // namespace

TEST_CASE(
    "exit code 0 is delivered, sysexits' refusals are refused, all else is tried again (NTF-2)") {
  CHECK(run(shell("exit 0")).outcome == Outcome::delivered);
  for (const int code : {65, 66, 67, 68, 69, 77, 78}) {
    CHECK(run(shell("exit " + std::to_string(code))).outcome == Outcome::refused);
  }
  for (const int code : {1, 2, 64, 70, 71, 75, 76, 79, 126, 127, 255}) {
    CHECK(run(shell("exit " + std::to_string(code))).outcome == Outcome::try_again);
  }
}

TEST_CASE("a command that dies of a signal is tried again, and the signal is named") {
  const Result result = run(shell("kill -SEGV $$"));
  CHECK(result.outcome == Outcome::try_again);
  CHECK(result.detail.find("signal 11") != std::string::npos);
}

TEST_CASE("the message is on standard input, its envelope in the environment (NTF-2)") {
  const test::Folder folder;
  Parcel parcel = test::parcel();
  parcel.body = "第一行\nsecond $(touch x) `id` ; line";
  parcel.urgent = true;
  const std::string out = folder / "out";
  CHECK(run(shell("{ cat; env | sort; } > " + out), parcel).outcome == Outcome::delivered);
  const std::string text = test::read_file(out);
  CHECK(text.starts_with(parcel.body + "\n"));
  CHECK(text.find("SVCDESK_TO=li@example.test\n") != std::string::npos);
  CHECK(text.find("SVCDESK_TITLE=C-1 due\n") != std::string::npos);
  CHECK(text.find("SVCDESK_MESSAGE_ID=n1@desk.test\n") != std::string::npos);
  CHECK(text.find("SVCDESK_URGENT=1\n") != std::string::npos);
}

TEST_CASE("input = json hands over the whole message as JSON (NTF-2)") {
  const test::Folder folder;
  Channel channel = shell("cat > " + (folder / "out"));
  channel.settings["input"] = "json";
  CHECK(run(channel).outcome == Outcome::delivered);
  const Json json = Json::parse(test::read_file(folder / "out"));
  CHECK(json.text("to") == "li@example.test");
  CHECK(json.text("body") == "C-1 is due.");
  channel.settings["input"] = "xml";
  CHECK(run(channel).outcome == Outcome::try_again);
}

TEST_CASE("F18: the command sees a fixed environment and the named secret, nothing else") {
  const test::Folder folder;
  setenv("SVCDESK_TEST_TOKEN", "geheim", 1);
  setenv("SVCDESK_TEST_OTHER", "leak", 1);
  setenv("LD_TEST", "leak", 1);
  Channel channel = shell("env > " + (folder / "out"));
  channel.settings["token-env"] = "SVCDESK_TEST_TOKEN";
  CHECK(run(channel).outcome == Outcome::delivered);
  const std::string text = test::read_file(folder / "out");
  CHECK(text.find("SVCDESK_TEST_TOKEN=geheim\n") != std::string::npos);
  CHECK(text.find("leak") == std::string::npos);
  CHECK(text.find("PATH=/usr/local/bin:/usr/bin:/bin\n") != std::string::npos);
}

TEST_CASE("F18: a secret's variable cannot be one that changes how programs run") {
  for (const char* name : {"LD_PRELOAD", "PATH", "BASH_ENV", "A=B", "", "1X", "A B"}) {
    Channel channel = shell("exit 0");
    channel.settings["token-env"] = name;
    CHECK(run(channel).outcome == Outcome::try_again);
  }
}

TEST_CASE("F18: hostile titles and addresses stay values") {
  const test::Folder folder;
  Parcel parcel = test::parcel();
  parcel.to = "-rf;touch pwned\nSVCDESK_EVIL=1";
  parcel.title = std::string("a\0b\x1b[2J", 7) + std::string(20000, 'x');
  CHECK(run(shell("env > " + (folder / "out")), parcel).outcome == Outcome::delivered);
  const std::string text = test::read_file(folder / "out");
  CHECK(text.find("\nSVCDESK_EVIL") == std::string::npos);
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.size() < 6000);
}

TEST_CASE("F18: a command that hangs is killed at the timeout, with everything that it started") {
  const test::Folder folder;
  const std::string pid_file = folder / "pid";
  const double took = seconds_for(
      shell("sleep 60 & echo $! > " + pid_file + "; sleep 60", Seconds{1}), Outcome::try_again);
  CHECK(took < 2.0);
  const int pid = std::stoi(test::read_file(pid_file));
  std::this_thread::sleep_for(std::chrono::milliseconds{100});
  const std::string stat = test::read_file("/proc/" + std::to_string(pid) + "/stat");
  CHECK((stat.empty() || stat.find(") Z ") != std::string::npos));
}

TEST_CASE("F18: a command that ignores SIGTERM is killed all the same") {
  CHECK(seconds_for(shell("trap '' TERM; while :; do sleep 0.05; done", Seconds{1}),
                    Outcome::try_again) < 2.0);
}

TEST_CASE("F18: a command that forks and ends does not hold up the desk") {
  CHECK(seconds_for(shell("sleep 30 & exit 0"), Outcome::delivered) < 2.0);
  CHECK(seconds_for(shell("setsid sleep 3 & exit 0"), Outcome::delivered) < 2.0);
}

TEST_CASE("F18: a noisy command is read to its end, and its words are cut") {
  const Result result = run(shell("yes 'spam\x1b[31m' | head -c 3000000; exit 65"));
  CHECK(result.outcome == Outcome::refused);
  CHECK(result.detail.size() <= 4 * 500);
  CHECK(result.detail.find('\x1b') == std::string::npos);
  CHECK(result.detail.starts_with("exit code 65: spam"));
}

TEST_CASE("F18: a command that never stops writing is killed at the timeout") {
  CHECK(seconds_for(shell("yes", Seconds{1}), Outcome::try_again) < 2.5);
}

TEST_CASE("F18: a command that closes its standard input does not kill the desk") {
  Parcel parcel = test::parcel();
  parcel.body = std::string(1u << 20u, 'x');
  CHECK(run(shell("exec <&-; sleep 0.2; exit 0"), parcel).outcome == Outcome::delivered);
  CHECK(run(shell("exit 0"), parcel).outcome == Outcome::delivered);
}

TEST_CASE("F18: a megabyte goes in while a megabyte comes out") {
  Parcel parcel = test::parcel();
  parcel.body = std::string(1u << 20u, 'x');
  CHECK(run(shell("cat"), parcel).outcome == Outcome::delivered);
}

TEST_CASE("F18: no descriptor of the desk is open in the command, and no signal is blocked") {
  const test::Folder folder;
  const int open_file = open("/dev/null", O_RDONLY);  // deliberately without O_CLOEXEC
  REQUIRE(open_file > 2);
  sigset_t set, before;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &set, &before);
  CHECK(run(shell("ls /proc/self/fd | wc -l > " + (folder / "n") +
                  "; grep SigBlk /proc/self/status > " + (folder / "s")))
            .outcome == Outcome::delivered);
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  close(open_file);
  CHECK(std::stoi(test::read_file(folder / "n")) == 4);  // the three streams and ls's own folder
  CHECK(test::read_file(folder / "s").find("0000000000000000") != std::string::npos);
}

TEST_CASE("the command is an argument vector, never a shell line (NTF-3)") {
  const test::Folder folder;
  Channel channel = shell("");
  channel.command = {"touch", folder / "a b;$(x)"};
  CHECK(run(channel).outcome == Outcome::delivered);
  CHECK(std::filesystem::exists(folder / "a b;$(x)"));
}

TEST_CASE("a command that does not exist is tried again, and named") {
  Channel channel = shell("");
  channel.command = {"/nonexistent/sms"};
  CHECK(run(channel).outcome == Outcome::try_again);
  CHECK(run(channel).detail.find("/nonexistent/sms") != std::string::npos);
  channel.command = {};
  CHECK(run(channel).outcome == Outcome::try_again);
  channel.command = {""};
  CHECK(run(channel).outcome == Outcome::try_again);
}
