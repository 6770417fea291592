// An asset told event by event, and a contract for it.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/assets/register.hpp"
#include "svcdesk/base/error.hpp"
#include "words.hpp"

namespace svcdesk::assets::story {

// Minutes after 2026-01-12 09:00 +08:00.
Instant minute(std::int64_t minutes);

// Two sites; only li, the project manager, may keep the register, chen may not.
contract::Contract sample();

// What is wanted, by the words of want(): {"name", "web"}, {"firmware.bios.version", "2.4"}.
using Words = std::vector<std::pair<std::string, std::string>>;
Wanted wanted(const Words& words);

// Fails the test unless the type is in the catalogue and the payload is as documented.
void check_draft(const journal::Draft& draft);
std::string hints_of(const Error& error);
// "name: web -> db" for each.
std::vector<std::string> told(const std::vector<Edit>& edits);

class Story {
 public:
  explicit Story(contract::Contract contract = sample()) : terms_(std::move(contract)) {}

  Story& as(std::string actor) {
    actor_ = std::move(actor);
    return *this;
  }
  // The clock at that minute; what follows happens then, until it is moved on.
  Story& at(std::int64_t minutes) {
    now_ = at_ = minute(minutes);
    return *this;
  }
  // Happened at that minute, recorded now.
  Story& late(std::int64_t minutes) {
    at_ = minute(minutes);
    return *this;
  }
  Story& under(contract::Contract contract) {
    terms_ = contract::Terms(std::move(contract), terms_.version() + 1);
    return *this;
  }

  // As A-1.
  Story& add(const Words& words);
  Story& edit(const Words& words) { return does(Change{wanted(words), {}, {}}); }

  Drafts asks(const Add& request) const { return decide(terms_, acting(), request); }
  template <class Request>
  Drafts asks(const Request& request) const {
    return decide(terms_, acting(), state(), request);
  }
  template <class Request>
  Story& does(const Request& request) {
    keep(asks(request));
    return *this;
  }
  // With every message of it held against both languages.
  template <class Request>
  Error refused(const Request& request) const {
    try {
      static_cast<void>(asks(request));
    } catch (const Error& error) {
      test::check_words(error);
      return error;
    }
    FAIL("nothing was refused");
    throw Error(ErrorCode::failed, {"unreachable", {}});
  }
  Error refused_add(const Words& words) const {
    return refused(Add{AssetId{1}, wanted(words), {}});
  }
  Error refused_edit(const Words& words) const { return refused(Change{wanted(words), {}, {}}); }

  void keep(const Drafts& drafts);
  Asset state() const { return fold(events_); }
  Acting acting() const { return {actor_, at_, now_}; }
  std::vector<journal::Event>& events() { return events_; }

 private:
  contract::Terms terms_;
  std::vector<journal::Event> events_;
  std::string actor_ = "li";
  Instant at_ = minute(0);
  Instant now_ = minute(0);
};

// SRV-1, a server at hall-1 with a BIOS and two disks, linked to A-7; the clock at 10.
Story registered();

}  // namespace svcdesk::assets::story
