#include "command.hpp"

#include <chrono>
#include <cstdio>

namespace model {

std::string Command::words() const {
  std::string out = verb + " " + std::to_string(number);
  for (const auto& [key, value] : with) out += " " + key + "=" + value;
  return out;
}

std::string text(Time at) {
  const Time reading = wall(at);
  const std::chrono::sys_days midnight{std::chrono::days(reading / day)};
  const std::chrono::year_month_day date(midnight);
  const Time second = reading % day;
  char out[48];
  std::snprintf(out, sizeof out, "%04d-%02u-%02u %02d:%02d:%02d %+03d:00",
                static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()), static_cast<int>(second / 3600),
                static_cast<int>(second / 60 % 60), static_cast<int>(second % 60),
                static_cast<int>((reading - at) / 3600));
  return out;
}

std::string text(const Command& command) {
  std::string out = text(command.now) + "  " + command.verb;
  if (command.number > 0) out += " C-" + std::to_string(command.number);
  for (const auto& [key, value] : command.with) {
    if (value.empty()) continue;
    out += " " + key + "=" + (key == "until" ? text(std::stoll(value)) : value);
  }
  if (command.at) out += " --at " + text(*command.at);
  if (command.who != "chen") out += " --as " + command.who;
  if (!command.request.empty()) out += " --request-id " + command.request;
  if (command.mode == Command::Mode::dry_run) out += " --dry-run";
  return out;
}

std::string text(const std::vector<Command>& commands) {
  std::string out;
  for (const Command& command : commands) out += "  " + text(command) + "\n";
  return out;
}

}  // namespace model
