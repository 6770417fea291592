// What `svcdesk-helper send` is asked on its standard input, and what it answers.
#pragma once

#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "svcdesk/base/json.hpp"
#include "svcdesk/delivery/delivery.hpp"

namespace svcdesk::helper {

using Outcome = delivery::Result::Outcome;

// The operator's settings make no sense: the message waits until they do.
class Misconfigured : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// A channel's settings by name (lib/helper/README.md lists them).
class Settings {
 public:
  explicit Settings(Json members) : members_(std::move(members)) {}

  std::string text(std::string_view name, std::string_view fallback = {}) const;
  // Throws Misconfigured where it is missing or empty.
  std::string required(std::string_view name) const;
  const Json::Object& all() const { return members_.members(); }

  // The secret behind `<name>-env` (a variable) or `<name>-file` (a regular file that nobody but
  // its owner can read, NTF-2); nothing where neither is set. Throws Misconfigured.
  std::optional<std::string> secret(std::string_view name) const;

 private:
  Json members_;
};

struct Request {
  delivery::Channel::Kind kind = delivery::Channel::Kind::smtp;
  Settings settings{Json::object()};
  std::chrono::milliseconds timeout{30000};
  delivery::Parcel parcel;
};

// Throws svcdesk::Error for what is no request.
Request read_request(std::string_view text);

Json answer(const delivery::Result& result);

}  // namespace svcdesk::helper
