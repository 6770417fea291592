#include "refusal.hpp"
#include "request_story.hpp"
#include "svcdesk/parts/request.hpp"

namespace svcdesk::parts::story {

TEST_CASE("the manager of the delivery centre approves a request (PRT-4)") {
  Story story = reserved_disk();
  story.as("he").does(ApproveRequest{});
  CHECK(story.request().approved_by == "he");
  CHECK(story.request().approved_at == minute(11));
  CHECK(story.request().status == RequestStatus::reserved);
}

TEST_CASE("approving a request is beyond other roles (ORG-6)") {
  for (const char* who : {"chen", "wu", "hu", "zhao"}) {
    check_refused(reserved_disk().as(who).refused(ApproveRequest{}), "ORG-6",
                  "authority.beyond_role");
  }
}

TEST_CASE("an approval by telephone is recorded under the name of who gave it (PRT-4)") {
  Story story = reserved_disk();
  story.does(ApproveRequest{"何四"});
  CHECK(story.request().approved_by == "he");
  check_refused(reserved_disk().refused(ApproveRequest{"sun"}), "PRT-4", "authority.not_theirs");
}

TEST_CASE("nobody approves what they asked for themselves (PRT-4)") {
  Story story = stocked();
  story.as("he").does(a_disk()).at(11);
  check_refused(story.refused(ApproveRequest{}), "PRT-4", "parts.request.own_approval",
                "parts.request.hint.nobody_else");
  check_refused(story.as("chen").refused(ApproveRequest{"he"}), "PRT-4",
                "parts.request.own_approval");
}

TEST_CASE("who asked for it themselves is told who else may approve it (PRT-4)") {
  contract::Contract contract = sample();
  contract.people[1].roles.push_back(contract.people[3].roles.front());
  Story story = stocked(contract);
  story.as("he").does(a_disk()).at(11);
  const Error error = story.refused(ApproveRequest{});
  check_refused(error, "PRT-4", "parts.request.own_approval", "parts.request.hint.other_approves");
  CHECK(error.hints().front().args ==
        std::vector<std::pair<std::string, std::string>>{
            {"part", "P-1"}, {"holders", contract.people[1].id}, {"subject", "P-1"}});
}

TEST_CASE("where no role carries the approval, it is still ours and another's (PRT-4, ORG-6)") {
  contract::Contract contract = sample();
  contract.people[3].roles = {"project-manager"};
  check_refused(reserved_disk(contract).as("zhao").refused(ApproveRequest{}), "ORG-6",
                "authority.customers_person", "parts.request.hint.ours_approve");
  check_refused(reserved_disk(contract).as("chen").refused(ApproveRequest{}), "PRT-4",
                "parts.request.own_approval", "parts.request.hint.anybody_else");
  CHECK_NOTHROW((void)reserved_disk(contract).as("he").asks(ApproveRequest{}));
}

TEST_CASE("a request is approved once, also while it waits (PRT-4)") {
  Story story = stocked();
  story.does(a_disk("ssd-960g", 4)).at(11).as("he").does(ApproveRequest{}).at(12);
  check_refused(story.refused(ApproveRequest{}), "PRT-4", "parts.request.approved_already");
}

TEST_CASE("an approval may be recorded late, but not before the request (ruling 17)") {
  Story story = stocked();
  story.does(a_disk("ssd-960g", 4)).at(30);
  story.there("ssd-960g", "D6", {depot("north"), Condition::tested}).does(Reserve{});
  story.at(31).as("he").late(9);
  check_refused(story.refused(ApproveRequest{}), "ruling 17", "authority.before_opened");
  story.late(20).does(ApproveRequest{});
  CHECK(story.request().approved_at == minute(20));
  CHECK(story.request().status == RequestStatus::reserved);
}

TEST_CASE("nothing is issued without an approval (PRT-4)") {
  check_refused(reserved_disk().as("hu").refused(Issue{"wu"}), "PRT-4",
                "parts.request.not_approved", "parts.request.hint.approve");
}

TEST_CASE("nothing is issued that is not reserved (PRT-4)") {
  Story story = stocked();
  story.does(a_disk("ssd-960g", 4)).at(11).as("he").does(ApproveRequest{}).at(12);
  check_refused(story.as("hu").refused(Issue{"wu"}), "PRT-4", "parts.request.not_reserved",
                "parts.request.hint.reserve");
}

TEST_CASE("nothing is issued once the reservation has run out (PRT-4)") {
  Story story = reserved_disk();
  story.as("he").does(ApproveRequest{}).as("hu").at(10 + 24 * 60);
  check_refused(story.refused(Issue{"wu"}), "PRT-4", "parts.request.expired",
                "parts.request.hint.another");
  CHECK_NOTHROW((void)story.at(9 + 24 * 60).asks(Issue{"wu"}));
}

TEST_CASE("nothing is issued before it was approved (ruling 17)") {
  Story story = reserved_disk();
  story.at(15).as("he").does(ApproveRequest{}).at(16).as("hu").late(14);
  check_refused(story.refused(Issue{"wu"}), "ruling 17", "authority.must_follow");
}

TEST_CASE("a part is issued to somebody of ours who is named (PRT-4)") {
  Story story = reserved_disk();
  story.as("he").does(ApproveRequest{}).as("hu");
  check_misused(story.refused(Issue{}), "parts.request.issue_to");
  check_refused(story.refused(Issue{"zhao"}), "ORG-6", "authority.customers_person");
  CHECK(story.refused(Issue{"nobody"}).code() == ErrorCode::not_found);
  story.does(Issue{"吴二"});
  CHECK(story.request().issued_to == "wu");
  CHECK(story.request().status == RequestStatus::issued);
  CHECK(story.stock().where("ssd-960g", "D1") ==
        Position{{Place::Kind::person, "wu"}, Condition::issued});
}

TEST_CASE("issuing may be bound to a role (ORG-6)") {
  contract::Contract contract = sample();
  contract.roles[3].may = {"part.issue"};
  Story story = reserved_disk(contract);
  story.as("he").does(ApproveRequest{});
  check_refused(story.as("chen").refused(Issue{"wu"}), "ORG-6", "authority.beyond_role");
  CHECK_NOTHROW((void)story.as("hu").asks(Issue{"wu"}));
}

TEST_CASE("what was issued is not issued again (PRT-4)") {
  check_refused(issued_disk().as("hu").refused(Issue{"sun"}), "PRT-4", "parts.request.not_now");
}

TEST_CASE("a piece that left the ledger meanwhile cannot be issued (PRT-4)") {
  Story story = reserved_disk();
  story.as("he").does(ApproveRequest{}).as("hu");
  const Error error = svcdesk::test::refusal(
      [&] { (void)decide(story.terms(), story.acting(), story.request(), Stock(), Issue{"wu"}); });
  check_refused(error, "PRT-4", "parts.not_there");
}

TEST_CASE("a part is delivered by a named person to the place the customer names (PRT-4)") {
  Story story = issued_disk();
  const Drafts drafts = story.at(20).asks(Deliver{"sun", "loading bay 3", "赵八"});
  CHECK(types_of(drafts) ==
        std::vector<std::string>{"part.delivered", "stock.moved", "case.part.delivered"});
  CHECK(drafts[2].payload.text("cycle") == "P-1");
  story.keep(drafts);
  const PartRequest state = story.request();
  CHECK(state.status == RequestStatus::delivered);
  CHECK(state.delivered_by == "sun");
  CHECK(state.received_by == "zhao");
  CHECK(state.lies == Position{{Place::Kind::customer, "loading bay 3"}, Condition::issued});
  CHECK(story.stock().where("ssd-960g", "D1") == state.lies);
}

TEST_CASE("without another word it goes where it was asked for, with who took it (PRT-4)") {
  const PartRequest state = delivered_disk().request();
  CHECK(state.delivered_by == "wu");
  CHECK(state.lies == Position{site("hall-1"), Condition::issued});
  CHECK(state.delivered_at == minute(20));
}

TEST_CASE("a place that nobody named is the customer's (PRT-4)") {
  Story story = stocked();
  RequestPart request = a_disk();
  request.about.site.clear();
  request.asset.reset();
  story.does(request).as("he").does(ApproveRequest{}).as("hu").does(Issue{"wu"});
  CHECK(story.last("part.issued").refs == std::vector<journal::Subject>{{"case", "C-3"}});
  story.does(Deliver{});
  CHECK(story.request().lies->place.str() == "customer/Example Bureau");
}

TEST_CASE("only what was issued is delivered, once (PRT-4)") {
  check_refused(reserved_disk().refused(Deliver{}), "PRT-4", "parts.request.not_now",
                "parts.request.hint.issue_first");
  check_refused(delivered_disk().refused(Deliver{}), "PRT-4", "parts.request.not_now");
}

TEST_CASE("a part is delivered by one of ours, after it was issued (PRT-4, ruling 17)") {
  Story story = issued_disk();
  check_refused(story.refused(Deliver{"zhao", {}, {}}), "ORG-6", "authority.customers_person");
  check_refused(story.late(11).refused(Deliver{}), "ruling 17", "authority.must_follow");
}

TEST_CASE("a cancelled request gives back what was reserved (PRT-4)") {
  Story story = reserved_disk();
  const Drafts drafts = story.asks(CancelRequest{"solved by a restart"});
  CHECK(types_of(drafts) ==
        std::vector<std::string>{"part.cancelled", "stock.moved", "case.part.cancelled"});
  story.keep(drafts);
  CHECK(story.request().status == RequestStatus::cancelled);
  CHECK(story.request().reason == "solved by a restart");
  CHECK(story.request().ended == minute(11));
  CHECK(story.stock().free("ssd-960g", "east") == 2);
}

TEST_CASE("one that waits is cancelled without a move (PRT-4)") {
  Story story = stocked();
  story.does(a_disk("ssd-960g", 4)).at(11);
  CHECK(types_of(story.asks(CancelRequest{"not needed"})) ==
        std::vector<std::string>{"part.cancelled", "case.part.cancelled"});
}

TEST_CASE("a request is cancelled for a reason") {
  check_misused(reserved_disk().refused(CancelRequest{" "}), "parts.request.reason_missing");
}

TEST_CASE("what was issued comes back, it is not cancelled (PRT-4)") {
  check_refused(issued_disk().refused(CancelRequest{"x"}), "PRT-4", "parts.request.not_now",
                "parts.request.hint.return");
}

TEST_CASE("a request that was cancelled takes no more steps (PRT-4)") {
  Story story = reserved_disk();
  story.does(CancelRequest{"x"}).at(12);
  check_refused(story.refused(Reserve{}), "PRT-4", "parts.request.not_now",
                "parts.request.hint.another");
  check_refused(story.as("he").refused(ApproveRequest{}), "PRT-4", "parts.request.not_now",
                "parts.request.hint.another");
  check_refused(story.refused(Issue{"wu"}), "PRT-4", "parts.request.not_now");
  check_refused(story.refused(Deliver{}), "PRT-4", "parts.request.not_now");
  check_refused(story.refused(CancelRequest{"y"}), "PRT-4", "parts.request.not_now");
  check_refused(story.refused(a_swap()), "PRT-4", "parts.request.not_now");
}

TEST_CASE("cancelling is for who may ask (ORG-6)") {
  contract::Contract contract = sample();
  contract.roles[0].may = {"part.request"};
  check_refused(reserved_disk(contract).as("hu").refused(CancelRequest{"x"}), "ORG-6",
                "authority.beyond_role");
}

TEST_CASE("a reservation that ran out frees its pieces, as expired (PRT-4)") {
  Story story = reserved_disk();
  check_refused(story.at(9 + 24 * 60).refused(Lapse{}), "PRT-4", "parts.request.not_expired");
  story.at(10 + 24 * 60).as("desk").does(Lapse{});
  CHECK(story.request().status == RequestStatus::cancelled);
  CHECK(story.request().reason == "expired");
  CHECK(story.stock().free("ssd-960g", "east") == 2);
  CHECK(story.last("case.part.cancelled").payload.text("reason") == "expired");
}

TEST_CASE("a reservation runs out after what was recorded last (ruling 17)") {
  Story story = reserved_disk();
  story.at(20 + 24 * 60).as("he").does(ApproveRequest{}).at(21 + 24 * 60).late(19 + 24 * 60);
  check_refused(story.refused(Lapse{}), "ruling 17", "authority.must_follow");
}

TEST_CASE("only a reservation expires, and one without an end never (PRT-4)") {
  check_refused(issued_disk().at(9999).refused(Lapse{}), "PRT-4", "parts.request.not_now");
  contract::Contract contract = sample();
  contract.parts.reservation.reset();
  check_refused(reserved_disk(contract).at(99999).refused(Lapse{}), "PRT-4",
                "parts.request.not_expired");
}

TEST_CASE("what waits or is reserved for a case that is over is given up (PRT-4)") {
  Story story = reserved_disk();
  story.as("desk").does(Lapse{"withdrawn"});
  CHECK(story.request().status == RequestStatus::cancelled);
  CHECK(story.request().reason == "case-withdrawn");
  CHECK(story.stock().free("ssd-960g", "east") == 2);
  check_refused(issued_disk().refused(Lapse{"closed"}), "PRT-4", "parts.request.not_now");
}

TEST_CASE("a request of another contract is out of reach (PRT-1)") {
  const Story story = reserved_disk();
  const contract::Terms other(sample("DG-2026-018"));
  const Error error = svcdesk::test::refusal(
      [&] { (void)decide(other, story.acting(), story.request(), story.stock(), Issue{"wu"}); });
  check_refused(error, "PRT-1", "parts.request.other_contract");
}

TEST_CASE("a clock behind the request keeps nobody from going on (rule 9)") {
  Story story = issued_disk();
  story.at(5).does(Deliver{});
  CHECK(story.request().delivered_at == minute(12));
  CHECK(story.last("part.delivered").payload["clock_behind"] == Json(true));
}

TEST_CASE("states and fates have their words") {
  CHECK(to_string(RequestStatus::waiting) == "waiting");
  CHECK(to_string(RequestStatus::reserved) == "reserved");
  CHECK(to_string(RequestStatus::issued) == "issued");
  CHECK(to_string(RequestStatus::delivered) == "delivered");
  CHECK(to_string(RequestStatus::fitted) == "fitted");
  CHECK(to_string(RequestStatus::returned) == "returned");
  CHECK(to_string(RequestStatus::cancelled) == "cancelled");
  CHECK(to_string(Fate::stays) == "stays");
  CHECK(to_string(Fate::kept) == "kept");
  CHECK(to_string(Fate::released) == "released");
}

}  // namespace svcdesk::parts::story
