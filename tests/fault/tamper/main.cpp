// fault_tamper bits COUNT SEED [PART PARTS]: flips bits of the stored events of a log of 1,000
// (F11), each bit of each column one at a time, and asks `db verify` what it thinks of it. COUNT 0:
// every bit there is, or that part of them. Prints "KEY VALUE" lines.
//
// fault_tamper acts COUNT SEED: what a person with the file and time would do: delete, insert,
// swap, cut off, forge a row beside the events, write the whole chain anew; with and without a head
// that was saved before.
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "acts.hpp"
#include "bits.hpp"

int main(int argc, char** argv) {
  using namespace svcdesk::fault;
  const auto number = [&](int at, std::uint64_t fallback) {
    return at < argc ? std::strtoull(argv[at], nullptr, 10) : fallback;
  };
  const std::string_view what = argc > 3 ? argv[1] : "";
  if (what == "bits") return flip_bits(number(2, 0), number(3, 0), {number(4, 0), number(5, 1)});
  if (what == "acts") return act(number(2, 0), number(3, 0));
  std::fputs("usage: fault_tamper bits|acts COUNT SEED [PART PARTS]\n", stderr);
  return 2;
}
