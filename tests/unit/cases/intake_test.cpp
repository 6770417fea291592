#include "svcdesk/cases/intake.hpp"

#include <algorithm>

#include "story.hpp"

using namespace svcdesk;
using namespace svcdesk::cases;

TEST_CASE("a case opens with reporter, asset, symptom, error text and code (CASE-1)") {
  Open request;
  request.channel = "telephone";
  request.asset = "SAN-1";
  request.symptom = "volume offline";
  request.error_text = "I/O error on dm-3";
  request.error_code = "0x5A";
  request.product = "storage";
  const Case state = Story().open(request).state();
  CHECK(state.id == CaseId{1});
  CHECK(state.status == Status::open);
  CHECK(state.path == Path::hotline);
  CHECK(state.asset == "SAN-1");
  CHECK(state.symptom == "volume offline");
  CHECK(state.error_text == "I/O error on dm-3");
  CHECK(state.error_code == "0x5A");
  CHECK(state.product == "storage");
  CHECK(state.channel == "telephone");
  CHECK(state.opened == minute(0));
  CHECK(state.contract == "DG-2026-017");
}

TEST_CASE("the everyday words for a channel are understood (CASE-1)") {
  for (const auto& [said, kept] :
       std::vector<std::pair<std::string, std::string>>{{"phone", "telephone"},
                                                        {"email", "e-mail"},
                                                        {"mail", "e-mail"},
                                                        {"fax", "fax"},
                                                        {"web", "web"}}) {
    Open request;
    request.channel = said;
    CHECK(Story().open(request).state().channel == kept);
  }
}

TEST_CASE("an unknown channel is a usage error that lists the known ones (CASE-1)") {
  Open request;
  request.channel = "pigeon";
  const Story story;
  try {
    request.title = "x";
    decide(story.terms(), story.acting(), request);
    FAIL("accepted");
  } catch (const Error& error) {
    check_words(error);
    CHECK(error.code() == ErrorCode::usage);
    CHECK(hints_of(error) == "authority.hint.known ");
  }
}

TEST_CASE("a report of a named contact is vouched from the start (ORG-2)") {
  const Case state = Story().open().state();
  CHECK(state.vouched);
  CHECK(state.vouched_by == "zhao");
}

TEST_CASE("a contact is recognised by name and by address too (ORG-2)") {
  for (const char* who : {"赵八", "zhao@example.test", "ZHAO@Example.Test"}) {
    Open request;
    request.reporter = who;
    const Case state = Story().open(request).state();
    CHECK(state.reporter == "zhao");
    CHECK(state.vouched);
  }
}

TEST_CASE("a report from somebody else is taken in and marked (ORG-2)") {
  Open request;
  request.reporter = "somebody at the desk";
  const Case state = Story().open(request).state();
  CHECK(state.reporter == "somebody at the desk");
  CHECK_FALSE(state.vouched);
}

TEST_CASE("without a reporter it is who acts (CASE-1)") {
  Open request;
  request.id = CaseId{4};
  request.title = "x";
  Story story;
  story.as("zhao").keep(decide(story.terms(), story.acting(), request));
  CHECK(story.state().reporter == "zhao");
  CHECK(story.state().vouched);
}

TEST_CASE("the title is the first line of the symptom where none is given (CASE-1)") {
  Open request;
  request.id = CaseId{2};
  request.symptom = "\n  link down\nsince 09:00";
  const Story story;
  const auto title = [&] {
    return decide(story.terms(), story.acting(), request)[0].payload.text("title");
  };
  CHECK(title() == "link down");
  request.symptom = std::string(100'000, 'x');
  CHECK(title() == std::string(65'536, 'x'));
}

TEST_CASE("a case that says nothing at all is refused as usage (CASE-1)") {
  const Story story;
  Open request;
  request.title = "  ";
  try {
    decide(story.terms(), story.acting(), request);
    FAIL("accepted");
  } catch (const Error& error) {
    check_words(error);
    CHECK(error.code() == ErrorCode::usage);
    CHECK(error.text().id == "cases.says_nothing");
  }
}

TEST_CASE("every kind of case of the plan is known, and the contract's own (CASE-10)") {
  const auto kinds = known_kinds(sample());
  for (const char* one : {"fault", "consultation", "tuning", "upgrade", "disaster-recovery",
                          "relocation", "key-date", "planned", "drill"}) {
    CHECK(std::find(kinds.begin(), kinds.end(), one) != kinds.end());
  }
  CHECK(std::count(kinds.begin(), kinds.end(), "tuning") == 1);
}

TEST_CASE("a mistyped kind is not found, and the nearest is offered (CASE-10)") {
  const Story story;
  Open request;
  request.title = "x";
  request.kind = "tunning";
  try {
    decide(story.terms(), story.acting(), request);
    FAIL("accepted");
  } catch (const Error& error) {
    check_words(error);
    CHECK(error.code() == ErrorCode::not_found);
    CHECK(error.hints().at(0).args.at(0).second == "tuning");
  }
}

TEST_CASE("a site and a service number have to be the contract's (CON-7)") {
  const Story story;
  for (const char* what : {"site", "service"}) {
    Open request;
    request.title = "x";
    (std::string(what) == "site" ? request.site : request.service) = "hall-9";
    try {
      decide(story.terms(), story.acting(), request);
      FAIL("accepted");
    } catch (const Error& error) {
      check_words(error);
      CHECK(error.code() == ErrorCode::not_found);
    }
  }
  Open good;
  good.site = "hall-2";
  good.service = "S-02";
  CHECK(Story().open(good).state().service == "S-02");
}

TEST_CASE("a contract that lists no sites takes any (CON-7)") {
  contract::Contract contract = sample();
  contract.sites.clear();
  contract.services.clear();
  Open request;
  request.site = "annex";
  request.service = "77";
  CHECK(Story(contract).open(request).state().site == "annex");
}

TEST_CASE("a level given at the opening is judged in the same breath (CASE-2)") {
  Open request;
  request.level = "P3";
  Story story;
  story.open(request);
  CHECK(story.state().level == "P3");
  CHECK(story.events().size() == 2);
  CHECK(story.events()[1].type == "case.level.set");
}

TEST_CASE("a case opened as critical gets its expert at once (CASE-3)") {
  Open request;
  request.level = "P1";
  request.product = "network";
  CHECK(Story().open(request).state().owner == "yan");
}

TEST_CASE("an opening in the future is refused (clock rule 9)") {
  Story story;
  story.late(5);
  Open request;
  request.title = "x";
  try {
    decide(story.terms(), story.acting(), request);
    FAIL("accepted");
  } catch (const Error& error) {
    check_words(error);
    check_refused(error, "clock rule 9", "authority.in_future", "authority.hint.at");
  }
}

TEST_CASE("a case of the past is opened at its own time (clock rule 9)") {
  Story story;
  story.at(60).late(-600).open();
  CHECK(story.state().opened == minute(-600));
}

TEST_CASE("text that is not UTF-8 is refused before it can reach the journal (CASE-1)") {
  const Story story;
  Open request;
  request.title = "bad \xff";
  try {
    decide(story.terms(), story.acting(), request);
    FAIL("accepted");
  } catch (const Error& error) {
    check_words(error);
    CHECK(error.code() == ErrorCode::usage);
    CHECK(error.text().id == "authority.not_utf8");
  }
}

TEST_CASE("a named contact vouches for somebody else's report (ORG-2)") {
  Open request;
  request.reporter = "visitor";
  Story story;
  story.open(request).at(5).does(Vouch{"zhao"});
  CHECK(story.state().vouched);
  CHECK(story.state().vouched_by == "zhao");
}

TEST_CASE("somebody who is no contact cannot vouch (ORG-2)") {
  Open request;
  request.reporter = "visitor";
  Story story;
  story.open(request);
  check_refused(story.refused(Vouch{"wu"}), "ORG-2", "authority.not_theirs",
                "authority.hint.holders");
  const Error unknown = story.refused(Vouch{"zhoa"});
  CHECK(unknown.code() == ErrorCode::not_found);
  CHECK(unknown.hints().at(0).args.at(0).second == "zhao");
  CHECK(story.refused(Vouch{""}).code() == ErrorCode::usage);
}

TEST_CASE("vouching twice is refused with who did (ORG-2)") {
  const Error error = Story().open().refused(Vouch{"zhao"});
  check_refused(error, "ORG-2", "cases.vouched_already");
  CHECK(error.text().args.at(1).second == "zhao");
}

TEST_CASE(
    "a role that the contract gives the power to vouch takes the place of the contact (ORG-6)") {
  contract::Contract contract = sample();
  contract.roles.back().may.push_back("vouch");
  Open request;
  request.reporter = "visitor";
  Story story(contract);
  story.open(request);
  check_refused(story.refused(Vouch{"zhao"}), "ORG-2", "authority.not_theirs");
  CHECK(story.does(Vouch{"feng"}).state().vouched);
}

TEST_CASE("what our engineer sees on site is told at once and stays with him (ESC-4)") {
  Open request;
  request.channel = "on-site";
  request.reporter = "wu";
  Story story;
  story.open(request);
  CHECK(story.last("case.anomaly").text("seen_by") == "wu");
  CHECK(story.state().owner == "wu");
}

TEST_CASE("an alarm is an anomaly without an owner (ESC-4)") {
  Open request;
  request.channel = "alarm";
  request.reporter = "monitoring";
  Story story;
  story.open(request);
  CHECK(story.last("case.anomaly").text("seen_by") == "monitoring");
  CHECK(story.state().owner.empty());
}
