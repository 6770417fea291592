// Hashes and random ids. The only door to libsodium.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace svcdesk {

using Digest = std::array<std::uint8_t, 32>;

// FIPS 180-4.
Digest sha256(std::string_view bytes);

// BLAKE2b (RFC 7693), 256 bits: as strong and several times as fast, for what no other program has
// to work out.
Digest blake2b(std::string_view bytes);

// RFC 2104 with SHA-256.
Digest hmac_sha256(std::string_view key, std::string_view bytes);

std::string to_hex(const Digest& digest);

// Hexadecimal text of that many random bytes from the operating system.
std::string random_hex(std::size_t bytes);

}  // namespace svcdesk
