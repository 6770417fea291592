#include "story.hpp"

#include <algorithm>

#include "parties.hpp"
#include "svcdesk/assets/payload.hpp"
#include "svcdesk/base/utf8.hpp"
#include "svcdesk/journal/catalogue.hpp"

namespace svcdesk::assets::story {

using svcdesk::test::person;
using svcdesk::test::role;

Instant minute(std::int64_t minutes) { return Instant{Seconds{1768179600 + minutes * 60}}; }

contract::Contract sample() {
  contract::Contract out;
  out.id = "DG-2026-017";
  out.zone = "Asia/Shanghai";
  out.roles = {role("hotline-engineer", "ours"),
               role("project-manager", "ours", {"asset.register"})};
  out.people = {person("chen", "陈一", {"hotline-engineer"}),
                person("li", "李七", {"project-manager"})};
  out.sites = {{"hall-1", {}, {}, {}}, {"hall-2", {}, {}, {}}};
  return out;
}

Wanted wanted(const Words& words) {
  Wanted out;
  for (const auto& [word, value] : words) want(out, word, value);
  return out;
}

void check_draft(const journal::Draft& draft) {
  const journal::EventType* type = journal::find_type(draft.type);
  REQUIRE_MESSAGE(type != nullptr, draft.type);
  CHECK(type->kind == draft.subject.kind);
  const auto rows = payload_keys();
  const auto row = std::ranges::find(rows, draft.type, &PayloadKeys::type);
  REQUIRE_MESSAGE(row != rows.end(), draft.type);
  auto allowed = split_words(row->also);
  for (const std::string& key : split_words(row->always)) {
    CHECK_MESSAGE(draft.payload.contains(key), draft.type << " lacks " << key);
    allowed.push_back(key);
  }
  allowed.emplace_back("clock_behind");
  for (const auto& member : draft.payload.members()) {
    const std::string& key = member.first;
    const bool known = std::find(allowed.begin(), allowed.end(), key) != allowed.end();
    CHECK_MESSAGE(known, draft.type << " says " << key);
  }
  CHECK_NOTHROW(static_cast<void>(draft.payload.canonical()));
}

std::string hints_of(const Error& error) {
  std::string out;
  for (const Message& one : error.hints()) out += one.id + " ";
  return out;
}

std::vector<std::string> told(const std::vector<Edit>& edits) {
  std::vector<std::string> out;
  for (const Edit& one : edits) out.push_back(one.what + ": " + one.before + " -> " + one.after);
  return out;
}

Story& Story::add(const Words& words) { return does(Add{AssetId{1}, wanted(words), {}}); }

void Story::keep(const Drafts& drafts) {
  for (const journal::Draft& draft : drafts) {
    check_draft(draft);
    journal::Event event;
    event.seq = std::ssize(events_) + 1;
    event.contract = terms_.contract().id;
    event.subject = draft.subject;
    event.refs = draft.refs;
    event.type = draft.type;
    event.at = draft.at;
    event.recorded = now_;
    event.actor = actor_;
    event.payload = draft.payload;
    events_.push_back(std::move(event));
  }
}

Story registered() {
  Story story;
  Wanted server = wanted({{"tag", "SRV-1"},
                          {"name", "web"},
                          {"vendor", "Dell"},
                          {"model", "R740"},
                          {"site", "hall-1"},
                          {"rack", "R-07"},
                          {"firmware.bios.version", "2.1"},
                          {"hardware.disk-1.serial_number", "S1"},
                          {"hardware.disk-2.serial_number", "S2"}});
  server.links = {{"connected-to", AssetId{7}, "port 3"}};
  story.does(Add{AssetId{1}, server, {}}).at(10);
  return story;
}

}  // namespace svcdesk::assets::story
