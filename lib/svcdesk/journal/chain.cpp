#include "svcdesk/journal/chain.hpp"

#include <bit>
#include <cstdint>

namespace svcdesk::journal {
namespace {

// Eight bytes, the most significant first: the same on every machine.
void put_number(std::string& out, std::uint64_t number) {
  for (int shift = 56; shift >= 0; shift -= 8) {
    out += static_cast<char>(static_cast<unsigned char>(number >> shift));
  }
}

void put_number(std::string& out, std::int64_t number) {
  put_number(out, std::bit_cast<std::uint64_t>(number));
}

void put_text(std::string& out, std::string_view text) {
  put_number(out, static_cast<std::uint64_t>(text.size()));
  out += text;
}

}  // namespace

Digest link(const Digest& previous, const Event& event, std::string_view refs_text,
            std::string_view payload_text) {
  std::string bytes(reinterpret_cast<const char*>(previous.data()), previous.size());
  put_number(bytes, event.seq);
  put_text(bytes, event.contract);
  put_text(bytes, event.subject.kind);
  put_text(bytes, event.subject.id);
  put_text(bytes, refs_text);
  put_text(bytes, event.type);
  put_number(bytes, event.version);
  put_number(bytes, std::int64_t{event.at.time_since_epoch().count()});
  put_number(bytes, std::int64_t{event.recorded.time_since_epoch().count()});
  put_text(bytes, event.actor);
  put_text(bytes, event.request_id);
  put_text(bytes, payload_text);
  return sha256(bytes);
}

std::string refs_text(const Event& event) {
  Json refs = Json::array();
  for (const Subject& ref : event.refs) refs.push(ref.str());
  return refs.canonical();
}

std::string payload_text(const Event& event) { return event.payload.canonical(); }

}  // namespace svcdesk::journal
