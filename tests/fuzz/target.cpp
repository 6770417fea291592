#include "target.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>

#include "places.hpp"
#include "svcdesk/text/messages.hpp"

namespace svcdesk::fuzz {
namespace {

// Processor time, so that a busy machine finds nothing that is not there. Ten times what an input
// may take without sanitizers.
constexpr std::clock_t longest = CLOCKS_PER_SEC;

void check_words(const Message& message) {
  for (const Language language : {Language::en, Language::zh_cn}) {
    holds(text::has(message.id, language), message.id.c_str());
    text::render(message, language);
  }
}

}  // namespace

void holds(bool what, const char* words) {
  if (what) return;
  std::fprintf(stderr, "fuzz: does not hold: %s\n", words);
  std::abort();
}

bool accepted(std::initializer_list<ErrorCode> codes, const std::function<void()>& work) {
  try {
    work();
    return true;
  } catch (const Error& error) {
    holds(std::find(codes.begin(), codes.end(), error.code()) != codes.end(), error.what());
    check_words(error.text());
    for (const Message& hint : error.hints()) check_words(hint);
    for (const Finding& finding : error.findings()) check_words(finding.text);
    return false;
  }
}

std::string_view first_part(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\0'), rest.size());
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return part;
}

std::string project_file(const std::string& name) {
  std::ifstream in(test::source_dir() + "/" + name, std::ios::binary);
  holds(in.good(), name.c_str());
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace svcdesk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace svcdesk::fuzz;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto in_time = [&] {
    const std::clock_t begin = std::clock();
    one(bytes);
    return std::clock() - begin < longest;
  };
  // Twice: a machine that runs out of memory lets whoever works just then look for some.
  holds(in_time() || in_time(), "within a second");
  return 0;
}
