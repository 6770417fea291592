#include "svcdesk/journal/payloads.hpp"

#include "svcdesk/base/error.hpp"

namespace svcdesk::journal {
namespace {

constexpr std::int64_t most = 1'000'000'000;

Error impossible(std::string_view key, std::int64_t value) {
  return Error(ErrorCode::database, {"journal.impossible",
                                     {{"key", std::string(key)}, {"value", std::to_string(value)}}})
      .hint({"store.hint.corrupt", {}});
}

}  // namespace

std::string word(const Json& payload, std::string_view key) {
  const Json& member = payload[key];
  if (member.is_integer()) return std::to_string(member.integer());
  return member.is_string() ? member.string() : std::string();
}

std::optional<Instant> moment(const Json& payload, std::string_view key) {
  const Json& member = payload[key];
  if (!member.is_integer()) return std::nullopt;
  const Instant instant{Seconds{member.integer()}};
  if (!possible(instant)) throw impossible(key, member.integer());
  return instant;
}

int number(const Json& payload, std::string_view key) {
  const std::int64_t found = payload.integer(key, 0);
  if (found < 0 || found > most) throw impossible(key, found);
  return static_cast<int>(found);
}

}  // namespace svcdesk::journal
