#include "svcdesk/delivery/delivery.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <utility>

#include "svcdesk/base/error.hpp"
#include "svcdesk/base/json.hpp"
#include "svcdesk/base/utf8.hpp"
#include "svcdesk/delivery/channels.hpp"
#include "svcdesk/text/messages.hpp"

namespace svcdesk::delivery {
namespace {

constexpr std::size_t longest_detail = 500;
constexpr Seconds longest_wait{4000};
constexpr Seconds give_up_after{5 * 86400};

constexpr std::array<std::pair<Channel::Kind, std::string_view>, 5> kinds{{
    {Channel::Kind::smtp, "smtp"},
    {Channel::Kind::webhook, "webhook"},
    {Channel::Kind::sms_http, "sms-http"},
    {Channel::Kind::command, "command"},
    {Channel::Kind::file, "file"},
}};

bool is_variable_name(std::string_view name) {
  return !name.empty() && !(name.front() >= '0' && name.front() <= '9') &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return c == '_' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                  (c >= '0' && c <= '9');
         });
}

// Variables that decide which code a program runs are no place for a secret.
bool is_dangerous(std::string_view name) {
  constexpr std::array<std::string_view, 11> names{
      "PATH",       "IFS",        "ENV",           "BASH_ENV",           "SHELLOPTS",     "LC_ALL",
      "PYTHONPATH", "SVCDESK_TO", "SVCDESK_TITLE", "SVCDESK_MESSAGE_ID", "SVCDESK_URGENT"};
  return name.starts_with("LD_") || std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

std::string_view to_string(Channel::Kind kind) {
  return std::find_if(kinds.begin(), kinds.end(),
                      [&](const auto& row) { return row.first == kind; })
      ->second;
}

std::optional<Channel::Kind> parse_kind(std::string_view word) {
  for (const auto& [kind, name] : kinds) {
    if (name == word) return kind;
  }
  return std::nullopt;
}

std::vector<std::string> passed_on(const Channel& channel) {
  std::vector<std::string> out;
  for (const auto& [name, variable] : channel.settings) {
    if (!name.ends_with("-env")) continue;
    if (!is_variable_name(variable) || is_dangerous(variable)) {
      throw Error(ErrorCode::invalid, {"delivery.bad_variable",
                                       {{"setting", name}, {"variable", printable(variable)}}});
    }
    if (const char* value = std::getenv(variable.c_str())) out.push_back(variable + "=" + value);
  }
  return out;
}

std::string parcel_json(const Parcel& parcel) {
  return Json::object({{"message_id", to_valid_utf8(parcel.message_id)},
                       {"to", to_valid_utf8(parcel.to)},
                       {"title", to_valid_utf8(parcel.title)},
                       {"body", to_valid_utf8(parcel.body)},
                       {"date", parcel.date.time_since_epoch().count()},
                       {"urgent", parcel.urgent}})
      .dump();
}

std::string bounded(std::string_view text) {
  // A character of a hostile answer can become ten when it is made visible.
  std::string clean = printable(text.substr(0, longest_detail * 8));
  std::size_t characters = 0;
  for (std::size_t at = 0; at < clean.size(); ++at) {
    const bool begins = (static_cast<unsigned char>(clean[at]) & 0xC0u) != 0x80u;
    if (begins && characters++ == longest_detail) return clean.substr(0, at);
  }
  return clean;
}

Result deliver(const Channel& channel, const Helper& helper, const Parcel& parcel) {
  using Clock = std::chrono::steady_clock;
  Result result;
  const auto begun = Clock::now();
  try {
    switch (channel.kind) {
      case Channel::Kind::smtp:
      case Channel::Kind::webhook:
      case Channel::Kind::sms_http:
        result = deliver_by_helper(channel, helper, parcel);
        break;
      case Channel::Kind::command:
        result = deliver_by_command(channel, parcel);
        break;
      case Channel::Kind::file:
        result = deliver_to_file(channel, parcel);
        break;
    }
  } catch (const Error& error) {
    result = {Result::Outcome::try_again, text::render(error.text(), Language::en)};
  }
  // The helper gives up a little before the timeout, so that it can still say so.
  const bool late = Clock::now() - begun >= std::chrono::milliseconds{channel.timeout} * 4 / 5;
  if (late && result.outcome == Result::Outcome::try_again) result.answer = Result::Answer::none;
  result.detail = bounded(result.detail);
  return result;
}

std::optional<Instant> next_try(const Channel& channel, std::int64_t tries, Instant queued,
                                Instant now) {
  if (now - queued >= give_up_after) return std::nullopt;
  const Seconds first = std::max(channel.first_retry, Seconds{1});
  const Seconds cap = std::max(longest_wait, first);
  Seconds wait = first;
  for (std::int64_t i = 1; i < tries && wait < cap; ++i) wait *= 2;
  return now + std::min(wait, cap);
}

}  // namespace svcdesk::delivery
