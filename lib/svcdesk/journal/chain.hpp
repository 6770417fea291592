// The hash chain over the events (AUD-2).
#pragma once

#include <string>
#include <string_view>

#include "svcdesk/base/hash.hpp"
#include "svcdesk/journal/event.hpp"

namespace svcdesk::journal {

// SHA-256 over the previous hash and every stored field, each with its length in front, so that no
// byte can move from one field to another. `payload` and `refs` are the stored bytes themselves:
// what is hashed is what is kept (decision 1).
Digest link(const Digest& previous, const Event& event, std::string_view refs_text,
            std::string_view payload_text);

// The bytes that are stored for refs and payload.
std::string refs_text(const Event& event);
std::string payload_text(const Event& event);

}  // namespace svcdesk::journal
