#include <cstring>

#include "svcdesk/base/utf8.hpp"
#include "svcdesk/delivery/channels.hpp"
#include "svcdesk/delivery/program.hpp"

namespace svcdesk::delivery {
namespace {

constexpr std::size_t longest_value = 4096;  // of a variable: the rest is on standard input

// sysexits.h: the data, the address or the permission is wrong, and will be at the next try.
bool is_refusal(int code) {
  constexpr int data_error = 65;
  constexpr int unavailable = 69;
  constexpr int no_permission = 77;
  constexpr int config = 78;
  return (code >= data_error && code <= unavailable) || code == no_permission || code == config;
}

std::string words_of(const Finished& finished) {
  return finished.err.empty() ? finished.out : finished.err;
}

Result judge(const Finished& finished, const std::string& name) {
  switch (finished.how) {
    case Finished::How::not_started:
      return {Result::Outcome::try_again, name + ": " + std::strerror(finished.code)};
    case Finished::How::timed_out:
      return {Result::Outcome::try_again, "killed: it did not end in time"};
    case Finished::How::killed:
      return {Result::Outcome::try_again, "ended by signal " + std::to_string(finished.code)};
    case Finished::How::exited:
      break;
  }
  if (finished.code == 0) return {Result::Outcome::delivered, words_of(finished)};
  const std::string words = "exit code " + std::to_string(finished.code) +
                            (words_of(finished).empty() ? "" : ": " + words_of(finished));
  return {is_refusal(finished.code) ? Result::Outcome::refused : Result::Outcome::try_again, words};
}

std::string value(const std::string& text) {
  std::string clean = printable(text);
  if (clean.size() <= longest_value) return clean;
  clean.resize(longest_value);
  return to_valid_utf8(clean);
}

}  // namespace

Result deliver_by_command(const Channel& channel, const Parcel& parcel) {
  if (channel.command.empty()) {
    return {Result::Outcome::try_again, "channel settings: no command"};
  }
  const auto input = channel.settings.find("input");
  const std::string form = input == channel.settings.end() ? "text" : input->second;
  if (form != "text" && form != "json") {
    return {Result::Outcome::try_again, "channel settings: input must be text or json"};
  }
  Program program;
  program.argv = channel.command;
  program.environment = fixed_environment();
  for (std::string& variable : passed_on(channel))
    program.environment.push_back(std::move(variable));
  program.environment.push_back("SVCDESK_TO=" + value(parcel.to));
  program.environment.push_back("SVCDESK_TITLE=" + value(parcel.title));
  program.environment.push_back("SVCDESK_MESSAGE_ID=" + value(parcel.message_id));
  program.environment.push_back(std::string("SVCDESK_URGENT=") + (parcel.urgent ? "1" : "0"));
  program.timeout = channel.timeout;
  const std::string text = form == "json" ? parcel_json(parcel) : to_valid_utf8(parcel.body);
  return judge(run(program, text + "\n"), channel.command.front());
}

}  // namespace svcdesk::delivery
