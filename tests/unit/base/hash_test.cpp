#include "svcdesk/base/hash.hpp"

#include <doctest/doctest.h>

using svcdesk::blake2b;
using svcdesk::sha256;
using svcdesk::to_hex;

TEST_CASE("SHA-256 gives the digests of FIPS 180-4 (AUD-2)") {
  CHECK(to_hex(sha256("abc")) ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(to_hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("BLAKE2b gives the digests that b2sum gives (RFC 7693, 256 bits)") {
  CHECK(to_hex(blake2b("abc")) ==
        "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
  CHECK(to_hex(blake2b("")) == "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
}
