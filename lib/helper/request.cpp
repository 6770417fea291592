#include "request.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "svcdesk/base/error.hpp"

namespace svcdesk::helper {
namespace {

constexpr std::size_t longest_secret = 4096;

std::string without_line_end(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  return text;
}

void check_protected(int file, const std::string& path) {
  struct stat about {};
  if (fstat(file, &about) != 0 || !S_ISREG(about.st_mode)) {
    throw Misconfigured("secret file " + path + " is no regular file");
  }
  if ((about.st_mode & 077u) != 0) {
    throw Misconfigured("secret file " + path + " can be read by others; chmod 600 it");
  }
  if (about.st_uid != geteuid() && about.st_uid != 0) {
    throw Misconfigured("secret file " + path + " belongs to somebody else");
  }
}

std::string read_secret_file(const std::string& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (file < 0) throw Misconfigured("secret file " + path + ": " + std::strerror(errno));
  std::string out(longest_secret + 1, '\0');
  ssize_t size = -1;
  try {
    check_protected(file, path);
    size = read(file, out.data(), out.size());
  } catch (...) {
    close(file);
    throw;
  }
  close(file);
  if (size < 0) throw Misconfigured("secret file " + path + " cannot be read");
  if (static_cast<std::size_t>(size) > longest_secret) {
    throw Misconfigured("secret file " + path + " is longer than 4096 bytes");
  }
  out.resize(static_cast<std::size_t>(size));
  return without_line_end(std::move(out));
}

delivery::Channel::Kind kind_of(const std::string& word) {
  if (word == "smtp") return delivery::Channel::Kind::smtp;
  if (word == "webhook") return delivery::Channel::Kind::webhook;
  if (word == "sms-http") return delivery::Channel::Kind::sms_http;
  throw Misconfigured("the helper has no kind of channel \"" + word + "\"");
}

std::string_view word_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::delivered:
      return "delivered";
    case Outcome::try_again:
      return "try-again";
    case Outcome::refused:
      return "refused";
  }
  return "try-again";
}

}  // namespace

std::string Settings::text(std::string_view name, std::string_view fallback) const {
  return members_.text(name, fallback);
}

std::string Settings::required(std::string_view name) const {
  std::string value = text(name);
  if (value.empty()) throw Misconfigured("setting \"" + std::string(name) + "\" is missing");
  return value;
}

std::optional<std::string> Settings::secret(std::string_view name) const {
  const std::string variable = text(std::string(name) + "-env");
  if (!variable.empty()) {
    const char* value = std::getenv(variable.c_str());
    if (value == nullptr || *value == '\0') {
      throw Misconfigured("environment variable " + variable + " is not set");
    }
    return std::string(value);
  }
  const std::string path = text(std::string(name) + "-file");
  if (path.empty()) return std::nullopt;
  std::string value = read_secret_file(path);
  if (value.empty()) throw Misconfigured("secret file " + path + " is empty");
  return value;
}

Request read_request(std::string_view text) {
  const Json json = Json::parse(text);
  const Json& parcel = json["parcel"];
  Request request;
  request.kind = kind_of(json.text("kind"));
  request.settings = Settings(json["settings"].is_object() ? json["settings"] : Json::object());
  request.timeout = std::chrono::milliseconds{json.integer("timeout_ms", 30000)};
  request.parcel.message_id = parcel["message_id"].string();
  request.parcel.to = parcel["to"].string();
  request.parcel.title = parcel.text("title");
  request.parcel.body = parcel.text("body");
  request.parcel.date = Instant{Seconds{parcel["date"].integer()}};
  request.parcel.urgent = parcel["urgent"].boolean();
  return request;
}

Json answer(const delivery::Result& result) {
  return Json::object(
      {{"outcome", Json(word_of(result.outcome))}, {"detail", Json(result.detail)}});
}

}  // namespace svcdesk::helper
