#include "svcdesk/contract/compiled.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <random>
#include <vector>

#include "reading.hpp"
#include "svcdesk/contract/diff.hpp"

using namespace svcdesk;
using namespace svcdesk::contract;

TEST_CASE("a compiled contract reads back equal (decision 6)") {
  const Contract contract = testing::example();
  CHECK(decompile(compile(contract)) == contract);
  CHECK(decompile(compile(Contract{})) == Contract{});
  CHECK(compile(decompile(compile(contract))) == compile(contract));
}

TEST_CASE("the example reads back within a millisecond (decision 6)") {
  const std::string bytes = compile(testing::example());
  auto best = std::chrono::nanoseconds::max();
  for (int i = 0; i < 20; ++i) {
    const auto start = std::chrono::steady_clock::now();
    const Contract contract = decompile(bytes);
    best = std::min<std::chrono::nanoseconds>(best, std::chrono::steady_clock::now() - start);
    REQUIRE(contract.obligations.size() > 30);
  }
  MESSAGE("decompile: ", best.count() / 1000, " us, ", bytes.size(), " bytes");
#ifdef __OPTIMIZE__
  CHECK(best < std::chrono::milliseconds{1});
#endif
}

TEST_CASE("what fuzzing begins with is of today's form (F12)") {
  for (const char* name : {"small", "parts", "periods", "holiday-days-end"}) {
    CAPTURE(name);
    std::ifstream in(test::source_dir() + "/tests/fuzz/corpus/compiled/" + name, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    CHECK_NOTHROW(decompile(bytes));
  }
}

TEST_CASE("bytes cut short anywhere are refused (decision 6)") {
  const std::string bytes = compile(testing::example());
  for (std::size_t size = 0; size < bytes.size(); size += size < 200 ? 1 : 37) {
    CAPTURE(size);
    try {
      decompile(std::string_view(bytes).substr(0, size));
      FAIL("accepted");
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::database);
    }
  }
  CHECK_THROWS_AS(decompile(bytes + "x"), Error);
}

TEST_CASE("changed bytes are refused or read as some contract, never more (decision 6)") {
  const std::string bytes = compile(testing::example());
  std::mt19937 random(20260112);
  int refused = 0;
  for (int i = 0; i < 400; ++i) {
    std::string broken = bytes;
    for (int k = 0; k < 3; ++k) broken[random() % broken.size()] = static_cast<char>(random());
    try {
      const Contract read = decompile(broken);
      diff(read, read);
      CHECK(decompile(compile(read)) == read);
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::database);
      ++refused;
    }
  }
  CHECK(refused > 0);
}

TEST_CASE("a text longer than what is left is never read (found by fuzz_compiled)") {
  // The length takes two bytes: counted with them, 64 are left; without, 62.
  const std::string head = compile(Contract{}).substr(0, 6) + "\x80\x01";
  const std::string bytes = head + std::string(62, 'x');
  const std::vector<char> exact(bytes.begin(), bytes.end());
  CHECK_THROWS_AS(decompile({exact.data(), exact.size()}), Error);
}

TEST_CASE("a large count never reserves memory (decision 6)") {
  std::string bytes = compile(Contract{}).substr(0, 6);
  bytes += std::string(8, '\xff') + "\x7f";
  CHECK_THROWS_AS(decompile(bytes), Error);
  CHECK_THROWS_AS(decompile("SVCDC\x02 another format"), Error);
  CHECK_THROWS_AS(decompile(""), Error);
}
