#include "svcdesk/journal/payloads.hpp"

namespace svcdesk::journal {

std::string word(const Json& payload, std::string_view key) {
  const Json& member = payload[key];
  if (member.is_integer()) return std::to_string(member.integer());
  return member.is_string() ? member.string() : std::string();
}

std::optional<Instant> moment(const Json& payload, std::string_view key) {
  const Json& member = payload[key];
  if (!member.is_integer()) return std::nullopt;
  return Instant{Seconds{member.integer()}};
}

}  // namespace svcdesk::journal
