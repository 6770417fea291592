#include "svcdesk/journal/chain.hpp"

#include <doctest/doctest.h>

#include <set>

#include "svcdesk/base/error.hpp"

using namespace svcdesk::journal;
using svcdesk::Digest;
using svcdesk::Instant;
using svcdesk::Json;
using svcdesk::Seconds;

namespace {

Event sample() {
  Event event;
  event.seq = 7;
  event.contract = "DG-1";
  event.subject = {"case", "C-1"};
  event.refs = {{"asset", "A-1"}, {"report", "R-2"}};
  event.type = "case.noted";
  event.at = Instant{Seconds{1000}};
  event.recorded = Instant{Seconds{2000}};
  event.actor = "li";
  event.request_id = "abc";
  event.payload = Json::object({{"text", "工单"}});
  return event;
}

Digest linked(const Event& event, const Digest& previous = {}) {
  return link(previous, event, refs_text(event), payload_text(event));
}

}  // namespace

TEST_CASE("the same event gives the same hash, on every machine (AUD-2)") {
  CHECK(linked(sample()) == linked(sample()));
  // Kept from the first version: a changed layout would orphan every journal there is.
  CHECK(svcdesk::to_hex(linked(sample())) ==
        "39b15d9b54edc1cb3cc9fcfbef3bca7d5962a75f13243637b04ad1cc15882264");
}

TEST_CASE("every stored field is in the hash (AUD-2)") {
  std::set<Digest> hashes = {linked(sample())};
  const auto changed = [&](auto change) {
    Event event = sample();
    change(event);
    return hashes.insert(linked(event)).second;
  };
  CHECK(changed([](Event& e) { e.seq = 8; }));
  CHECK(changed([](Event& e) { e.contract = "DG-2"; }));
  CHECK(changed([](Event& e) { e.subject.kind = "asset"; }));
  CHECK(changed([](Event& e) { e.subject.id = "C-2"; }));
  CHECK(changed([](Event& e) { e.refs.pop_back(); }));
  CHECK(changed([](Event& e) { e.type = "case.opened"; }));
  CHECK(changed([](Event& e) { e.version = 2; }));
  CHECK(changed([](Event& e) { e.at += Seconds{1}; }));
  CHECK(changed([](Event& e) { e.recorded += Seconds{1}; }));
  CHECK(changed([](Event& e) { e.actor = "wu"; }));
  CHECK(changed([](Event& e) { e.request_id = ""; }));
  CHECK(changed([](Event& e) { e.payload = Json::object(); }));
  Digest other{};
  other[31] = 1;
  CHECK(hashes.insert(linked(sample(), other)).second);
}

TEST_CASE("no byte can move from one field to the next (AUD-2)") {
  Event a = sample();
  a.actor = "ab";
  a.request_id = "c";
  Event b = sample();
  b.actor = "a";
  b.request_id = "bc";
  CHECK(linked(a) != linked(b));
  Event c = sample();
  c.subject = {"cas", "eC-1"};
  CHECK(linked(c) != linked(sample()));
}

TEST_CASE("refs and payload are stored canonically (decision 1)") {
  CHECK(refs_text(sample()) == R"(["asset/A-1","report/R-2"])");
  Event event = sample();
  event.payload = Json::object({{"b", 1}, {"a", "x"}});
  CHECK(payload_text(event) == R"({"a":"x","b":1})");
  event.payload = Json(0.5);
  CHECK_THROWS_AS(payload_text(event), svcdesk::Error);
}

TEST_CASE("a subject is written kind/id and read back") {
  CHECK(Subject::parse("case/C-12") == Subject{"case", "C-12"});
  CHECK(Subject{"contract", "DG-2026-017"}.str() == "contract/DG-2026-017");
  CHECK(Subject::parse("contract/a/b") == Subject{"contract", "a/b"});
  for (const char* wrong : {"", "case", "/C-1", "case/"}) {
    CAPTURE(wrong);
    CHECK_THROWS_AS(Subject::parse(wrong), svcdesk::Error);
  }
}
