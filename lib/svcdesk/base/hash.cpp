#include "svcdesk/base/hash.hpp"

#include <sodium.h>

#include <stdexcept>
#include <vector>

namespace svcdesk {
namespace {

void ready() {
  if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
}

const unsigned char* data(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

std::string hex(const unsigned char* bytes, std::size_t size) {
  std::string out(size * 2 + 1, '\0');
  sodium_bin2hex(out.data(), out.size(), bytes, size);
  out.pop_back();
  return out;
}

}  // namespace

Digest sha256(std::string_view bytes) {
  Digest out{};
  crypto_hash_sha256(out.data(), data(bytes), bytes.size());
  return out;
}

Digest blake2b(std::string_view bytes) {
  Digest out{};
  crypto_generichash(out.data(), out.size(), data(bytes), bytes.size(), nullptr, 0);
  return out;
}

Digest hmac_sha256(std::string_view key, std::string_view bytes) {
  Digest out{};
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, data(key), key.size());
  crypto_auth_hmacsha256_update(&state, data(bytes), bytes.size());
  crypto_auth_hmacsha256_final(&state, out.data());
  return out;
}

std::string to_hex(const Digest& digest) { return hex(digest.data(), digest.size()); }

std::string random_hex(std::size_t bytes) {
  ready();
  std::vector<unsigned char> raw(bytes);
  randombytes_buf(raw.data(), raw.size());
  return hex(raw.data(), raw.size());
}

}  // namespace svcdesk
