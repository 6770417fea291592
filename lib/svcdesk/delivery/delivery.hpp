// Handing messages to the world (NTF-2). The only room that starts programs; SMTP and HTTP are done by
// the helper program, so that no ordinary command loads libcurl.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/time/holidays.hpp"
#include "svcdesk/time/instant.hpp"

namespace svcdesk::delivery {

// What a channel is: the operator's config, never the contract or the database (decision 12).
struct Channel {
  std::string name;                          // "email", "sms", "duty-hook"
  enum class Kind { smtp, webhook, sms_http, command, file } kind = Kind::file;
  std::map<std::string, std::string> settings;  // host, port, tls, user, password-env, url, ...
  std::vector<std::string> command;          // argv, never a shell
  Seconds timeout{30};
  Seconds first_retry{300};
};

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
};

// Where the helper program lies (libexec); found by the caller, never through the environment.
struct Helper {
  std::string path;
};

// Delivers one message; never throws for what the world does, and always returns within the timeout.
Result deliver(const Channel& channel, const Helper& helper, const Parcel& parcel);

// When to try again after that many failed tries: first_retry doubling up to 4,000 s; nothing once
// five days have passed since `queued` (Postfix's defaults).
std::optional<Instant> next_try(const Channel& channel, std::int64_t tries, Instant queued, Instant now);

// Readers that need a big library, through the helper: iCalendar (libical), e-mail (gmime).
time::IcsReader ics_reader(const Helper& helper);

struct MailText {
  std::string message_id, from_name, from_address, subject, body;
  Instant date;
  bool automatic = false;  // Auto-Submitted, Precedence: bulk, List-Id, empty return path
  struct Part { std::string name, type, bytes; };
  std::vector<Part> attachments;
};
MailText read_mail(const Helper& helper, std::string_view bytes);

}  // namespace svcdesk::delivery
