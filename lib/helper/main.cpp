// svcdesk-helper: what needs curl, libical, gmime or yaml-cpp, apart from svcdesk itself (decision
// 19). It opens no database and gets everything on standard input:
//   send         a JSON request; answers {"outcome": ..., "detail": ...}
//   ics          an iCalendar file; answers its all-day entries
//   mail         an e-mail; answers its texts and attachments
//   device-type  a model's YAML (NetBox, Nautobot); answers what it is and has
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <clocale>
#include <csignal>
#include <cstdio>
#include <exception>
#include <string>
#include <string_view>

#include "readers.hpp"
#include "request.hpp"
#include "senders.hpp"
#include "svcdesk/base/utf8.hpp"

namespace svcdesk::helper {
namespace {

constexpr int exit_failed = 1;
constexpr int exit_usage = 2;
constexpr int exit_bad_input = 65;  // EX_DATAERR
constexpr std::size_t longest_input = 32u << 20u;
constexpr std::size_t longest_detail = 4000;

std::string read_input() {
  std::string out;
  std::array<char, 65536> part{};
  for (;;) {
    const ssize_t size = read(STDIN_FILENO, part.data(), part.size());
    if (size == 0) return out;
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) throw BadInput(0, "standard input cannot be read");
    out.append(part.data(), static_cast<std::size_t>(size));
    if (out.size() > longest_input) throw BadInput(0, "longer than 32 MiB");
  }
}

void write_output(const Json& json) {
  const std::string text = json.dump() + "\n";
  std::string_view rest = text;
  while (!rest.empty()) {
    const ssize_t size = write(STDOUT_FILENO, rest.data(), rest.size());
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) throw std::runtime_error("standard output cannot be written");
    rest.remove_prefix(static_cast<std::size_t>(size));
  }
}

delivery::Result send(const Request& request) {
  switch (request.kind) {
    case delivery::Channel::Kind::smtp:
      return send_smtp(request);
    case delivery::Channel::Kind::webhook:
      return send_webhook(
          request, std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
    case delivery::Channel::Kind::sms_http:
      return send_sms(request);
    case delivery::Channel::Kind::command:
    case delivery::Channel::Kind::file:
      break;
  }
  throw Misconfigured("this kind of channel needs no helper");
}

Json run_send(std::string_view input) {
  delivery::Result result;
  try {
    result = send(read_request(input));
  } catch (const Misconfigured& problem) {
    result = {Outcome::try_again, std::string("channel settings: ") + problem.what()};
  }
  result.detail = printable(result.detail.substr(0, longest_detail));
  return answer(result);
}

int run(std::string_view verb) {
  try {
    const std::string input = read_input();
    if (verb == "send") write_output(run_send(input));
    if (verb == "ics") write_output(read_calendar(input));
    if (verb == "mail") write_output(read_message(input));
    if (verb == "device-type") write_output(read_device_type(input));
    return 0;
  } catch (const BadInput& bad) {
    write_output(Json::object({{"line", bad.line}, {"problem", printable(bad.what())}}));
    return exit_bad_input;
  }
}

}  // namespace
}  // namespace svcdesk::helper

int main(int argc, char** argv) {
  std::setlocale(LC_CTYPE, "C.UTF-8");
  std::signal(SIGPIPE, SIG_IGN);
  const std::string_view verb = argc == 2 ? argv[1] : "";
  if (verb != "send" && verb != "ics" && verb != "mail" && verb != "device-type") {
    std::fputs("usage: svcdesk-helper send|ics|mail|device-type < input\n", stderr);
    return svcdesk::helper::exit_usage;
  }
  try {
    return svcdesk::helper::run(verb);
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "svcdesk-helper: %s\n", problem.what());
    return svcdesk::helper::exit_failed;
  }
}
