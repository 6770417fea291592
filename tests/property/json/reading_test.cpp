// Our reader against another one (nlohmann's), on random texts, whole and damaged: both take them
// or both refuse them, and they read the same value.
#include <doctest/doctest.h>

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <random>

#include "svcdesk/base/error.hpp"
#include "svcdesk/base/json.hpp"

using svcdesk::Error;
using svcdesk::Json;

namespace {

class Writer {
 public:
  explicit Writer(std::uint32_t seed) : random_(seed) {}

  std::string text() { return value(0); }

  // One to three bytes changed, added or taken away.
  std::string damaged(std::string text) {
    for (std::size_t left = 1 + below(3); left > 0 && !text.empty(); --left) {
      const std::size_t at = below(text.size());
      const char byte =
          below(3) == 0 ? static_cast<char>(1 + below(255)) : pick("{}[]\",:\\u0e-+. tfn");
      switch (below(3)) {
        case 0:
          text[at] = byte;
          break;
        case 1:
          text.insert(at, 1, byte);
          break;
        default:
          text.erase(at, 1);
      }
    }
    return text;
  }

  std::size_t below(std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
  }

 private:
  char pick(std::string_view from) { return from[below(from.size())]; }
  std::string space() { return below(8) == 0 ? std::string(1, pick(" \n\r\t")) : ""; }

  std::string value(int depth) {
    switch (below(depth > 4 ? 4 : 6)) {
      case 0:
        return number();
      case 1:
      case 2:
        return string();
      case 3:
        return std::array{"true", "false", "null"}[below(3)];
      case 4:
        return row('[', ']', depth, [&] { return value(depth + 1); });
      default:
        return row('{', '}', depth, [&, n = 0]() mutable {
          return "\"k" + std::to_string(n++) + "\"" + space() + ":" + value(depth + 1);
        });
    }
  }

  template <class Make>
  std::string row(char open, char close, int depth, Make&& make) {
    std::string out(1, open);
    const std::size_t count = below(static_cast<std::size_t>(6 - std::min(depth, 5)));
    for (std::size_t i = 0; i < count; ++i) {
      out += (i > 0 ? "," : "") + space() + make() + space();
    }
    return out + close;
  }

  std::string number() {
    std::string out = below(2) == 0 ? "-" : "";
    out += std::to_string(below(4) == 0 ? random_() * std::uint64_t{random_()} : below(1000));
    if (below(4) == 0) out += "." + std::to_string(below(1000));
    if (below(6) == 0) out += std::string("e") + pick("+-") + std::to_string(below(200));
    return out;
  }

  std::string string() {
    static const std::array pieces{"a",
                                   "工单",
                                   "\\n",
                                   "\\\"",
                                   "\\u00e9",
                                   "\\u4e2d",
                                   "\\ud83d\\ude00",
                                   "é",
                                   "\\u0000",
                                   "\xf0\x9f\x98\x80",
                                   " ",
                                   "\\/"};
    std::string out = "\"";
    for (std::size_t left = below(8); left > 0; --left) out += pieces[below(pieces.size())];
    return out + '"';
  }

  std::mt19937 random_;
};

std::uint32_t seed() {
  const char* given = std::getenv("SVCDESK_PROPERTY_SEED");
  return given != nullptr ? static_cast<std::uint32_t>(std::strtoul(given, nullptr, 10))
                          : std::random_device{}();
}

}  // namespace

TEST_CASE("a JSON text is read as another reader reads it, and refused where that one refuses") {
  const std::uint32_t started_with = seed();
  MESSAGE("random seed " << started_with);
  Writer writer(started_with);
  int taken = 0;
  int refused = 0;
  for (int n = 0; n < 200'000; ++n) {
    std::string text = writer.text();
    if (n % 2 == 1) text = writer.damaged(std::move(text));
    CAPTURE(text);
    const auto theirs = nlohmann::json::parse(text, nullptr, false);
    std::string problem;
    try {
      const Json ours = Json::parse(text);
      REQUIRE_FALSE(theirs.is_discarded());
      REQUIRE(nlohmann::json::parse(ours.dump()) == theirs);
      ++taken;
    } catch (const Error& error) {
      problem = error.text().args.back().second;
      // They keep the last one of two members of the same name.
      if (!problem.starts_with("duplicate key")) REQUIRE(theirs.is_discarded());
      ++refused;
    }
  }
  CHECK(taken > 100'000);
  CHECK(refused > 20'000);
}
