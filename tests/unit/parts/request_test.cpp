#include "svcdesk/parts/request.hpp"

#include "request_story.hpp"

namespace svcdesk::parts::story {

TEST_CASE("a part that is free is reserved in the breath in which it is asked for (PRT-4)") {
  Story story = stocked();
  story.does(a_disk());
  const PartRequest state = story.request();
  CHECK(state.id == PartRequestId{1});
  CHECK(state.contract == "DG-2026-017");
  CHECK(state.case_id == CaseId{3});
  CHECK(state.asset == AssetId{2});
  CHECK(state.level == "P2");
  CHECK(state.requester == "chen");
  CHECK(state.status == RequestStatus::reserved);
  CHECK(state.lot == Lot{"ssd-960g", {"D1"}, 1});
  CHECK(state.depot == "east");
  CHECK(state.place == "hall-1");
  CHECK(state.hit);
  CHECK(story.stock().where("ssd-960g", "D1") == Position{depot("east"), Condition::reserved});
  CHECK(story.stock().free("ssd-960g", "east") == 1);
}

TEST_CASE("asking tells the request, the ledger and the case, in that order (decision 2)") {
  const Drafts drafts = stocked().asks(a_disk());
  CHECK(types_of(drafts) == std::vector<std::string>{"part.requested", "part.reserved",
                                                     "stock.moved", "case.part.requested"});
  const std::vector<journal::Subject> about = {{"case", "C-3"}, {"asset", "A-2"}};
  CHECK(drafts[0].refs == about);
  CHECK(drafts[1].refs == about);
  CHECK(drafts[2].subject == stock_subject("DG-2026-017", "ssd-960g"));
  CHECK(drafts[2].payload.text("request") == "P-1");
  CHECK(drafts[2].refs == std::vector<journal::Subject>{{"part", "P-1"}});
  CHECK(drafts[3].subject == journal::Subject{"case", "C-3"});
  CHECK(drafts[3].payload.text("cycle") == "P-1");
}

TEST_CASE("the depot nearest to the site that has enough serves it (PRT-1)") {
  Story story = stocked();
  story.does(a_disk("ssd-960g", 3));
  CHECK(story.request().depot == "north");
  CHECK(story.last("part.reserved").payload.integer("travel_seconds", 0) == 3 * 3600);
  RequestPart elsewhere = a_disk();
  elsewhere.id = PartRequestId{2};
  elsewhere.about.site = "hall-2";
  elsewhere.choice.depot = "east";
  story.does(elsewhere);
  CHECK(story.last("part.reserved").payload.integer("travel_seconds", 0) == 2 * 3600);
}

TEST_CASE("the site decides which depot is the nearest (PRT-1)") {
  RequestPart request = a_disk();
  request.about.site = "hall-2";
  CHECK(stocked().does(request).request().depot == "north");
  request.about.site.clear();
  request.asset->site = "hall-2";
  CHECK(stocked().does(request).request().depot == "north");
}

TEST_CASE("a depot of which no way is said serves what no other has (PRT-1)") {
  Story story = stocked();
  story.there("psu", "U8", {depot("far"), Condition::tested});
  story.does(a_disk("psu", 2));
  CHECK(story.request().depot == "east");
  RequestPart another = a_disk("psu", 1);
  another.id = PartRequestId{2};
  story.does(another);
  CHECK(story.request("P-2").depot == "far");
  CHECK_FALSE(story.last("part.reserved").payload.contains("travel_seconds"));
}

TEST_CASE("what is not free waits, and says that it was not there (PRT-4, PRT-8)") {
  Story story = stocked();
  const Drafts drafts = story.asks(a_disk("ssd-960g", 4));
  CHECK(types_of(drafts) == std::vector<std::string>{"part.requested", "case.part.requested"});
  CHECK(drafts[0].payload["available"] == Json(false));
  CHECK(drafts[1].payload["available"] == Json(false));
  story.keep(drafts);
  CHECK(story.request().status == RequestStatus::waiting);
  CHECK_FALSE(story.request().hit);
  CHECK(story.stock().free("ssd-960g") == 5);
}

TEST_CASE("nothing is split between depots: one that has enough, or it waits (PRT-4)") {
  RequestPart request = a_disk("dimm", 9);
  CHECK(stocked().does(request).request().status == RequestStatus::waiting);
  request.quantity = 8;
  CHECK(stocked().does(request).request().lot == Lot{"dimm", {}, 8});
}

TEST_CASE("in the depot that is named it is there, or it waits (PRT-1)") {
  RequestPart request = a_disk("ssd-960g", 3);
  request.choice.depot = "east";
  CHECK(stocked().does(request).request().status == RequestStatus::waiting);
  request.choice.depot = "north";
  CHECK(stocked().does(request).request().depot == "north");
}

TEST_CASE("a depot of another contract is refused, whoever asks, and ours are named (PRT-1)") {
  RequestPart request = a_disk();
  request.choice.depot = "depot-of-another";
  for (const char* who : {"chen", "he", "hu", "zhao", "feng", "root"}) {
    const Error error = stocked().as(who).refused(request);
    check_refused(error, "PRT-1", "parts.no_depot", "parts.request.hint.ways");
    CHECK(argument(error.hints().front(), "depots") == "east (40m), north (3h), far");
  }
}

TEST_CASE("a piece that is not in this contract's stock is refused, whoever asks (PRT-1)") {
  RequestPart request = a_disk();
  request.choice.serials = {"FOREIGN"};
  for (const char* who : {"chen", "he", "zhao"}) {
    check_refused(stocked().as(who).refused(request), "PRT-1", "parts.request.not_in_stock",
                  "parts.request.hint.stock");
  }
}

TEST_CASE("a case or a machine of another contract gets nothing (PRT-1)") {
  RequestPart request = a_disk();
  request.about.contract = "DG-2026-018";
  check_refused(stocked().refused(request), "PRT-1", "parts.request.other_contract",
                "parts.request.hint.own_depots");
  request = a_disk();
  request.asset->contract = "DG-2026-018";
  check_refused(stocked().refused(request), "PRT-1", "parts.request.other_contract",
                "parts.request.hint.own_depots");
}

TEST_CASE("a named piece that is not tested is refused (PRT-3)") {
  for (const Condition one : {Condition::received, Condition::returned, Condition::defective,
                              Condition::in_repair, Condition::scrapped}) {
    Story story = stocked();
    story.there("ssd-960g", "X1", {depot("east"), one});
    RequestPart request = a_disk();
    request.choice.serials = {"X1"};
    check_refused(story.refused(request), "PRT-3", "parts.request.untested",
                  "parts.request.hint.test");
  }
}

TEST_CASE("a named piece that somebody else has is refused (PRT-4)") {
  for (const Condition one : {Condition::reserved, Condition::issued, Condition::fitted,
                              Condition::kept, Condition::on_loan}) {
    Story story = stocked();
    story.there("ssd-960g", "X1", {depot("east"), one});
    RequestPart request = a_disk();
    request.choice.serials = {"X1"};
    check_refused(story.refused(request), "PRT-4", "parts.request.not_free",
                  "parts.request.hint.stock");
  }
}

TEST_CASE("a piece is given by its serial number, out of the depot where it lies (PRT-4)") {
  RequestPart request = a_disk("ssd-960g", 2);
  request.choice.serials = {"D5", "D3"};
  Story story = stocked();
  story.does(request);
  CHECK(story.request().lot.serials == std::vector<std::string>{"D5", "D3"});
  CHECK(story.request().depot == "north");
  CHECK(story.stock().free("ssd-960g", "north") == 1);
}

TEST_CASE("pieces that lie in two depots are two requests (PRT-4)") {
  RequestPart request = a_disk("ssd-960g", 2);
  request.choice.serials = {"D1", "D3"};
  check_refused(stocked().refused(request), "PRT-4", "parts.request.other_depot",
                "parts.request.hint.one_depot");
  request = a_disk();
  request.choice = {"north", {"D1"}, {}, {}};
  check_refused(stocked().refused(request), "PRT-4", "parts.request.other_depot");
}

TEST_CASE("a piece in a depot that the contract has given up is out of reach (PRT-1)") {
  Story story = stocked();
  story.there("ssd-960g", "X1", {depot("closed-down"), Condition::tested});
  RequestPart request = a_disk();
  request.choice.serials = {"X1"};
  check_refused(story.refused(request), "PRT-1", "parts.no_depot", "parts.request.hint.ways");
}

TEST_CASE("one piece cannot be given twice (PRT-4)") {
  RequestPart request = a_disk("ssd-960g", 2);
  request.choice.serials = {"D1", "D1"};
  check_refused(stocked().refused(request), "PRT-4", "parts.not_there");
}

TEST_CASE("as many serial numbers as pieces, and none for what has none") {
  RequestPart request = a_disk("ssd-960g", 2);
  request.choice.serials = {"D1"};
  check_misused(stocked().refused(request), "parts.request.serials_quantity");
  request = a_disk("dimm", 1);
  request.choice.serials = {"D1"};
  check_misused(stocked().refused(request), "parts.request.no_serials");
}

TEST_CASE("a kind that the contract lacks is not found, with the nearest") {
  const Error error = stocked().refused(a_disk("ssd-96g"));
  CHECK(error.code() == ErrorCode::not_found);
  CHECK(hints_of(error).find("authority.hint.did_you_mean") != std::string::npos);
}

TEST_CASE("no number of pieces below one, nor beyond what a ledger holds") {
  check_misused(stocked().refused(a_disk("dimm", 0)), "parts.request.quantity");
  check_misused(stocked().refused(a_disk("dimm", -1)), "parts.request.quantity");
  check_misused(stocked().refused(a_disk("dimm", most_pieces + 1)), "parts.request.quantity");
}

TEST_CASE("tools are lent, not given away (PRT-11)") {
  check_refused(stocked().refused(a_disk("crimper")), "PRT-11", "parts.request.is_tool",
                "parts.request.hint.lend");
}

TEST_CASE("no part is asked for a case that has ended (CASE-9)") {
  RequestPart request = a_disk();
  request.about.ended = minute(8);
  check_refused(stocked().refused(request), "CASE-9", "parts.request.case_ended",
                "parts.request.hint.reopen");
}

TEST_CASE("no part is asked for before its case was opened (ruling 17)") {
  RequestPart request = a_disk();
  request.about.opened = minute(7);
  Story story = stocked();
  check_refused(story.late(6).refused(request), "ruling 17", "authority.must_follow");
  CHECK_NOTHROW((void)story.late(7).asks(request));
}

TEST_CASE("a computer whose clock is behind the case keeps nobody from asking (rule 9)") {
  RequestPart request = a_disk();
  request.about.last_event = minute(30);
  const Drafts drafts = stocked().asks(request);
  for (const journal::Draft& one : drafts) {
    CHECK(one.at == minute(30));
    CHECK(one.payload["clock_behind"] == Json(true));
  }
}

TEST_CASE("asking for a part may be bound to a role (ORG-6)") {
  contract::Contract contract = sample();
  contract.roles[0].may = {"part.request"};
  check_refused(stocked(contract).as("hu").refused(a_disk()), "ORG-6", "authority.beyond_role");
  CHECK_NOTHROW((void)stocked(contract).as("chen").asks(a_disk()));
}

TEST_CASE("a substitute is given with the customer's consent, on record (PRT-5)") {
  RequestPart request = a_disk();
  request.choice.substitute = "ssd-1920g";
  request.choice.consent_by = "赵八";
  Story story = stocked();
  story.does(request);
  const PartRequest state = story.request();
  CHECK(state.kind == "ssd-960g");
  CHECK(state.given == "ssd-1920g");
  CHECK(state.lot == Lot{"ssd-1920g", {"B1"}, 1});
  CHECK(state.consent_by == "zhao");
}

TEST_CASE("no substitute without the customer's consent (PRT-5)") {
  RequestPart request = a_disk();
  request.choice.substitute = "ssd-1920g";
  check_refused(stocked().refused(request), "PRT-5", "parts.request.no_consent",
                "parts.request.hint.consent");
  request.choice.consent_by = "wu";
  check_refused(stocked().refused(request), "PRT-5", "authority.not_theirs");
}

TEST_CASE("a substitute performs no worse than what was asked for (PRT-5)") {
  RequestPart request = a_disk();
  request.choice.substitute = "ssd-480g";
  request.choice.consent_by = "zhao";
  check_refused(stocked().refused(request), "PRT-5", "parts.request.below",
                "parts.request.hint.same_kind");
}

TEST_CASE("a substitute whose performance nobody says is below one that is said (PRT-5)") {
  contract::Contract contract = sample();
  contract.parts.kinds[1].performance = 0;
  RequestPart request = a_disk();
  request.choice.substitute = "ssd-1920g";
  request.choice.consent_by = "zhao";
  check_refused(stocked(contract).refused(request), "PRT-5", "parts.request.below");
  contract.parts.kinds[0].performance = 0;
  CHECK_NOTHROW((void)stocked(contract).asks(request));
}

TEST_CASE("what the contract does not name as one is no substitute (PRT-5)") {
  RequestPart request = a_disk();
  request.choice.substitute = "psu";
  request.choice.consent_by = "zhao";
  check_refused(stocked().refused(request), "PRT-5", "parts.request.no_substitute",
                "authority.hint.known");
  request.kind = "psu";
  request.choice.substitute = "ssd-960g";
  check_refused(stocked().refused(request), "PRT-5", "parts.request.no_substitute",
                "parts.request.hint.same_kind");
}

TEST_CASE("the kind itself is no substitute and needs no consent (PRT-5)") {
  RequestPart request = a_disk();
  request.choice.substitute = "ssd-960g";
  CHECK(stocked().does(request).request().consent_by.empty());
}

TEST_CASE("a reservation holds as long as the contract says (PRT-4)") {
  CHECK(reserved_disk().request().until == minute(10 + 24 * 60));
  contract::Contract contract = sample();
  contract.parts.reservation.reset();
  CHECK_FALSE(reserved_disk(contract).request().until);
  contract.parts.reservation = time::Duration{2, time::Unit::working_day};
  // 24:00 of the second day after the 12th.
  CHECK(reserved_disk(contract).request().until == minute(3 * 24 * 60 - 9 * 60));
}

TEST_CASE("one that waited is reserved once stock has come (PRT-4)") {
  Story story = stocked();
  story.does(a_disk("ssd-960g", 4)).at(30);
  check_refused(story.refused(Reserve{}), "PRT-4", "parts.request.none_free",
                "parts.request.hint.stock");
  story.there("ssd-960g", "D6", {depot("north"), Condition::tested}).at(40).does(Reserve{});
  CHECK(story.request().status == RequestStatus::reserved);
  CHECK(story.request().lot.quantity == 4);
  CHECK_FALSE(story.request().hit);
}

TEST_CASE("one that waits may be served by a substitute (PRT-5)") {
  Story story = stocked();
  RequestPart request = a_disk();
  request.choice.depot = "far";
  story.does(request).at(20);
  check_refused(story.refused(Reserve{{{}, {}, "ssd-1920g", {}}}), "PRT-5",
                "parts.request.no_consent");
  story.does(Reserve{{{}, {}, "ssd-1920g", "zhao"}});
  CHECK(story.request().given == "ssd-1920g");
}

TEST_CASE("what is reserved already is not reserved again (PRT-4)") {
  check_refused(reserved_disk().refused(Reserve{}), "PRT-4", "parts.request.not_now");
}

TEST_CASE("waiting for a depot of another contract does not help either (PRT-1)") {
  Story story = stocked();
  story.does(a_disk("ssd-960g", 4)).at(30);
  check_refused(story.refused(Reserve{{"elsewhere", {}, {}, {}}}), "PRT-1", "parts.no_depot",
                "parts.request.hint.ways");
}

TEST_CASE("a text that is not UTF-8 is refused as usage") {
  RequestPart request = a_disk();
  request.place = "\xff";
  check_misused(stocked().refused(request), "authority.not_utf8");
}

}  // namespace svcdesk::parts::story
