// Handing messages to the world (NTF-2). The only room that starts programs; SMTP and HTTP are done
// by the helper program, so that no ordinary command loads libcurl. Nothing here may be called
// while a database transaction is open: it waits for other machines.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/time/holidays.hpp"
#include "svcdesk/time/instant.hpp"

namespace svcdesk::delivery {

// What a channel is: the operator's config, never the contract or the database (decision 12). The
// settings of each kind are listed in lib/helper/README.md. A setting whose name ends in "-env"
// names a variable of this process that is handed to the program that delivers; nothing else is.
struct Channel {
  std::string name;  // "email", "sms", "duty-hook"
  enum class Kind { smtp, webhook, sms_http, command, file } kind = Kind::file;
  std::map<std::string, std::string> settings;  // host, port, tls, user, password-env, url, ...
  std::vector<std::string> command;             // argv, never a shell
  Seconds timeout{30};
  Seconds first_retry{300};
};

// "smtp", "webhook", "sms-http", "command", "file": how a config and the helper name the kinds.
std::string_view to_string(Channel::Kind kind);
std::optional<Channel::Kind> parse_kind(std::string_view word);

struct Parcel {
  std::string message_id;  // stable over all tries
  std::string to;
  std::string title;
  std::string body;
  Instant date;
  bool urgent = false;
};

struct Result {
  enum class Outcome { delivered, try_again, refused } outcome = Outcome::try_again;
  std::string detail;  // the server's words, made printable, at most 500 characters
  // none: it was waited for as long as the channel's timeout permits, in vain.
  enum class Answer { in_time, none } answer = Answer::in_time;
};

// Where the helper program lies (libexec); found by the caller, never through the environment.
struct Helper {
  std::string path;
};

// Delivers one message; never throws for what the world does, and always returns within the
// channel's timeout. Mistakes in the settings are try_again: the message waits for the operator.
// command: the message on standard input (setting input = "text", the default, or "json"),
// SVCDESK_TO, SVCDESK_TITLE, SVCDESK_MESSAGE_ID and SVCDESK_URGENT in the environment; exit code 0
// delivered, 65 to 69, 77 and 78 (sysexits.h) refused, all others try_again; what it started dies
// with it. file: one JSON line appended to the file that the setting "path" names, synced.
Result deliver(const Channel& channel, const Helper& helper, const Parcel& parcel);

// When to try again after that many failed tries: first_retry doubling up to 4,000 s; nothing once
// five days have passed since `queued` (Postfix's defaults).
std::optional<Instant> next_try(const Channel& channel, std::int64_t tries, Instant queued,
                                Instant now);

// Readers that need a big library, through the helper: iCalendar (libical), e-mail (gmime), YAML
// (yaml-cpp). Each throws Error(invalid) with the line for a bad file, Error(failed) where the
// helper cannot be run.
time::IcsReader ics_reader(const Helper& helper);

struct MailText {
  std::string message_id, from_name, from_address, subject, body;
  Instant date;            // the epoch where the message has no date
  bool automatic = false;  // Auto-Submitted, Precedence: bulk, List-Id, empty return path, a bounce
  struct Part {
    std::string name, type, bytes;
  };
  std::vector<Part> attachments;
};
MailText read_mail(const Helper& helper, std::string_view bytes);

// A model of equipment as the device-type libraries of NetBox and Nautobot describe it (AST-1).
struct DeviceType {
  std::string manufacturer, model;                   // there is always some text
  std::string part_number, slug, airflow, comments;  // empty where nothing is said
  int half_units = 2;                                // height in a rack: 0, 1 for half a unit, ...
  enum class Depth { full, half } depth = Depth::full;
  std::int64_t grams = 0;  // 0 where nothing is said
  struct Component {
    std::string kind;  // "power-port", "interface", "module-bay", ...
    std::string name, type;
  };
  std::vector<Component> components;
};
DeviceType read_device_type(const Helper& helper, std::string_view bytes);

}  // namespace svcdesk::delivery
